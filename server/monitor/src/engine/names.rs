//! What everything else asks the engines by. A statement is text of the program's; what is put
//! together goes through a [`Builder`], which keeps values apart from text.

use super::either::{Arguments, Engine};
use sqlx::{
    ColumnIndex, Decode, Encode, QueryBuilder, Type,
    query::{Query, QueryAs, QueryScalar},
};

pub use super::either::{Connection, Row as RawRow};
pub use monitor_derive::FromRow;
/// What the driver says of what it could not do.
pub use sqlx::Error as DriverError;
pub use sqlx_core::from_row::FromRow;

/// A statement put together while it is asked what to look for: what is pushed is text of
/// ours, what is pushed to be bound is a value.
pub type Builder = QueryBuilder<Engine>;
/// A statement with what was bound to it.
pub type Statement = Query<'static, Engine, Arguments>;

/// Asks for rows as they come, or for how many were changed.
pub fn query(sql: &'static str) -> Statement {
    sqlx::query(sql)
}

/// Asks for rows, each of them read as a `T`.
pub fn query_as<'q, T>(sql: &'static str) -> QueryAs<'q, Engine, T, Arguments>
where
    T: for<'r> FromRow<'r, RawRow>,
{
    sqlx::query_as(sql)
}

/// Asks for rows, of each of them for its first column.
pub fn query_scalar<'q, T>(sql: &'static str) -> QueryScalar<'q, Engine, T, Arguments>
where
    (T,): for<'r> FromRow<'r, RawRow>,
{
    sqlx::query_scalar(sql)
}

/// A value that can be bound.
pub trait Bound: for<'t> Encode<'t, Engine> + Type<Engine> {}

impl<T: for<'t> Encode<'t, Engine> + Type<Engine>> Bound for T {}

impl Connection {
    /// Ends it, and what it has begun.
    ///
    /// # Errors
    /// It was lost.
    pub async fn close(self) -> Result<(), DriverError> {
        sqlx::Connection::close(self).await
    }
}

impl RawRow {
    /// What it holds in a column, by its name or its place.
    ///
    /// # Errors
    /// There is no such column, or it holds something of another type.
    pub fn read<'r, T>(&'r self, column: impl ColumnIndex<Self>) -> Result<T, DriverError>
    where
        T: Decode<'r, Engine> + Type<Engine>,
    {
        sqlx::Row::try_get(self, column)
    }
}

/// Whether it leads to a file, which one process writes at a time.
pub(crate) const fn is_file(connection: &Connection) -> bool {
    matches!(connection, Connection::Sqlite(_))
}
