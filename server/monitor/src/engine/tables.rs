//! The tables as this version has them: what its migrations make.

use super::{
    database::{MIGRATIONS, MIGRATIONS_OF_POSTGRES},
    either::{Connection, Kind, Of},
    names::{query_as, query_scalar},
    opening::NotOpened,
};
use crate::error::Error;
use sqlx::FromRow;
use std::collections::{HashMap, HashSet};

/// A table of ours.
#[derive(Debug)]
pub(crate) struct Table {
    pub name: String,
    pub columns: Vec<TableColumn>,
    /// The columns of its primary key, in their order.
    pub key: Vec<String>,
    pub references: Vec<Reference>,
}

/// A column of one.
#[derive(Debug)]
pub(crate) struct TableColumn {
    pub name: String,
    pub kind: Kind,
    /// Whether it may hold nothing.
    pub optional: bool,
}

/// What of it a database has, by table and column.
const THERE: &str = "select m.name, c.name from sqlite_master m \
    join pragma_table_info(m.name) c where m.type = 'table'";
const THERE_ON_POSTGRES: &str = "select cast(c.relname as text), cast(a.attname as text) \
    from pg_class m join pg_class c on c.relnamespace = m.relnamespace \
    join pg_attribute a on a.attrelid = c.oid and 0 < a.attnum and not a.attisdropped \
    where m.oid = to_regclass('_sqlx_migrations') and c.relkind in ('r', 'p')";

/// The columns that a database has, by the name of their table.
///
/// # Errors
/// It cannot be read.
pub(crate) async fn there(
    connection: &mut Connection,
) -> Result<HashMap<String, HashSet<String>>, Error> {
    let ask = match connection {
        Of::Sqlite(_) => THERE,
        Of::Postgres(_) => THERE_ON_POSTGRES,
    };
    let rows: Vec<(String, String)> = query_as(ask).fetch_all(connection).await?;
    let mut there: HashMap<_, HashSet<_>> = HashMap::new();
    for (table, column) in rows {
        there.entry(table).or_default().insert(column);
    }
    Ok(there)
}

/// A column whose values stand in another table.
#[derive(Debug, FromRow)]
pub(crate) struct Reference {
    pub from: String,
    pub table: String,
    pub to: String,
}

const NAMES: &str = "select name from sqlite_master where type = 'table' \
    and name not like 'sqlite%' and name not like '%sqlx%' order by name";

#[derive(FromRow)]
struct Row {
    name: String,
    kind: String,
    required: bool,
    key: i64,
}

const COLUMNS: &str = "select name, lower(type) as kind, \"notnull\" as required, pk as key \
    from pragma_table_info($1) order by cid";

const REFERENCES: &str = "select f.\"from\", f.\"table\", \
    coalesce(f.\"to\", (select name from pragma_table_info(f.\"table\") where pk)) as \"to\" \
    from pragma_foreign_key_list($1) f order by f.id";

impl Connection {
    /// Leads to the database at `address`, which is brought to this version.
    ///
    /// # Errors
    /// It cannot be reached, or is of a newer version.
    pub async fn with_tables(address: &str) -> Result<Self, Error> {
        let mut connection = <Self as sqlx::Connection>::connect(address).await?;
        let migrated = match &mut connection {
            Self::Sqlite(connection) => MIGRATIONS.run(connection).await,
            Self::Postgres(connection) => MIGRATIONS_OF_POSTGRES.run(connection).await,
        };
        migrated.map_err(NotOpened::from)?;
        Ok(connection)
    }
}

/// All of them, by name; both engines have the same.
///
/// # Errors
/// There is no memory to make them in.
pub(crate) async fn known() -> Result<Vec<Table>, Error> {
    let mut connection = Connection::with_tables("sqlite::memory:").await?;
    let names: Vec<String> = query_scalar(NAMES).fetch_all(&mut connection).await?;
    let mut tables = Vec::new();
    for name in names {
        let rows: Vec<Row> = query_as(COLUMNS)
            .bind(&name)
            .fetch_all(&mut connection)
            .await?;
        let references = query_as(REFERENCES)
            .bind(&name)
            .fetch_all(&mut connection)
            .await?;
        let mut keys: Vec<&Row> = rows.iter().filter(|row| 0 < row.key).collect();
        keys.sort_by_key(|row| row.key);
        let key = keys.into_iter().map(|row| row.name.clone()).collect();
        let columns = rows.iter().map(column).collect();
        tables.push(Table {
            name,
            columns,
            key,
            references,
        });
    }
    Ok(tables)
}

fn column(row: &Row) -> TableColumn {
    let kind = match row.kind.as_str() {
        "boolean" => Kind::Boolean,
        "bigint" | "integer" => Kind::Integer,
        "blob" => Kind::Bytes,
        _ => Kind::Text,
    };
    TableColumn {
        name: row.name.clone(),
        kind,
        optional: !row.required && row.key == 0,
    }
}

impl Table {
    /// Its columns' names, with commas between.
    pub fn names(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|one| one.name.as_str()).collect();
        names.join(", ")
    }

    /// Where its key stands among its columns.
    pub fn key_places(&self) -> Vec<usize> {
        let place = |key: &String| self.columns.iter().position(|one| one.name == *key);
        self.key.iter().filter_map(place).collect()
    }
}
