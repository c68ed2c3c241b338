//! What comes back: rows, their columns, how many were changed.

use super::{
    arguments::Arguments,
    of::{Engine, Of, ValueRef},
    types::TypeInfo,
};
use sqlx::{
    Column as _, ColumnIndex, Either, Error, FromRow, IntoArguments, SqlStr, Statement as _,
    postgres::{PgQueryResult, PgRow, PgStatement},
    query::{Query, QueryAs, QueryScalar},
    sqlite::{SqliteQueryResult, SqliteRow, SqliteStatement},
};
use std::sync::OnceLock;

/// A row as it came, whatever it holds.
#[derive(Debug)]
pub struct Row {
    row: Of<SqliteRow, PgRow>,
    /// Few ask for them.
    columns: OnceLock<Vec<Column>>,
}

impl From<SqliteRow> for Row {
    fn from(row: SqliteRow) -> Self {
        let (row, columns) = (Of::Sqlite(row), OnceLock::new());
        Self { row, columns }
    }
}

impl From<PgRow> for Row {
    fn from(row: PgRow) -> Self {
        let (row, columns) = (Of::Postgres(row), OnceLock::new());
        Self { row, columns }
    }
}

impl sqlx::Row for Row {
    type Database = Engine;

    fn len(&self) -> usize {
        match &self.row {
            Of::Sqlite(row) => row.len(),
            Of::Postgres(row) => row.len(),
        }
    }

    fn columns(&self) -> &[Column] {
        self.columns.get_or_init(|| match &self.row {
            Of::Sqlite(row) => row.columns().iter().map(Column::from).collect(),
            Of::Postgres(row) => row.columns().iter().map(Column::from).collect(),
        })
    }

    fn try_get_raw<I: ColumnIndex<Self>>(&self, index: I) -> Result<ValueRef<'_>, Error> {
        let index = index.index(self)?;
        Ok(match &self.row {
            Of::Sqlite(row) => Of::Sqlite(row.try_get_raw(index)?),
            Of::Postgres(row) => Of::Postgres(row.try_get_raw(index)?),
        })
    }
}

impl ColumnIndex<Row> for usize {
    fn index(&self, row: &Row) -> Result<usize, Error> {
        match &row.row {
            Of::Sqlite(row) => self.index(row),
            Of::Postgres(row) => self.index(row),
        }
    }
}

impl ColumnIndex<Row> for str {
    fn index(&self, row: &Row) -> Result<usize, Error> {
        match &row.row {
            Of::Sqlite(row) => (&self).index(row),
            Of::Postgres(row) => (&self).index(row),
        }
    }
}

/// A column of a row or of a statement.
#[derive(Debug, Clone)]
pub struct Column {
    ordinal: usize,
    name: String,
    type_info: TypeInfo,
}

impl From<&sqlx::sqlite::SqliteColumn> for Column {
    fn from(column: &sqlx::sqlite::SqliteColumn) -> Self {
        Self {
            ordinal: column.ordinal(),
            name: column.name().to_owned(),
            type_info: TypeInfo::Sqlite(column.type_info().clone()),
        }
    }
}

impl From<&sqlx::postgres::PgColumn> for Column {
    fn from(column: &sqlx::postgres::PgColumn) -> Self {
        Self {
            ordinal: column.ordinal(),
            name: column.name().to_owned(),
            type_info: TypeInfo::Postgres(column.type_info().clone()),
        }
    }
}

impl sqlx::Column for Column {
    type Database = Engine;

    fn ordinal(&self) -> usize {
        self.ordinal
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn type_info(&self) -> &TypeInfo {
        &self.type_info
    }
}

/// What a statement has done.
#[derive(Debug, Clone, Copy, Default)]
pub struct Done {
    rows_affected: u64,
}

impl Done {
    /// How many rows it has written or taken away.
    pub const fn rows_affected(self) -> u64 {
        self.rows_affected
    }
}

impl From<SqliteQueryResult> for Done {
    fn from(done: SqliteQueryResult) -> Self {
        let rows_affected = done.rows_affected();
        Self { rows_affected }
    }
}

impl From<PgQueryResult> for Done {
    fn from(done: PgQueryResult) -> Self {
        let rows_affected = done.rows_affected();
        Self { rows_affected }
    }
}

impl Extend<Self> for Done {
    fn extend<T: IntoIterator<Item = Self>>(&mut self, done: T) {
        let rows = done.into_iter().map(|done| done.rows_affected);
        self.rows_affected += rows.sum::<u64>();
    }
}

/// A statement that the engine knows already.
#[derive(Debug, Clone)]
pub struct Prepared {
    sql: SqlStr,
    parameters: usize,
    columns: Vec<Column>,
}

impl From<SqliteStatement> for Prepared {
    fn from(statement: SqliteStatement) -> Self {
        Self {
            parameters: count(statement.parameters()),
            columns: statement.columns().iter().map(Column::from).collect(),
            sql: statement.into_sql(),
        }
    }
}

impl From<PgStatement> for Prepared {
    fn from(statement: PgStatement) -> Self {
        Self {
            parameters: count(statement.parameters()),
            columns: statement.columns().iter().map(Column::from).collect(),
            sql: statement.into_sql(),
        }
    }
}

fn count<T>(parameters: Option<Either<&[T], usize>>) -> usize {
    match parameters {
        Some(Either::Left(types)) => types.len(),
        Some(Either::Right(count)) => count,
        None => 0,
    }
}

impl ColumnIndex<Prepared> for usize {
    fn index(&self, statement: &Prepared) -> Result<usize, Error> {
        let (index, len) = (*self, statement.columns.len());
        let found = (index < len).then_some(index);
        found.ok_or(Error::ColumnIndexOutOfBounds { index, len })
    }
}

impl sqlx::Statement for Prepared {
    type Database = Engine;

    fn into_sql(self) -> SqlStr {
        self.sql
    }

    fn sql(&self) -> &SqlStr {
        &self.sql
    }

    fn parameters(&self) -> Option<Either<&[TypeInfo], usize>> {
        Some(Either::Right(self.parameters))
    }

    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn query(&self) -> Query<'_, Engine, Arguments> {
        sqlx::query(self.sql.clone())
    }

    fn query_with<A: IntoArguments<Engine>>(&self, arguments: A) -> Query<'_, Engine, A> {
        sqlx::query_with(self.sql.clone(), arguments)
    }

    fn query_as<O: for<'r> FromRow<'r, Row>>(&self) -> QueryAs<'_, Engine, O, Arguments> {
        sqlx::query_as(self.sql.clone())
    }

    fn query_as_with<'s, O: for<'r> FromRow<'r, Row>, A: IntoArguments<Engine>>(
        &'s self,
        arguments: A,
    ) -> QueryAs<'s, Engine, O, A> {
        sqlx::query_as_with(self.sql.clone(), arguments)
    }

    fn query_scalar<O>(&self) -> QueryScalar<'_, Engine, O, Arguments>
    where
        (O,): for<'r> FromRow<'r, Row>,
    {
        sqlx::query_scalar(self.sql.clone())
    }

    fn query_scalar_with<'s, O, A: IntoArguments<Engine>>(
        &'s self,
        arguments: A,
    ) -> QueryScalar<'s, Engine, O, A>
    where
        (O,): for<'r> FromRow<'r, Row>,
    {
        sqlx::query_scalar_with(self.sql.clone(), arguments)
    }
}
