//! What an engine itself says of what it keeps.

use super::{
    either::{Connection, Of},
    failure,
};
use crate::error::Error;
use sqlx::{PgConnection, SqliteConnection};

/// What an engine says.
#[derive(Debug, Default)]
pub(crate) struct Said {
    /// What is damaged.
    pub damage: Vec<String>,
    /// What could not be looked at.
    pub remarks: Vec<String>,
}

/// Asks the engine whether its own structures are in order.
///
/// # Errors
/// It does not answer.
pub(crate) async fn integrity(connection: &mut Connection) -> Result<Said, Error> {
    match connection {
        Of::Sqlite(connection) => of_file(connection).await,
        Of::Postgres(connection) => of_server(connection).await,
    }
}

/// Names tables, indexes and rows by their number, never what is in them.
const OF_FILE: &str = "pragma integrity_check";
const WHOLE: &str = "ok";

async fn of_file(connection: &mut SqliteConnection) -> Result<Said, Error> {
    let lines: Vec<String> = sqlx::query_scalar(OF_FILE).fetch_all(connection).await?;
    let lines = lines.iter().flat_map(|lines| lines.lines());
    let damage = lines.filter(|line| *line != WHOLE).map(str::to_owned);
    Ok(Said {
        damage: damage.collect(),
        ..Said::default()
    })
}

/// Pages whose checksum was wrong when somebody read them, since it began to count: perhaps of a
/// table that is not ours, or that was mended long ago.
const WRONG_PAGES: &str = "select coalesce(checksum_failures, 0) from pg_stat_database \
    where datname = current_database()";
const HAS_AMCHECK: &str = "select exists (select from pg_extension where extname = 'amcheck')";
const INDEXES: &str = "select cast(i.indexrelid::regclass as text) \
    from pg_index i join pg_class c on c.oid = i.indrelid \
    join pg_class m on m.relnamespace = c.relnamespace \
    join pg_class x on x.oid = i.indexrelid join pg_am a on a.oid = x.relam \
    where m.oid = to_regclass('_sqlx_migrations') and a.amname = 'btree' \
        and i.indisready and i.indisvalid order by 1";
const LOOK: &str = "select bt_index_check(cast(cast($1 as text) as regclass), true)";
/// It may not be run, or stands where this user looks for nothing.
const NOT_OURS: [&str; 2] = ["42501", "42883"];

async fn of_server(connection: &mut PgConnection) -> Result<Said, Error> {
    let mut said = Said::default();
    let wrong: i64 = sqlx::query_scalar(WRONG_PAGES)
        .fetch_one(&mut *connection)
        .await?;
    if wrong != 0 {
        said.remarks.push(format!(
            "since PostgreSQL counts, {wrong} pages were read whose checksum was wrong: look for \
             them in its log, and at the disk"
        ));
    }
    let can_look: bool = sqlx::query_scalar(HAS_AMCHECK)
        .fetch_one(&mut *connection)
        .await?;
    if !can_look {
        let how = "indexes were not compared with their tables: PostgreSQL has amcheck for that \
            (create extension amcheck)";
        said.remarks.push(how.to_owned());
        return Ok(said);
    }
    let indexes: Vec<String> = sqlx::query_scalar(INDEXES)
        .fetch_all(&mut *connection)
        .await?;
    for index in indexes {
        say(connection, MARK).await?;
        let look = sqlx::query(LOOK).bind(&index).execute(&mut *connection);
        match look.await {
            Ok(_) => {}
            Err(error) if failure::is_destruction(&error) => {
                said.damage.push(format!("the index {index}"));
            }
            Err(sqlx::Error::Database(told)) => {
                let code = told.code().unwrap_or_default();
                if NOT_OURS.contains(&&*code) {
                    let may_not = "amcheck is there, but this user may not run it";
                    said.remarks.push(may_not.to_owned());
                    say(connection, BACK).await?;
                    break;
                }
                let not_seen = format!("the index {index} could not be looked at ({code})");
                said.remarks.push(not_seen);
            }
            Err(other) => return Err(other.into()),
        }
        say(connection, BACK).await?;
    }
    Ok(said)
}

/// What one statement says does not keep the next from being asked.
const MARK: &str = "savepoint looked";
const BACK: &str = "rollback to looked";

async fn say(connection: &mut PgConnection, what: &'static str) -> Result<(), Error> {
    sqlx::raw_sql(what).execute(connection).await?;
    Ok(())
}

/// Where a transaction would end with the first statement that fails, a place to go [`back`] to.
///
/// # Errors
/// The server is out of reach.
pub(crate) async fn mark(connection: &mut Connection) -> Result<(), Error> {
    match connection {
        Of::Sqlite(_) => Ok(()),
        Of::Postgres(connection) => say(connection, MARK).await,
    }
}

/// Goes on from the last [`mark`].
///
/// # Errors
/// The server is out of reach.
pub(crate) async fn back(connection: &mut Connection) -> Result<(), Error> {
    match connection {
        Of::Sqlite(_) => Ok(()),
        Of::Postgres(connection) => say(connection, BACK).await,
    }
}
