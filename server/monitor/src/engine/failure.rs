//! What keeps a statement from being carried out, told apart in one place.

use sqlx::{error::DatabaseError, postgres::PgDatabaseError};

/// What became of a statement that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Failure<'a> {
    /// Another transaction was in its way: worth another try.
    Busy,
    /// The transaction began before another that has changed what it read: it is to be
    /// repeated from the beginning.
    Serialization,
    /// The database cannot be reached or written, or has no room.
    OutOfReach,
    /// Something is there already.
    NotUnique(Unique<'a>),
    /// What it names is gone, or something still names what it takes away.
    Referenced,
    /// What is stored is of another type than what was written.
    Damaged,
    /// Ours to mend.
    Other,
}

impl Failure<'_> {
    /// Its code.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Busy => "busy",
            Self::Serialization => "serialization",
            Self::OutOfReach => "out-of-reach",
            Self::NotUnique(_) => "not-unique",
            Self::Referenced => "referenced",
            Self::Damaged => "damaged",
            Self::Other => "other",
        }
    }
}

/// What was to be unique, as the engine says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unique<'a> {
    /// `table.column` each, with a comma between.
    Columns(&'a str),
    /// `table_column_key`, with all the columns.
    Name(&'a str),
}

impl Unique<'_> {
    /// Whether it is `column` (`table.column`), or that is the first of several.
    pub(super) fn begins_with(self, column: &str) -> bool {
        match self {
            Self::Columns(columns) => columns.split(", ").next() == Some(column),
            Self::Name(name) => {
                let rest = name.strip_prefix(&column.replace('.', "_"));
                rest.is_some_and(|rest| rest.starts_with('_') && rest.ends_with("_key"))
            }
        }
    }
}

/// The primary result codes (<https://sqlite.org/rescode.html>) of another transaction in the
/// way.
const BUSY: [u32; 2] = [5, 6];
/// The extended code of one that began to read before the other wrote.
const BUSY_SNAPSHOT: u32 = 517;
/// The primary codes of a file that cannot be written, read or made longer.
const OUT_OF_REACH: [u32; 3] = [8, 10, 13];
/// An extended code has its primary one in its low byte.
const PRIMARY: u32 = 0xff;
/// SQLite names columns in its message only.
const NOT_UNIQUE: &str = "UNIQUE constraint failed: ";

/// Tells it by the driver's error.
pub(crate) fn of(error: &sqlx::Error) -> Failure<'_> {
    match error {
        sqlx::Error::PoolTimedOut => Failure::Busy,
        sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::PoolClosed => Failure::OutOfReach,
        sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => Failure::Damaged,
        sqlx::Error::Database(told) => match told.try_downcast_ref::<PgDatabaseError>() {
            Some(told) => of_postgres(told),
            None => of_sqlite(told.as_ref()),
        },
        _ => Failure::Other,
    }
}

/// The primary codes of a file that makes no sense.
const DESTROYED: [u32; 2] = [11, 26];
/// The extended codes of a disk that hands out nothing, too little or something else.
const UNREADABLE: [u32; 4] = [266, 522, 8202, 8458];

/// Whether the engine cannot make out what it finds on the disk.
pub(crate) fn is_destruction(error: &sqlx::Error) -> bool {
    let sqlx::Error::Database(told) = error else {
        return false;
    };
    match told.try_downcast_ref::<PgDatabaseError>() {
        // Input and output, data and indexes that are corrupted.
        Some(told) => ["58030", "XX001", "XX002"].contains(&told.code()),
        None => extended(told.as_ref()).is_some_and(|code| {
            DESTROYED.contains(&(code & PRIMARY)) || UNREADABLE.contains(&code)
        }),
    }
}

/// SQLite's primary code, if it is to blame.
pub(crate) fn primary(error: &sqlx::Error) -> Option<u32> {
    let told = error.as_database_error()?;
    let is_other = told.try_downcast_ref::<PgDatabaseError>().is_some();
    let code = if is_other { None } else { extended(told) };
    code.map(|code| code & PRIMARY)
}

fn extended(told: &dyn DatabaseError) -> Option<u32> {
    told.code()?.parse().ok()
}

fn of_sqlite(told: &dyn DatabaseError) -> Failure<'_> {
    if told.is_unique_violation() {
        let columns = told.message().split_once(NOT_UNIQUE);
        return Failure::NotUnique(Unique::Columns(columns.map_or("", |(_, columns)| columns)));
    }
    if told.is_foreign_key_violation() {
        return Failure::Referenced;
    }
    let code = extended(told);
    if code == Some(BUSY_SNAPSHOT) {
        return Failure::Serialization;
    }
    match code.map(|code| code & PRIMARY) {
        Some(code) if BUSY.contains(&code) => Failure::Busy,
        Some(code) if OUT_OF_REACH.contains(&code) => Failure::OutOfReach,
        _ => Failure::Other,
    }
}

/// By the code (<https://www.postgresql.org/docs/current/errcodes-appendix.html>), of which the
/// first two signs are the class.
fn of_postgres(told: &PgDatabaseError) -> Failure<'_> {
    match told.code() {
        "23505" => Failure::NotUnique(Unique::Name(told.constraint().unwrap_or_default())),
        "23503" => Failure::Referenced,
        // Serialization failure, deadlock.
        "40001" | "40P01" => Failure::Serialization,
        // Lock not available, too many connections, took too long.
        "55P03" | "53300" | "57014" => Failure::Busy,
        // Read-only, as one that was a primary is; no room.
        "25006" | "53100" | "53200" => Failure::OutOfReach,
        // Connection lost; shut down, crashed or not up yet; input and output.
        code if ["08", "57", "58"]
            .iter()
            .any(|class| code.starts_with(class)) =>
        {
            Failure::OutOfReach
        }
        _ => Failure::Other,
    }
}
