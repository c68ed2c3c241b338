//! How far a database has come that is opened to be read: nothing is migrated then.

use super::{
    connecting::explained,
    database::{Database, MIGRATIONS, MIGRATIONS_OF_POSTGRES},
    either::{Connection, Of},
    failure,
    opening::NotOpened,
    place::Place,
};
use crate::error::Error;
use sqlx::migrate::Migrator;
use std::collections::HashMap;

/// What of ours a database holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// This version's tables.
    Current,
    /// Those of an older one, which came as far as this migration.
    Older(i64),
}

/// Opens what is at `place` to read it, if it is of this version or of an older one.
///
/// # Errors
/// [`NotOpened`] says why not.
pub(crate) async fn open(place: &Place) -> Result<(Connection, Standing), Error> {
    if let Place::File(path) = place
        && !path.is_file()
    {
        return Err(NotOpened::Absent(path.clone()).into());
    }
    let opened = async {
        let mut connection = Database::open_to_read(place).await?;
        let standing = of(&mut connection).await?;
        Ok((connection, standing))
    };
    opened.await.map_err(|error| told(place, error))
}

const IS_OURS: &str = "select count(*) from sqlite_master where name = '_sqlx_migrations'";
const IS_OURS_ON_POSTGRES: &str = "select cast(count(to_regclass('_sqlx_migrations')) as bigint)";
const MADE: &str = "select version, success, checksum from _sqlx_migrations order by version";

/// How far it has come.
pub(crate) async fn of(connection: &mut Connection) -> Result<Standing, Error> {
    let (known, is_ours) = match connection {
        Of::Sqlite(_) => (&MIGRATIONS, IS_OURS),
        Of::Postgres(_) => (&MIGRATIONS_OF_POSTGRES, IS_OURS_ON_POSTGRES),
    };
    let ours: i64 = sqlx::query_scalar(is_ours)
        .fetch_one(&mut *connection)
        .await?;
    if ours == 0 {
        return Err(NotOpened::NotOurs.into());
    }
    let made: Vec<(i64, bool, Vec<u8>)> = sqlx::query_as(MADE).fetch_all(connection).await?;
    Ok(judged(known, &made)?)
}

fn judged(known: &Migrator, made: &[(i64, bool, Vec<u8>)]) -> Result<Standing, NotOpened> {
    let known: HashMap<i64, &[u8]> = known
        .iter()
        .map(|migration| (migration.version, migration.checksum.as_ref()))
        .collect();
    for (version, success, checksum) in made {
        match known.get(version) {
            None => return Err(NotOpened::Newer(*version)),
            Some(expected) if *success && expected == checksum => {}
            Some(_) => return Err(NotOpened::HalfMigrated(*version)),
        }
    }
    match made.last() {
        None => Err(NotOpened::NotOurs),
        Some(_) if made.len() == known.len() => Ok(Standing::Current),
        Some((version, ..)) => Ok(Standing::Older(*version)),
    }
}

/// The number of the newest migration known here.
pub(crate) fn newest() -> i64 {
    let newest = MIGRATIONS.iter().map(|migration| migration.version).max();
    newest.unwrap_or_default()
}

/// What SQLite calls a file that is something else, and one that cannot be opened.
const NOT_A_DATABASE: u32 = 26;
const CANNOT_OPEN: u32 = 14;

/// The same with what to do, where that can be said.
fn told(place: &Place, error: Error) -> Error {
    match (place, error) {
        (Place::Server(address), Error::Database(error)) => explained(address, error),
        (Place::File(path), Error::Database(error)) => match failure::primary(&error) {
            Some(NOT_A_DATABASE) => NotOpened::NoDatabase(path.clone()).into(),
            Some(CANNOT_OPEN) => NotOpened::Closed(path.clone()).into(),
            _ => error.into(),
        },
        (_, error) => error,
    }
}
