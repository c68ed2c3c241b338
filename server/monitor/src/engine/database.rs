//! The database: one writer, several readers.

use super::{
    attended::Attended,
    connecting::{REPEATS, connect},
    either::{Connection, Engine, Of},
    link::Link,
    names::Statement,
    opening::NotOpened,
    place::{Address, Place},
    writer::{Turn, Writer},
};
use crate::{error::Error, metrics::Metrics};
use ground::private;
use shared::text::{is_lost, marked};
use sqlx::{
    ConnectOptions, PgConnection, Pool, Transaction,
    migrate::Migrator,
    pool::PoolOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use std::{
    fs, io,
    path::{Path, PathBuf, absolute},
    str::FromStr,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicI64, Ordering},
    },
    time::{Duration, Instant},
};

/// The migrations; each is commented like code.
pub(super) static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");
/// The same for PostgreSQL.
pub(super) static MIGRATIONS_OF_POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// How many may read at once.
pub(crate) const READERS: u32 = 6;

/// To so many bytes (64 MiB) the write-ahead log is cut when it begins anew: a reader who took
/// long, or a copy, can have made it longer by far.
const LOG_LIMIT: &str = "67108864";

/// An open database with its migrations applied.
#[derive(Debug)]
pub struct Database {
    writer: Writer,
    /// Replaced where the way to the server was lost: what had gone it may hang.
    readers: RwLock<Pool<Engine>>,
    seen_version: AtomicI64,
    link: Option<Arc<Link>>,
    metrics: Metrics,
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
        let options = in_file(path)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .pragma("journal_size_limit", LOG_LIMIT);
        let mut connection = options.connect().await?;
        let migrated = MIGRATIONS.run(&mut connection).await;
        migrated.map_err(NotOpened::from)?;
        let mut connection = Of::Sqlite(connection);
        let seen_version = data_version(&mut connection).await?;
        let readers = PoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(QUEUE)
            // A file does not hang up; to ask would double the way to it.
            .test_before_acquire(false)
            .connect_with(Of::Sqlite(options.read_only(true).create_if_missing(false)))
            .await?;
        let metrics = Metrics::default();
        Ok(Self {
            writer: Writer::new(connection, None, &metrics),
            readers: RwLock::new(readers),
            seen_version: AtomicI64::new(seen_version),
            link: None,
            metrics,
        })
    }

    /// Opens the database at `place`, bringing it to this version.
    ///
    /// # Errors
    /// [`NotOpened`] says why not.
    pub async fn of(place: &Place) -> Result<Self, Error> {
        match place {
            Place::File(path) => Self::open(path).await,
            Place::Server(address) => Self::at(address).await,
        }
    }

    /// Opens a database of a PostgreSQL server.
    ///
    /// # Errors
    /// The server cannot be reached or lets nobody in, the database cannot be used or is of a
    /// newer version.
    pub async fn at(address: &Address) -> Result<Self, Error> {
        let mut connection = connect(address).await?;
        fits(&mut connection).await?;
        // One at a time does it, by a lock of sqlx's, and the others wait as long as it takes.
        sqlx::raw_sql("set lock_timeout = 0")
            .execute(&mut connection)
            .await?;
        let migrated = MIGRATIONS_OF_POSTGRES.run(&mut connection).await;
        migrated.map_err(|error| NotOpened::migrating(address, error))?;
        sqlx::raw_sql("reset lock_timeout")
            .execute(&mut connection)
            .await?;
        let link = Arc::new(Link::new(address.clone()).await?);
        let metrics = Metrics::default();
        let writer = Writer::new(Of::Postgres(connection), Some(Arc::clone(&link)), &metrics);
        Ok(Self {
            writer,
            readers: RwLock::new(readers_of(address)),
            seen_version: AtomicI64::default(),
            link: Some(link),
            metrics,
        })
    }

    /// A connection that only reads. Where no other process has the file open,
    /// nothing beside it is made or locked: the folder may be read-only.
    ///
    /// # Errors
    /// There is no such database, or it cannot be read.
    pub(crate) async fn open_to_read(place: &Place) -> Result<Connection, Error> {
        let path = match place {
            Place::File(path) => path,
            Place::Server(address) => {
                let mut connection = connect(address).await?;
                sqlx::raw_sql(BEGIN_READING)
                    .execute(&mut connection)
                    .await?;
                return Ok(Of::Postgres(connection));
            }
        };
        let options = in_file(path)?.read_only(true).immutable(!is_in_use(path));
        Ok(Of::Sqlite(options.connect().await?))
    }

    /// A connection that sees one commit as a whole, whoever else begins to write meanwhile: as
    /// long as files may lie beside the database. Where none may, nobody writes.
    ///
    /// # Errors
    /// There is no such database, or it cannot be read.
    pub(crate) async fn open_beside(path: &Path) -> Result<Connection, Error> {
        let mut connection = match in_file(path)?.connect().await {
            Ok(connection) => Of::Sqlite(connection),
            Err(_) => return Self::open_to_read(&path.into()).await,
        };
        match data_version(&mut connection).await {
            Ok(_) => Ok(connection),
            Err(_) => Self::open_to_read(&path.into()).await,
        }
    }

    /// The way to other servers; none where the database is one process' own.
    pub(crate) fn link(&self) -> Option<&Link> {
        self.link.as_deref()
    }

    /// What is measured of it, and of whoever uses it.
    pub(crate) const fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    fn readers(&self) -> Pool<Engine> {
        let readers = self.readers.read();
        readers.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A transaction to read in: all its answers are of one commit.
    pub(crate) async fn reader(&self) -> Result<Transaction<'static, Engine>, Error> {
        let (readers, came) = (self.readers(), Instant::now());
        let begun = match &self.link {
            None => Ok(readers.begin().await),
            Some(link) => link.unless_lost(readers.begin()).await,
        };
        self.metrics.waited_to_read(came.elapsed());
        let mut transaction = begun??;
        if self.link.is_none() {
            return Ok(transaction);
        }
        sqlx::raw_sql(READ).execute(&mut *transaction).await?;
        Ok(transaction)
    }

    /// The same, with `turn`, which others wait for. What `is_long` ends with whoever waits for
    /// it.
    pub(crate) async fn attended<T: Send + 'static>(
        &self,
        turn: T,
        is_long: bool,
    ) -> Result<Attended<T>, Error> {
        let transaction = self.reader().await?;
        if is_long {
            let others = self.link.is_some().then(|| self.readers());
            Attended::long(transaction, turn, others).await
        } else {
            Ok(Attended::short(transaction, turn))
        }
    }

    /// Does one thing that stands for itself, beside the writer.
    pub(crate) async fn beside(&self, statement: Statement) -> Result<u64, Error> {
        let readers = self.readers();
        let said = async {
            let mut connection = readers.acquire().await?;
            statement.execute(&mut *connection).await
        };
        let done = match &self.link {
            Some(link) => link.unless_lost(said).await?,
            None => said.await,
        };
        Ok(done?.rows_affected())
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

    /// Whether another process has committed since the last time what rests in somebody's
    /// memory, or may have: `SQLite` counts all that others commit and nothing of the
    /// connection's own. A way that was lost is found again.
    pub(crate) async fn changed_elsewhere(&self) -> Result<bool, Error> {
        let Some(link) = &self.link else {
            let version = self.alone(data_version).await?;
            let seen = self.seen_version.swap(version, Ordering::SeqCst);
            return Ok(seen != version);
        };
        let found = link.look().await?;
        if found.anew {
            let readers = self.readers.write();
            *readers.unwrap_or_else(PoisonError::into_inner) = readers_of(link.address());
        }
        self.writer.mend(found.anew).await;
        Ok(found.changed)
    }

    /// Closes every connection; what was not acknowledged is rolled back.
    pub async fn close(self) {
        self.readers().close().await;
        self.writer.close().await;
    }
}

/// How `SQLite` is told of a file.
fn in_file(path: &Path) -> Result<SqliteConnectOptions, Error> {
    let options = SqliteConnectOptions::new().filename(whole_name(path)?);
    Ok(options.disable_statement_logging())
}

/// What `SQLite` takes for the name of the file at `path`: from the root on, for a shorter one may
/// begin as an address does (`file:`) and name nothing.
///
/// # Errors
/// It is no text.
pub(crate) fn whole_name(path: &Path) -> Result<String, Error> {
    let whole = absolute(path).map_err(sqlx::Error::Io)?;
    let name = whole.into_os_string().into_string();
    name.map_err(|name| NotOpened::NoName(name.into()).into())
}

/// Whether somebody has the database in the file open or did not end well: then its log counts,
/// too.
pub(crate) fn is_in_use(path: &Path) -> bool {
    let length = |ending| fs::metadata(beside(path, ending)).map(|file| file.len());
    length("-shm").is_ok() || length("-wal").is_ok_and(|length| 0 < length)
}

/// The file of this name with `ending` behind it.
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Refuses a server that is too old, and a database that could not keep every letter.
pub(super) async fn fits(connection: &mut PgConnection) -> Result<(), Error> {
    let told = connection.server_version_num();
    NotOpened::unless_recent(told.unwrap_or_default())?;
    let encoding: String = sqlx::query_scalar("show server_encoding")
        .fetch_one(connection)
        .await?;
    if encoding == "UTF8" {
        Ok(())
    } else {
        Err(NotOpened::Encoding(encoding).into())
    }
}

/// `SQLite` says of a connection what it is for, PostgreSQL of a transaction.
const READ: &str = "set transaction isolation level repeatable read, read only";
const BEGIN_READING: &str = "begin isolation level repeatable read, read only";

/// So long a question waits for one that is at its end.
const QUEUE: Duration = Duration::from_secs(3);

/// Connections to read by, made when they are needed.
fn readers_of(address: &Address) -> Pool<Engine> {
    PoolOptions::new()
        .max_connections(READERS)
        .acquire_timeout(QUEUE)
        .after_connect(|connection, _| {
            Box::pin(async move {
                let repeats = sqlx::query_scalar(REPEATS).fetch_one(connection).await?;
                let is_replica = || io::Error::other("a replica").into();
                if repeats { Err(is_replica()) } else { Ok(()) }
            })
        })
        .connect_lazy_with(Of::Postgres(address.options()))
}

async fn data_version(connection: &mut Connection) -> Result<i64, Error> {
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
