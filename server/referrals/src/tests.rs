//! How both engines go about statements.

use cluster::Cluster;
use sqlx::{
    AssertSqlSafe, Connection as _, PgConnection, Row as _, SqliteConnection, migrate::Migrator,
};

static SQLITE: Migrator = sqlx::migrate!("../monitor/migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../monitor/migrations/postgres");

/// What tables that grow are called in statements.
const GROWING: [&str; 5] = ["q", "r", "p", "h", "w"];

/// What leads a statement to its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reads {
    /// An index that has them in order.
    InOrder,
    /// One that has no more than may be sorted.
    Few,
    /// What was typed, and no list that it is looked for in.
    Found,
}

/// Fails where a statement reads a table that grows from end to end, or otherwise than is said.
pub(crate) async fn are_short(statements: Vec<(String, Reads)>) {
    on_sqlite(&statements).await;
    on_postgresql(&statements).await;
}

async fn on_sqlite(statements: &[(String, Reads)]) {
    let mut connection = SqliteConnection::connect("sqlite::memory:").await.unwrap();
    SQLITE.run(&mut connection).await.unwrap();
    for (sql, reads) in statements {
        let explain = AssertSqlSafe(format!("explain query plan {sql}"));
        let plan = sqlx::raw_sql(explain).fetch_all(&mut connection).await;
        let plan = plan.unwrap_or_else(|error| panic!("{sql}\n{error}"));
        let lines = plan
            .iter()
            .map(|row| (row.get("parent"), row.get("detail")));
        let lines: Vec<(i64, &str)> = lines.collect();
        for &(parent, line) in &lines {
            let scanned = line.strip_prefix("SCAN ");
            let scanned = scanned.and_then(|rest| rest.split(' ').next());
            let is_scan = scanned
                .is_some_and(|table| GROWING.contains(&table) || table.starts_with("referrals_"));
            // The rows that are shown are put in order once more.
            let is_sort = parent != 0 && line == "USE TEMP B-TREE FOR ORDER BY";
            let is_list = line.contains("INDEX referrals_requisition_organization_")
                || line.contains("INDEX referrals_requisition_requester_");
            let is_wrong = match reads {
                Reads::InOrder => is_scan || is_sort,
                Reads::Few => is_scan,
                Reads::Found => is_scan || is_list,
            };
            assert!(!is_wrong, "{reads:?}: {sql}\n{lines:#?}");
        }
    }
}

async fn on_postgresql(statements: &[(String, Reads)]) {
    let cluster = Cluster::start().unwrap();
    let mut connection = PgConnection::connect(&cluster.address("postgres"))
        .await
        .unwrap();
    POSTGRES.run(&mut connection).await.unwrap();
    // Tables without a row are read whole unless that is said to be dear.
    let settings = "set enable_seqscan = off; set plan_cache_mode = force_generic_plan";
    sqlx::raw_sql(settings)
        .execute(&mut connection)
        .await
        .unwrap();
    for (sql, _) in statements {
        let prepare = format!("prepare list as {sql}");
        let prepare = sqlx::raw_sql(AssertSqlSafe(prepare))
            .execute(&mut connection)
            .await;
        prepare.unwrap_or_else(|error| panic!("{sql}\n{error}"));
        let most = (1..100)
            .filter(|at| sql.contains(&format!("${at}")))
            .count();
        let nothing = vec!["null"; most].join(", ");
        let explain = format!("explain execute list({nothing})");
        let plan = sqlx::raw_sql(AssertSqlSafe(explain))
            .fetch_all(&mut connection)
            .await;
        let plan: Vec<String> = plan.unwrap().iter().map(|row| row.get(0)).collect();
        let reads_all = plan
            .iter()
            .any(|line| line.contains("Seq Scan on referrals_"));
        assert!(!reads_all, "{sql}\n{plan:#?}");
        sqlx::raw_sql("deallocate list")
            .execute(&mut connection)
            .await
            .unwrap();
    }
}
