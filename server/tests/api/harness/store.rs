//! The database past the server: as another process would have it.

use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, Decode, FromRow, Sqlite, SqliteConnection, Type,
    sqlite::{SqliteConnectOptions, SqliteRow},
};
use std::path::{Path, PathBuf};

/// A database file. Each question and change has a connection of its own.
#[derive(Clone)]
pub struct Store(PathBuf);

/// Keeps everybody else from writing.
#[must_use]
pub struct Lock(SqliteConnection);

impl Lock {
    /// Lets the others write.
    pub async fn release(self) {
        self.0.close().await.unwrap();
    }
}

impl Store {
    pub fn at(file: impl Into<PathBuf>) -> Self {
        Self(file.into())
    }

    /// The database file.
    pub fn file(&self) -> &Path {
        &self.0
    }

    /// A connection, for what takes one.
    pub async fn connect(&self) -> SqliteConnection {
        let options = SqliteConnectOptions::new().filename(&self.0);
        options.connect().await.unwrap()
    }

    /// The first column of every row.
    pub async fn select<T>(&self, sql: &str) -> Vec<T>
    where
        T: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + Send + Unpin,
    {
        let rows: Vec<(T,)> = self.rows(sql).await;
        rows.into_iter().map(|(value,)| value).collect()
    }

    /// Every row.
    pub async fn rows<T>(&self, sql: &str) -> Vec<T>
    where
        T: for<'r> FromRow<'r, SqliteRow> + Send + Unpin,
    {
        let query = sqlx::query_as(AssertSqlSafe(sql.to_owned()));
        query.fetch_all(&mut self.connect().await).await.unwrap()
    }

    /// The first column of the first row.
    pub async fn value<T>(&self, sql: &str) -> T
    where
        T: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + Send + Unpin,
    {
        self.select(sql).await.into_iter().next().unwrap()
    }

    /// One number.
    pub async fn count(&self, sql: &str) -> i64 {
        self.value(sql).await
    }

    /// Changes rows, at least one.
    pub async fn write(&self, sql: &str) {
        assert!(0 < self.run(sql).await, "{sql}");
    }

    /// Runs statements, also such as change the tables; says how many rows it changed.
    pub async fn run(&self, sql: &str) -> u64 {
        let statements = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
        let done = statements.execute(&mut self.connect().await).await.unwrap();
        done.rows_affected()
    }

    /// Keeps everybody else from writing, as a process that changes something does.
    pub async fn lock(&self) -> Lock {
        let mut connection = self.connect().await;
        let begun = sqlx::raw_sql("begin immediate").execute(&mut connection);
        begun.await.unwrap();
        Lock(connection)
    }

    /// Every table as text, without the journal: to show that nothing changed.
    pub async fn contents(&self) -> Vec<String> {
        const TABLES: &str = "select name from sqlite_master where type = 'table' \
            and (name like 'access\\_%' escape '\\' or name like 'authenticator\\_%' escape '\\' \
            or name like 'referrals\\_%' escape '\\') \
            order by name";
        let mut contents = Vec::new();
        for table in self.select::<String>(TABLES).await {
            let columns =
                format!("select 'quote(' || name || ')' from pragma_table_info('{table}')");
            let columns: Vec<String> = self.select(&columns).await;
            let columns = columns.join(" || ' ' || ");
            let rows: Vec<String> = self
                .select(&format!("select {columns} from {table} order by 1"))
                .await;
            contents.extend(rows.into_iter().map(|row| format!("{table}: {row}")));
        }
        contents
    }
}
