//! What the engine's own types are called everywhere else.

use sqlx::{
    QueryBuilder, Sqlite, SqliteConnection,
    query::Query,
    sqlite::{SqliteArguments, SqliteRow},
};

/// What values are written for.
pub type Engine = Sqlite;
/// A connection, in a transaction or not.
pub type Connection = SqliteConnection;
/// A row as it came, whatever it holds.
pub type RawRow = SqliteRow;
/// A statement put together while it is asked what to look for: what is pushed is text of
/// ours, what is pushed to be bound is a value.
pub type Builder = QueryBuilder<Sqlite>;
/// A statement with what was bound to it.
pub type Statement = Query<'static, Sqlite, SqliteArguments>;
