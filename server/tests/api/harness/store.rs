//! The database past the server: as another process would have it.

use monitor::{
    Database, FromRow,
    engine::{Address, Builder, Connection, DriverError, Options, RawRow},
};
use sqlx::{
    AssertSqlSafe, ConnectOptions as _, migrate::Migrator, raw_sql, sqlite::SqliteConnectOptions,
};
use std::{
    env, fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};
use url::Url;

/// A database. Each question and change has a connection of its own.
#[derive(Clone)]
pub struct Store {
    file: PathBuf,
    /// Where it is, if not in the file.
    address: Option<Address>,
}

/// How many databases this process has made: some tests have several, and `cargo test` runs all
/// in one process.
static MADE: AtomicUsize = AtomicUsize::new(0);

/// A file with nobody in it yet. To migrate one anew for each test would take as long as the test; one that this build
/// made serves all, also where each runs in a process of its own.
async fn empty() -> PathBuf {
    let (folder, tests) = (env!("CARGO_TARGET_TMPDIR"), env::current_exe().unwrap());
    let file = Path::new(folder).join(tests.with_extension("db").file_name().unwrap());
    let made = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    if made(&tests) < made(&file) {
        return file;
    }
    let folder = tempfile::tempdir_in(folder).unwrap();
    let draft = folder.path().join("database");
    Database::open(&draft).await.unwrap().close().await;
    // In one step, so that nobody copies half of it.
    fs::rename(draft, &file).unwrap();
    file
}

/// Makes an empty database of the server at the address `server`, which names another.
pub async fn new_database(server: &str) -> Address {
    copy_of("template1", server).await
}

/// The same as [`empty`], of a server.
async fn empty_on(server: &str) -> Address {
    const MIGRATED: &str = "migrated";
    let mut connection = connect(server).await;
    // Held until the connection ends.
    say(&mut connection, "select pg_advisory_lock(1)")
        .await
        .unwrap();
    let is_made = format!("select 1 from pg_database where datname = '{MIGRATED}'");
    if say(&mut connection, &is_made).await.unwrap() == 0 {
        let draft = new_database(server).await;
        Database::at(&draft).await.unwrap().close().await;
        let rename = format!("alter database {} rename to {MIGRATED}", draft.database());
        say(&mut connection, &rename).await.unwrap();
    }
    connection.close().await.unwrap();
    copy_of(MIGRATED, server).await
}

async fn copy_of(template: &str, server: &str) -> Address {
    let mut url: Url = server.parse().unwrap();
    let made = MADE.fetch_add(1, Ordering::Relaxed);
    let name = format!("test_{}_{made}", std::process::id());
    let create = format!("create database {name} template {template}");
    say(&mut connect(server).await, &create).await.unwrap();
    url.set_path(&name);
    Address::read(url.as_str()).unwrap().unwrap()
}

/// Leads to the database at an address, whatever is in it.
pub async fn connect(address: &str) -> Connection {
    let options: Options = address.parse().unwrap();
    options.connect().await.unwrap()
}

/// Runs statements, also such as change the tables; says how many rows it changed.
pub async fn say(connection: &mut Connection, sql: &str) -> Result<u64, DriverError> {
    let statements = raw_sql(AssertSqlSafe(sql.to_owned()));
    Ok(statements.execute(connection).await?.rows_affected())
}

/// Those of SQLite's.
static MIGRATIONS: Migrator = sqlx::migrate!("monitor/migrations/sqlite");

/// Keeps everybody else from writing.
#[must_use]
pub struct Lock(Connection);

impl Lock {
    /// Lets the others write.
    pub async fn release(self) {
        self.0.close().await.unwrap();
    }
}

impl Store {
    pub fn at(file: impl Into<PathBuf>) -> Self {
        let (file, address) = (file.into(), None);
        Self { file, address }
    }

    /// A file as it was before the migration of this number.
    pub async fn before(version: i64, file: impl Into<PathBuf>) -> Self {
        let store = Self::at(file);
        let options = SqliteConnectOptions::new().filename(&store.file);
        let options = options.create_if_missing(true);
        let earlier = MIGRATIONS.iter().filter(|one| one.version < version);
        let earlier = Migrator::with_migrations(earlier.cloned().collect());
        let mut connection = options.connect().await.unwrap();
        earlier.run(&mut connection).await.unwrap();
        store
    }

    /// The database at an address, whoever has opened it.
    pub fn on_address(address: &str) -> Self {
        let address = Address::read(address).unwrap();
        Self {
            address,
            ..Self::at("")
        }
    }

    /// The database at an address, opened.
    pub async fn on(address: &Address) -> (Self, Database) {
        let database = Database::at(address).await.unwrap();
        let store = Self {
            address: Some(address.clone()),
            ..Self::at("")
        };
        (store, database)
    }

    /// A new database: where the tests run on PostgreSQL, one of that server.
    pub async fn new(file: impl Into<PathBuf>) -> (Self, Database) {
        if let Ok(server) = env::var(cluster::ADDRESS) {
            return Self::on(&empty_on(&server).await).await;
        }
        Self::in_file(file).await
    }

    /// A new database in a file, whatever the tests run on.
    pub async fn in_file(file: impl Into<PathBuf>) -> (Self, Database) {
        let store = Self::at(file);
        fs::copy(empty().await, &store.file).unwrap();
        let database = store.open().await;
        (store, database)
    }

    /// Opens it once more, as another process does.
    pub async fn open(&self) -> Database {
        match &self.address {
            Some(address) => Database::at(address).await.unwrap(),
            None => Database::open(&self.file).await.unwrap(),
        }
    }

    /// Where it is, if not in a file.
    pub const fn address(&self) -> Option<&Address> {
        self.address.as_ref()
    }

    /// The database file.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// A connection, for what takes one.
    pub async fn connect(&self) -> Connection {
        let options = match &self.address {
            Some(address) => Options::from(address.clone()),
            None => Options::from(SqliteConnectOptions::new().filename(&self.file)),
        };
        options.connect().await.unwrap()
    }

    /// The first column of every row.
    pub async fn select<T>(&self, sql: &str) -> Vec<T>
    where
        (T,): for<'r> FromRow<'r, RawRow>,
        T: Send + Unpin,
    {
        let rows: Vec<(T,)> = self.rows(sql).await;
        rows.into_iter().map(|(value,)| value).collect()
    }

    /// Every row.
    pub async fn rows<T>(&self, sql: &str) -> Vec<T>
    where
        T: for<'r> FromRow<'r, RawRow> + Send + Unpin,
    {
        let mut sql = Builder::new(sql);
        let rows = sql.build_query_as();
        rows.fetch_all(&mut self.connect().await).await.unwrap()
    }

    /// The first column of the first row.
    pub async fn value<T>(&self, sql: &str) -> T
    where
        (T,): for<'r> FromRow<'r, RawRow>,
        T: Send + Unpin,
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

    /// The same as [`say`].
    pub async fn run(&self, sql: &str) -> u64 {
        say(&mut self.connect().await, sql).await.unwrap()
    }

    /// The journal takes no line of `operation` from now on.
    pub async fn refuse_lines(&self, operation: &str) {
        let refuse = match self.address {
            None => format!(
                "create trigger refused before insert on journal_record \
                 when new.operation = '{operation}' begin select raise(abort, 'full'); end"
            ),
            Some(_) => format!(
                "alter table journal_record \
                 add constraint refused check (operation <> '{operation}') not valid"
            ),
        };
        self.run(&refuse).await;
    }

    /// It takes them again.
    pub async fn take_lines(&self) {
        let take = match self.address {
            None => "drop trigger refused",
            Some(_) => "alter table journal_record drop constraint refused",
        };
        self.run(take).await;
    }

    /// Keeps everybody else from writing, as a process that changes something does.
    pub async fn lock(&self) -> Lock {
        let mut connection = self.connect().await;
        say(&mut connection, "begin immediate").await.unwrap();
        Lock(connection)
    }

    /// Every table as text, without the journal: to show that nothing changed.
    pub async fn contents(&self) -> Vec<String> {
        const OURS: &str = "(name like 'access\\_%' escape '\\' \
            or name like 'authenticator\\_%' escape '\\' \
            or name like 'referrals\\_%' escape '\\') order by name";
        let tables = match self.address {
            None => format!("select name from sqlite_master where type = 'table' and {OURS}"),
            Some(_) => format!(
                "select name from (select cast(tablename as text) as name from pg_tables) t \
                 where {OURS}"
            ),
        };
        let mut contents = Vec::new();
        for table in self.select::<String>(&tables).await {
            let columns = match self.address {
                None => {
                    let quoted =
                        format!("select 'quote(' || name || ')' from pragma_table_info('{table}')");
                    self.select::<String>(&quoted).await.join(" || ' ' || ")
                }
                Some(_) => format!("cast({table} as text)"),
            };
            let rows: Vec<String> = self
                .select(&format!("select {columns} from {table} order by 1"))
                .await;
            contents.extend(rows.into_iter().map(|row| format!("{table}: {row}")));
        }
        contents
    }
}
