//! Many at once share a flush to disk, and nobody's answer leaves before it.

use super::nothing_is_half_done;
use crate::harness::TestApp;
use serde_json::json;
use shared::endpoints::CreateOrganization;
use std::collections::BTreeSet;
use tokio::task::JoinSet;

#[tokio::test]
async fn every_acknowledged_change_of_many_is_there_with_its_record() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let mut requests = JoinSet::new();
    for at in 0..60 {
        // Every third one is refused: its name is taken.
        let name = format!("Відділення {}", if at % 3 == 2 { 0 } else { at });
        let call = head.ask(CreateOrganization).json(&json!({"name": name}));
        requests.spawn(call.into_future());
    }
    let mut acknowledged = BTreeSet::new();
    let mut refused = 0;
    while let Some(reply) = requests.join_next().await {
        let reply = reply.unwrap();
        if reply.status == 201 {
            let id = reply.json()["id"].as_str().unwrap().to_owned();
            let found = format!(
                "select count(*) from access_organization o join journal_record j \
                 on j.subject = 'organization ' || o.organization_id and j.outcome = 'done' \
                 where o.organization_id = '{id}'"
            );
            assert_eq!(app.value::<i64>(&found).await, 1);
            acknowledged.insert(id);
        } else {
            reply.expect_problem(409, "organization-name-taken");
            refused += 1;
        }
    }
    assert_eq!((acknowledged.len(), refused), (40, 20));
    // The clinic's own, and these.
    assert_eq!(
        app.count("select count(*) from access_organization").await,
        41
    );
    nothing_is_half_done(&app).await;
}

#[tokio::test]
async fn a_refusal_among_others_leaves_its_record_and_nothing_else() {
    let app = TestApp::new().await;
    let (one, two) = (app.head().await, app.head().await);
    let good = one
        .ask(CreateOrganization)
        .json(&json!({"name": "Нова"}))
        .into_future();
    let bad = two
        .ask(CreateOrganization)
        .json(&json!({"name": "Терапевтичне відділення"}));
    let (good, bad) = tokio::join!(good, bad.into_future());
    good.expect(201);
    bad.expect_problem(409, "organization-name-taken");
    let mut records = app.records("create_organization").await;
    records.sort();
    assert_eq!(records, ["done", "done", "refused organization-name-taken"]);
    assert_eq!(
        app.count("select count(*) from access_organization").await,
        2
    );
}

/// How many transactions the write-ahead log holds: the frames that end one
/// name the size of the database after it (SQLite file format §4.1).
fn commits(app: &TestApp) -> usize {
    const HEADER: usize = 32;
    const FRAME: usize = 24 + 4096;
    let mut log = app.file().as_os_str().to_owned();
    log.push("-wal");
    let log = std::fs::read(log).unwrap();
    let frames = log[HEADER..].chunks_exact(FRAME);
    frames.filter(|frame| frame[4..8] != [0; 4]).count()
}

#[tokio::test]
async fn those_who_waited_together_share_a_commit() {
    let app = TestApp::in_file().await;
    let head = app.head().await;
    assert!(head.is_signed_in().await);
    let alone = commits(&app);
    head.ask(CreateOrganization)
        .json(&json!({"name": "Перша"}))
        .await
        .expect(201);
    assert_eq!(commits(&app), alone + 1);

    let held = app.hold_writer().await;
    let mut requests = JoinSet::new();
    for at in 0..20 {
        let form = json!({"name": format!("Відділення {at}")});
        requests.spawn(head.ask(CreateOrganization).json(&form).into_future());
    }
    for _ in 0..1000 {
        tokio::task::yield_now().await;
    }
    held.release().await;
    while let Some(reply) = requests.join_next().await {
        reply.unwrap().expect(201);
    }
    let shared = commits(&app) - alone - 1;
    assert!((1..=3).contains(&shared), "{shared} commits for 20 changes");
    nothing_is_half_done(&app).await;
}
