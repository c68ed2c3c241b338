//! Where a connection leads, and how a statement gets there.

use super::{
    arguments::Arguments,
    of::{Connection, Engine, Of, Options},
    row::{Done, Prepared, Row},
    types::TypeInfo,
};
use futures_util::{
    FutureExt as _, StreamExt as _, TryFutureExt as _, TryStreamExt as _,
    future::{self, BoxFuture},
    stream::{self, BoxStream},
};
use log::LevelFilter;
use sqlx::{
    ConnectOptions, Describe, Either, Error, Execute, Executor, SqlStr, Transaction,
    postgres::PgTransactionManager, sqlite::SqliteTransactionManager,
};
use sqlx_core::transaction::TransactionManager;
use std::{io, str::FromStr, time::Duration};
use tokio::time::timeout;
use url::Url;

impl FromStr for Options {
    type Err = Error;

    fn from_str(address: &str) -> Result<Self, Error> {
        Self::from_url(&address.parse().map_err(Error::config)?)
    }
}

impl ConnectOptions for Options {
    type Connection = Connection;

    fn from_url(url: &Url) -> Result<Self, Error> {
        match url.scheme() {
            "sqlite" => ConnectOptions::from_url(url).map(Of::Sqlite),
            _ => ConnectOptions::from_url(url).map(Of::Postgres),
        }
    }

    async fn connect(&self) -> Result<Connection, Error> {
        match self {
            Self::Sqlite(options) => options.connect().await.map(Of::Sqlite),
            Self::Postgres(options) => options.connect().await.map(Of::Postgres),
        }
    }

    fn log_statements(self, level: LevelFilter) -> Self {
        match self {
            Self::Sqlite(options) => Self::Sqlite(options.log_statements(level)),
            Self::Postgres(options) => Self::Postgres(options.log_statements(level)),
        }
    }

    fn log_slow_statements(self, level: LevelFilter, after: Duration) -> Self {
        match self {
            Self::Sqlite(options) => Self::Sqlite(options.log_slow_statements(level, after)),
            Self::Postgres(options) => Self::Postgres(options.log_slow_statements(level, after)),
        }
    }
}

impl sqlx::Connection for Connection {
    type Database = Engine;
    type Options = Options;

    async fn close(self) -> Result<(), Error> {
        match self {
            Self::Sqlite(connection) => connection.close().await,
            Self::Postgres(connection) => connection.close().await,
        }
    }

    async fn close_hard(self) -> Result<(), Error> {
        match self {
            Self::Sqlite(connection) => connection.close_hard().await,
            Self::Postgres(connection) => connection.close_hard().await,
        }
    }

    async fn ping(&mut self) -> Result<(), Error> {
        match self {
            Self::Sqlite(connection) => connection.ping().await,
            Self::Postgres(connection) => connection.ping().await,
        }
    }

    fn begin(
        &mut self,
    ) -> impl Future<Output = Result<Transaction<'_, Engine>, Error>> + Send + '_ {
        Transaction::begin(self, None)
    }

    fn shrink_buffers(&mut self) {
        match self {
            Self::Sqlite(connection) => connection.shrink_buffers(),
            Self::Postgres(connection) => connection.shrink_buffers(),
        }
    }

    async fn flush(&mut self) -> Result<(), Error> {
        match self {
            Self::Sqlite(connection) => connection.flush().await,
            Self::Postgres(connection) => connection.flush().await,
        }
    }

    fn should_flush(&self) -> bool {
        match self {
            Self::Sqlite(connection) => connection.should_flush(),
            Self::Postgres(connection) => connection.should_flush(),
        }
    }
}

/// Begins and ends transactions.
#[derive(Debug)]
pub struct Manager;

impl TransactionManager for Manager {
    type Database = Engine;

    async fn begin(connection: &mut Connection, statement: Option<SqlStr>) -> Result<(), Error> {
        match connection {
            Of::Sqlite(one) => SqliteTransactionManager::begin(one, statement).await,
            Of::Postgres(one) => PgTransactionManager::begin(one, statement).await,
        }
    }

    async fn commit(connection: &mut Connection) -> Result<(), Error> {
        match connection {
            Of::Sqlite(one) => SqliteTransactionManager::commit(one).await,
            Of::Postgres(one) => PgTransactionManager::commit(one).await,
        }
    }

    async fn rollback(connection: &mut Connection) -> Result<(), Error> {
        match connection {
            Of::Sqlite(one) => SqliteTransactionManager::rollback(one).await,
            Of::Postgres(one) => PgTransactionManager::rollback(one).await,
        }
    }

    fn start_rollback(connection: &mut Connection) {
        match connection {
            Of::Sqlite(one) => SqliteTransactionManager::start_rollback(one),
            Of::Postgres(one) => PgTransactionManager::start_rollback(one),
        }
    }

    fn get_transaction_depth(connection: &Connection) -> usize {
        match connection {
            Of::Sqlite(one) => SqliteTransactionManager::get_transaction_depth(one),
            Of::Postgres(one) => PgTransactionManager::get_transaction_depth(one),
        }
    }
}

/// So long a server may say nothing: it stands, or the way to it is lost.
const PATIENCE: Duration = Duration::from_secs(8);

fn late() -> Error {
    Error::Io(io::ErrorKind::TimedOut.into())
}

/// What comes step by step, as long as each comes in time.
fn in_time<'e, T: Send + 'e>(
    steps: BoxStream<'e, Result<T, Error>>,
) -> impl futures_util::Stream<Item = Result<T, Error>> + Send + 'e {
    stream::unfold(Some(steps), async |steps| {
        let mut steps = steps?;
        match timeout(PATIENCE, steps.next()).await {
            Ok(step) => step.map(|step| (step, Some(steps))),
            Err(_) => Some((Err(late()), None)),
        }
    })
}

/// What a statement says, and what was bound to it: none where it may be several.
fn taken<'q>(
    mut query: impl Execute<'q, Engine>,
) -> Result<(SqlStr, Option<Arguments>, bool), Error> {
    let arguments = query.take_arguments().map_err(Error::Encode)?;
    let persistent = query.persistent();
    Ok((query.sql(), arguments, persistent))
}

/// Asks one of the engines: the statement once more, with what was bound bound for it.
macro_rules! asked {
    ($connection:ident, $bind:ident, $taken:ident, $ask:ident) => {{
        let (sql, arguments, persistent) = $taken;
        match arguments.map(Arguments::$bind).transpose() {
            Ok(Some(arguments)) => {
                let query = sqlx::query_with(sql, arguments).persistent(persistent);
                Ok($connection.$ask(query))
            }
            Ok(None) => Ok($connection.$ask(sql)),
            Err(error) => Err(Error::Encode(error)),
        }
    }};
}

impl<'c> Executor<'c> for &'c mut Connection {
    type Database = Engine;

    fn fetch_many<'e, 'q: 'e, E>(self, query: E) -> BoxStream<'e, Result<Either<Done, Row>, Error>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Engine>,
    {
        let failed = |error| stream::once(future::ready(Err(error))).boxed();
        let taken = match taken(query) {
            Ok(taken) => taken,
            Err(error) => return failed(error),
        };
        match self {
            Of::Sqlite(connection) => match asked!(connection, for_sqlite, taken, fetch_many) {
                Ok(steps) => steps
                    .map_ok(|step| step.map_left(Done::from).map_right(Row::from))
                    .boxed(),
                Err(error) => failed(error),
            },
            Of::Postgres(connection) => match asked!(connection, for_postgres, taken, fetch_many) {
                Ok(steps) => in_time(steps)
                    .map_ok(|step| step.map_left(Done::from).map_right(Row::from))
                    .boxed(),
                Err(error) => failed(error),
            },
        }
    }

    fn fetch_optional<'e, 'q: 'e, E>(self, query: E) -> BoxFuture<'e, Result<Option<Row>, Error>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Engine>,
    {
        let taken = match taken(query) {
            Ok(taken) => taken,
            Err(error) => return future::ready(Err(error)).boxed(),
        };
        match self {
            Of::Sqlite(connection) => match asked!(connection, for_sqlite, taken, fetch_optional) {
                Ok(row) => row.map_ok(|row| row.map(Row::from)).boxed(),
                Err(error) => future::ready(Err(error)).boxed(),
            },
            Of::Postgres(connection) => {
                match asked!(connection, for_postgres, taken, fetch_optional) {
                    Ok(row) => async move {
                        let row = timeout(PATIENCE, row).await;
                        Ok(row.unwrap_or_else(|_| Err(late()))?.map(Row::from))
                    }
                    .boxed(),
                    Err(error) => future::ready(Err(error)).boxed(),
                }
            }
        }
    }

    fn prepare_with<'e>(
        self,
        sql: SqlStr,
        _: &'e [TypeInfo],
    ) -> BoxFuture<'e, Result<Prepared, Error>>
    where
        'c: 'e,
    {
        match self {
            Of::Sqlite(connection) => connection.prepare(sql).map_ok(Prepared::from).boxed(),
            Of::Postgres(connection) => connection.prepare(sql).map_ok(Prepared::from).boxed(),
        }
    }

    fn describe<'e>(self, _: SqlStr) -> BoxFuture<'e, Result<Describe<Engine>, Error>>
    where
        'c: 'e,
    {
        // Asked by sqlx where it checks statements while it compiles them.
        let error = Error::Protocol("no statement is compiled against either engine".into());
        future::ready(Err(error)).boxed()
    }
}
