//! What the engine's own types are called everywhere else.

use super::either;
use sqlx::{QueryBuilder, query::Query};

pub use either::{Connection, Engine, Row as RawRow};

/// A statement put together while it is asked what to look for: what is pushed is text of
/// ours, what is pushed to be bound is a value.
pub type Builder = QueryBuilder<Engine>;
/// A statement with what was bound to it.
pub type Statement = Query<'static, Engine, either::Arguments>;

/// Whether it leads to a file, which one process writes at a time.
pub(crate) const fn is_file(connection: &Connection) -> bool {
    matches!(connection, Connection::Sqlite(_))
}
