//! What there is of either engine.

use sqlx::{
    PgConnection, SqliteConnection,
    postgres::{PgConnectOptions, PgValue, PgValueRef},
    sqlite::{SqliteConnectOptions, SqliteValue, SqliteValueRef},
};

/// What one engine has, or the other.
#[derive(Debug, Clone, Copy)]
pub enum Of<S, P> {
    /// The one in a file of ours.
    Sqlite(S),
    /// The one that serves others, too.
    Postgres(P),
}

/// The engine that is there.
#[derive(Debug)]
pub struct Engine;

/// A connection, in a transaction or not.
pub type Connection = Of<SqliteConnection, PgConnection>;
/// Where a connection leads.
pub type Options = Of<SqliteConnectOptions, PgConnectOptions>;
/// A value of a row, kept.
pub type Value = Of<SqliteValue, PgValue>;
/// The same where it lies.
pub type ValueRef<'r> = Of<SqliteValueRef<'r>, PgValueRef<'r>>;

impl From<SqliteConnectOptions> for Options {
    fn from(options: SqliteConnectOptions) -> Self {
        Self::Sqlite(options)
    }
}

impl From<PgConnectOptions> for Options {
    fn from(options: PgConnectOptions) -> Self {
        Self::Postgres(options)
    }
}
