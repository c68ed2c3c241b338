//! How both engines go about each list.

use super::*;
use cluster::Cluster;
use shared::referrals::{Priority, Processing, Request};
use sqlx::{
    AssertSqlSafe, Connection as _, PgConnection, Row as _, SqliteConnection, migrate::Migrator,
};

static SQLITE: Migrator = sqlx::migrate!("../monitor/migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../monitor/migrations/postgres");

/// Every list as it is shown, and with each of the filters beside it.
fn filters() -> Vec<Filter> {
    let somebody = || Some("somebody".to_owned());
    let day = Some(1_767_225_600_000);
    let lists: [fn() -> Filter; 4] = [
        || Filter {
            only_mine: true,
            ..Filter::default()
        },
        Filter::default,
        || Filter {
            with_ended: true,
            expires_until: Some(1),
            ..Filter::default()
        },
        || Filter {
            with_ended: true,
            stuck_since: Some([1; 4]),
            ..Filter::default()
        },
    ];
    let narrowed = |list: fn() -> Filter| {
        let mut all = vec![
            list(),
            Filter {
                patient: somebody(),
                with_ended: true,
                ..list()
            },
            Filter {
                requester: somebody(),
                ..list()
            },
            Filter {
                issued_from: day,
                issued_before: day,
                ..list()
            },
        ];
        all.extend(Request::ALL.map(|request| Filter {
            request: Some(request.code()),
            ..list()
        }));
        all.extend(Processing::ALL.map(|processing| Filter {
            processing: Some(processing.code()),
            ..list()
        }));
        all.extend(Priority::ALL.map(|priority| Filter {
            priority: Some(priority.code()),
            ..list()
        }));
        all
    };
    lists.into_iter().flat_map(narrowed).collect()
}

/// Everything that lists ask for, and what may be sorted to answer it: what is open, what is of
/// one patient, or of a period by something else.
fn statements() -> Vec<(String, bool)> {
    let mut all = Vec::new();
    for filter in filters() {
        let is_short =
            !Source::of(&filter).contains(&Source::Requisitions) || filter.patient.is_some();
        all.push((counted(&filter), true));
        for sort in ReferralSort::ALL {
            let may_sort =
                is_short || (filter.issued_from.is_some() && sort != ReferralSort::Issued);
            for order in [Order::Ascending, Order::Descending] {
                let begin = Begin {
                    key: "1".to_owned(),
                    requisition: "r".to_owned(),
                    place: 0,
                };
                all.push((rows(&filter, (sort, order), None, 26), may_sort));
                all.push((rows(&filter, (sort, order), Some(&begin), 26), may_sort));
            }
        }
    }
    let said = |(sql, may_sort): (Builder, bool)| (sql.into_string(), may_sort);
    all.into_iter().map(said).collect()
}

#[tokio::test]
async fn no_list_is_read_from_end_to_end_nor_sorted_whole() {
    let mut connection = SqliteConnection::connect("sqlite::memory:").await.unwrap();
    SQLITE.run(&mut connection).await.unwrap();
    for (sql, may_sort) in statements() {
        let plan = sqlx::raw_sql(AssertSqlSafe(format!("explain query plan {sql}")))
            .fetch_all(&mut connection)
            .await
            .unwrap();
        let lines = plan
            .iter()
            .map(|row| (row.get("parent"), row.get("detail")));
        let lines: Vec<(i64, &str)> = lines.collect();
        for &(parent, line) in &lines {
            let is_scan = ["q", "r", "p", "h"].map(|table| format!("SCAN {table}"));
            let is_scan = is_scan.iter().any(|scan| line == scan);
            // The rows that are shown are put in order once more.
            let is_sort = parent != 0 && line == "USE TEMP B-TREE FOR ORDER BY";
            assert!(!is_scan && (may_sort || !is_sort), "{sql}\n{lines:#?}");
        }
    }
}

#[tokio::test]
async fn postgresql_finds_every_list_by_an_index_too() {
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
    for (sql, _) in statements() {
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
