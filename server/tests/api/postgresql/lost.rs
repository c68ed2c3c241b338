//! The database server is killed, stopped and resumed in the middle of work: what was
//! acknowledged is there, once, what cannot be done is said at once, and the service comes back by
//! itself.

use crate::harness::{Reply, Staff, TestApp, id};
use cluster::Cluster;
use serde_json::json;
use shared::endpoints::{CheckSessionToken, CreateOrganization, GetReadiness, ListOrganizations};

/// Makes an organization.
async fn make(head: &Staff, name: &str) -> Reply {
    head.ask(CreateOrganization)
        .json(&json!({"name": name}))
        .await
}

/// Remembers what was acknowledged.
fn note(told: &mut Vec<String>, reply: &Reply) {
    match reply.status {
        201 => told.push(id(&reply.expect(201)).to_owned()),
        503 => {}
        other => panic!("{other}"),
    }
}

/// What was acknowledged is there, with one line of the journal, and nothing by half.
async fn nothing_is_lost(app: &TestApp, told: &[String]) {
    for organization in told {
        let lines = format!(
            "select count(*) from journal_record j join access_organization o \
             on j.subject = 'organization ' || o.organization_id \
             where o.organization_id = '{organization}' and j.outcome = 'done'"
        );
        assert_eq!(app.count(&lines).await, 1);
    }
    let half = "select count(*) from access_organization o where not exists \
        (select 1 from journal_record j where j.subject = 'organization ' || o.organization_id)";
    assert_eq!(app.count(half).await, 0);
}

/// Until the database is in sight again.
async fn back(app: &TestApp) {
    while app.state.monitor.watch().await.is_err() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn what_was_acknowledged_outlasts_a_killed_server() {
    let mut cluster = Cluster::start().unwrap();
    let app = TestApp::on(&cluster).await;
    let head = app.head().await;
    let mut told = Vec::new();
    for round in 0..3 {
        app.state.monitor.watch().await.unwrap();
        let mut writing = tokio::task::JoinSet::new();
        for number in 0..40 {
            let head = head.clone();
            writing.spawn(async move { make(&head, &format!("Ряд {round} {number}")).await });
        }
        while let Some(reply) = writing.join_next().await {
            note(&mut told, &reply.unwrap());
            if told.len() % 5 == 1 {
                cluster.kill();
            }
        }
        assert!(app.state.monitor.watch().await.is_err());
        // At once, also of what is known.
        make(&head, "Ніхто")
            .await
            .expect_problem(503, "unavailable");
        let known = head.ask(CheckSessionToken).await;
        known.expect_problem(503, "unavailable");
        app.wait_seconds(2);
        app.ask(GetReadiness)
            .await
            .expect_problem(503, "unavailable");
        cluster.restore().unwrap();
        back(&app).await;
        head.ask(ListOrganizations).await.expect(200);
        make(&head, &format!("Знову {round}")).await.expect(201);
        app.wait_seconds(2);
        assert_eq!(app.ask(GetReadiness).await.text(), "ready");
        nothing_is_lost(&app, &told).await;
    }
    assert!(told.len() > 3, "{}", told.len());
}

#[tokio::test]
async fn a_server_that_stands_still_keeps_nobody_waiting() {
    let mut cluster = Cluster::start().unwrap();
    let app = TestApp::on(&cluster).await;
    let head = app.head().await;
    let mut told = Vec::new();
    note(&mut told, &make(&head, "До").await);
    app.state.monitor.watch().await.unwrap();
    cluster.pause();
    let (caught, looked) = tokio::join!(make(&head, "Саме тоді"), app.state.monitor.watch());
    caught.expect_problem(503, "unavailable");
    looked.unwrap_err();
    head.ask(CheckSessionToken)
        .await
        .expect_problem(503, "unavailable");
    make(&head, "Тоді").await.expect_problem(503, "unavailable");
    cluster.restore().unwrap();
    back(&app).await;
    note(&mut told, &make(&head, "Після").await);
    assert_eq!(told.len(), 2);
    nothing_is_lost(&app, &told).await;
}

#[tokio::test]
async fn every_connection_that_is_ended_comes_back() {
    let cluster = Cluster::start().unwrap();
    let app = TestApp::on(&cluster).await;
    let head = app.head().await;
    app.state.monitor.watch().await.unwrap();
    let end = "select count(pg_terminate_backend(pid)) from pg_stat_activity \
        where application_name = 'luxmedica' and pid <> pg_backend_pid()";
    for round in 0..3 {
        assert!(2 <= app.count(end).await);
        back(&app).await;
        head.ask(ListOrganizations).await.expect(200);
        make(&head, &format!("Ряд {round}")).await.expect(201);
        // One of them only: whoever goes that way is told, and no other.
        let writer = "select count(pg_terminate_backend(pid)) from pg_stat_activity \
            where application_name = 'luxmedica' and query like 'commit%'";
        app.count(writer).await;
        let _ = make(&head, &format!("Перший {round}")).await;
        back(&app).await;
        make(&head, &format!("Другий {round}")).await.expect(201);
    }
}
