//! The database: one writer, several readers.

use super::{
    either::{Connection, Engine, Of},
    writer::{Turn, Writer},
};
use crate::error::Error;
use ground::private;
use shared::text::{is_lost, marked};
use sqlx::{
    ConnectOptions, Pool, Transaction,
    migrate::Migrator,
    pool::PoolOptions,
    postgres::PgConnectOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use std::{
    path::Path,
    str::FromStr,
    sync::atomic::{AtomicI64, Ordering},
};

/// The migrations; each is commented like code.
static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");
/// The same for PostgreSQL.
static MIGRATIONS_OF_POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// How many may read at once.
pub(crate) const READERS: u32 = 6;

/// An open database with its migrations applied.
#[derive(Debug)]
pub struct Database {
    writer: Writer,
    readers: Pool<Engine>,
    seen_version: AtomicI64,
}

impl Database {
    /// Opens the file at `path`, making it if it does not exist.
    ///
    /// Write-ahead log with every commit flushed: what was acknowledged
    /// survives a loss of power. Nobody but its owner may read it.
    ///
    /// # Errors
    /// The file cannot be opened, or is of a newer version.
    pub async fn open(path: &Path) -> Result<Self, Error> {
        private::database(path).map_err(sqlx::Error::Io)?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .disable_statement_logging();
        let mut connection = options.connect().await?;
        MIGRATIONS.run(&mut connection).await?;
        let mut connection = Of::Sqlite(connection);
        let seen_version = data_version(&mut connection).await?;
        let readers = PoolOptions::new()
            .max_connections(READERS)
            // A file does not hang up; to ask would double the way to it.
            .test_before_acquire(false)
            .connect_with(Of::Sqlite(options.read_only(true).create_if_missing(false)))
            .await?;
        Ok(Self {
            writer: Writer::new(connection),
            readers,
            seen_version: AtomicI64::new(seen_version),
        })
    }

    /// Opens a database of a PostgreSQL server. Nothing that runs does: it does not come back
    /// by itself once the connection is lost, and what is known in memory is one server's.
    ///
    /// # Errors
    /// The server cannot be reached, or the database is of a newer version.
    pub async fn at(options: PgConnectOptions) -> Result<Self, Error> {
        let options = options.disable_statement_logging();
        let mut connection = options.connect().await?;
        // One at a time does it: sqlx takes a lock.
        MIGRATIONS_OF_POSTGRES.run(&mut connection).await?;
        let readers = PoolOptions::new()
            .max_connections(READERS)
            .connect_with(Of::Postgres(options))
            .await?;
        Ok(Self {
            writer: Writer::new(Of::Postgres(connection)),
            readers,
            seen_version: AtomicI64::new(NOT_COUNTED),
        })
    }

    /// A connection that only reads. Where no other process has the file open,
    /// nothing beside it is made or locked: the folder may be read-only.
    ///
    /// # Errors
    /// There is no such file, or it cannot be read.
    pub(crate) async fn open_to_read(path: &Path) -> Result<Connection, Error> {
        let beside = |ending: &str| {
            let mut name = path.as_os_str().to_owned();
            name.push(ending);
            std::fs::metadata(name).map(|file| file.len())
        };
        // Its log counts, too, if somebody has it open or did not end well.
        let is_in_use = beside("-shm").is_ok() || beside("-wal").is_ok_and(|length| 0 < length);
        let options = SqliteConnectOptions::new()
            .filename(path)
            .read_only(true)
            .immutable(!is_in_use)
            .disable_statement_logging();
        Ok(Of::Sqlite(options.connect().await?))
    }

    /// A transaction to read in: all its answers are of one commit.
    pub(crate) async fn reader(&self) -> Result<Transaction<'static, Engine>, Error> {
        let mut transaction = self.readers.begin().await?;
        if let Of::Postgres(_) = &*transaction {
            sqlx::raw_sql(READ).execute(&mut *transaction).await?;
        }
        Ok(transaction)
    }

    pub(crate) async fn turn(&self) -> Result<Turn<'_>, Error> {
        self.writer.turn().await
    }

    /// Does what is no effect ([`Writer::alone`]).
    pub(crate) async fn alone<T>(
        &self,
        work: impl AsyncFnOnce(&mut Connection) -> Result<T, Error> + Copy,
    ) -> Result<T, Error> {
        self.writer.alone(work).await
    }

    /// Whether another process has committed since the last time, or may have: `SQLite`
    /// counts those only, not the connection's own commits; PostgreSQL counts none.
    pub(crate) async fn changed_elsewhere(&self) -> Result<bool, Error> {
        let version = self.alone(data_version).await?;
        let seen = self.seen_version.swap(version, Ordering::SeqCst);
        Ok(seen != version || version == NOT_COUNTED)
    }

    /// Closes every connection; what was not acknowledged is rolled back.
    pub async fn close(self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// Where an engine does not tell how often others have written.
const NOT_COUNTED: i64 = -1;
/// `SQLite` says of a connection what it is for, PostgreSQL of a transaction.
const READ: &str = "set transaction isolation level repeatable read, read only";

async fn data_version(connection: &mut Connection) -> Result<i64, Error> {
    if let Of::Postgres(_) = connection {
        return Ok(NOT_COUNTED);
    }
    Ok(sqlx::query_scalar("pragma data_version")
        .fetch_one(connection)
        .await?)
}

/// A stored text as the field it was made from.
///
/// # Errors
/// The database holds what no form could have sent.
pub fn stored<T: TryFrom<String>>(text: String) -> Result<T, Error> {
    // Before such characters were refused, they were taken.
    let text = if is_lost(&text) { marked(&text) } else { text };
    T::try_from(text).map_err(|_| Error::Corrupt)
}

/// A stored id.
///
/// # Errors
/// The database holds no UUID there.
pub fn stored_id<T: FromStr>(text: &str) -> Result<T, Error> {
    text.parse().map_err(|_| Error::Corrupt)
}
