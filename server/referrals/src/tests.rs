//! How both engines go about statements.

use cluster::Cluster;
use monitor::{
    engine::{Builder, Connection},
    query,
};

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
    let mut connection = Connection::with_tables("sqlite::memory:").await.unwrap();
    for (sql, reads) in statements {
        let mut explain = Builder::new(format!("explain query plan {sql}"));
        let plan = explain.build_query_as().fetch_all(&mut connection).await;
        let lines: Vec<(i64, i64, i64, String)> =
            plan.unwrap_or_else(|error| panic!("{sql}\n{error}"));
        for &(_, parent, _, ref line) in &lines {
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
    let connection = Connection::with_tables(&cluster.address("postgres")).await;
    let mut connection = connection.unwrap();
    // Tables without a row are read whole unless that is said to be dear.
    for setting in [
        "set enable_seqscan = off",
        "set plan_cache_mode = force_generic_plan",
    ] {
        query(setting).execute(&mut connection).await.unwrap();
    }
    for (sql, _) in statements {
        let mut prepare = Builder::new(format!("prepare list as {sql}"));
        let prepared = prepare.build().execute(&mut connection).await;
        prepared.unwrap_or_else(|error| panic!("{sql}\n{error}"));
        let most = (1..100)
            .filter(|at| sql.contains(&format!("${at}")))
            .count();
        let nothing = vec!["null"; most].join(", ");
        let mut explain = Builder::new(format!("explain execute list({nothing})"));
        let plan = explain.build_query_scalar().fetch_all(&mut connection);
        let plan: Vec<String> = plan.await.unwrap();
        let reads_all = plan
            .iter()
            .any(|line| line.contains("Seq Scan on referrals_"));
        assert!(!reads_all, "{sql}\n{plan:#?}");
        let forget = query("deallocate list").execute(&mut connection);
        forget.await.unwrap();
    }
}
