//! Copies of a database: what backups are made of.

use crate::{
    engine::{
        Address, Connection, Database, DriverError, Place,
        attended::heed,
        database::{beside, whole_name},
        failure,
        integrity::integrity,
        query, query_scalar,
        standing::{self, Standing},
    },
    error::Error,
};
use ground::private;
use std::{
    fs::{self, File},
    io::{self, Read as _},
    path::Path,
};

/// How far the database at `place` has come: the number of its last migration.
///
/// # Errors
/// It cannot be opened, or is of a newer version.
pub async fn migration(place: &Place) -> Result<i64, Error> {
    let (_, standing) = standing::open(place).await?;
    Ok(match standing {
        Standing::Current => newest(),
        Standing::Older(migration) => migration,
    })
}

/// The newest migration this version knows.
pub fn newest() -> i64 {
    standing::newest()
}

const SCHEMA: &str = "select cast(n.nspname as text) \
    from pg_class c join pg_namespace n on n.oid = c.relnamespace \
    where c.oid = to_regclass('_sqlx_migrations')";

/// The name of the schema that holds our tables at `address`.
///
/// # Errors
/// It cannot be reached, or holds none.
pub async fn schema(address: &Address) -> Result<String, Error> {
    let place = Place::Server(address.clone());
    let (mut connection, _) = standing::open(&place).await?;
    Ok(query_scalar(SCHEMA).fetch_one(&mut connection).await?)
}

/// A copy is not what was to be copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the copy lacks what the database holds, and was not kept: luxmedica db check may say why")]
struct Torn;

const INTO: &str = "vacuum into $1";

/// Writes the database in the file `from`, as one commit left it, into the empty file `into`,
/// also while a server writes to it, and says what of the copy the engine finds damaged: then the
/// database is, too. What cannot be read row by row is copied byte by byte. Gives up soon after
/// somebody `asks_to_end`.
///
/// # Errors
/// It cannot be opened, or there is no room.
pub async fn snapshot(
    from: &Path,
    into: &Path,
    asks_to_end: impl Fn() -> bool + Clone + Send + 'static,
) -> Result<Vec<String>, Error> {
    let mut connection = Database::open_beside(from).await?;
    let held = Holding::of(&mut connection).await?;
    heed(&mut connection, asks_to_end.clone()).await?;
    let name = whole_name(into)?;
    let written = query(INTO).bind(name).execute(&mut connection).await;
    let written = match written {
        Err(error) if failure::is_destruction(&error) => {
            copy_bytes(&mut connection, from, into, &asks_to_end).await
        }
        written => written.map(drop).map_err(Error::from),
    };
    // Who closes a file last leaves nothing beside it.
    let closed = connection.close().await;
    written?;
    closed?;
    let (mut copy, _) = standing::open(&into.into()).await?;
    heed(&mut copy, asks_to_end).await?;
    if !Holding::of(&mut copy).await?.has(held) {
        return Err(Error::failed(Torn));
    }
    match integrity(&mut copy).await {
        Err(error) if error.is_destruction() => Ok(vec!["cannot be read any further".to_owned()]),
        said => Ok(said?.damage),
    }
}

/// How much is in a database: what only grows.
#[derive(Debug, Clone, Copy)]
struct Holding {
    tables: i64,
    /// Of the journal.
    lines: i64,
}

const TABLES: &str = "select count(*) from sqlite_master where type = 'table'";
const LINES: &str = "select count(*) from journal_record";

impl Holding {
    async fn of(connection: &mut Connection) -> Result<Self, Error> {
        let tables = query_scalar(TABLES).fetch_one(&mut *connection);
        let tables = tables.await?;
        let lines = query_scalar(LINES).fetch_one(connection).await;
        let lines = match lines {
            // Nobody can count them, here nor there.
            Err(error) if failure::is_destruction(&error) => 0,
            lines => lines?,
        };
        Ok(Self { tables, lines })
    }

    const fn has(self, other: Self) -> bool {
        other.tables <= self.tables && other.lines <= self.lines
    }
}

/// So much is copied before it is heard whether somebody asks to end.
const CHUNK: u64 = 1 << 20;

/// Copies what the engine cannot make out, page by page, its log, too, while nobody writes.
async fn copy_bytes(
    connection: &mut Connection,
    from: &Path,
    into: &Path,
    asks_to_end: &impl Fn() -> bool,
) -> Result<(), Error> {
    // Where nothing can be written, nobody does.
    let held = query("begin immediate").execute(connection).await;
    if let Err(error) = held
        && failure::of(&error) == failure::Failure::Busy
    {
        return Err(error.into());
    }
    // The database last: with a file of it that is closed, all locks of this process on it are gone.
    let copied = ["-wal", ""].iter().try_for_each(|ending| {
        let (from, into) = (beside(from, ending), beside(into, ending));
        let mut from = match File::open(from) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            from => from?,
        };
        private::database(&into)?;
        let mut into = File::create(into)?;
        while !asks_to_end() && 0 < io::copy(&mut from.by_ref().take(CHUNK), &mut into)? {}
        Ok(())
    });
    let folded = match copied {
        Ok(()) => fold(into).await,
        Err(error) => Err(DriverError::Io(error).into()),
    };
    for ending in ["-wal", "-shm"] {
        // Most often it is gone.
        let _ = fs::remove_file(beside(into, ending));
    }
    folded
}

/// Puts what is in its log into the file.
async fn fold(path: &Path) -> Result<(), Error> {
    let mut connection = Database::open_beside(path).await?;
    let folded = query("pragma wal_checkpoint(truncate)").execute(&mut connection);
    folded.await?;
    Ok(connection.close().await?)
}
