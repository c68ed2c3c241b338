//! A database that another process holds.

use super::nothing_is_half_done;
use crate::harness::TestApp;
use serde_json::json;
use shared::endpoints::{CreateOrganization, GetReadiness, ListOrganizations};

#[tokio::test]
async fn is_busy_until_it_is_let_go() {
    let app = TestApp::in_file().await;
    let head = app.head().await;
    let before = app.contents().await;
    let lock = app.lock().await;

    // Reading goes on.
    head.ask(ListOrganizations).await.expect(200);
    let call = head.ask(CreateOrganization).json(&json!({"name": "Нова"}));
    let reply = call.await;
    reply.expect_problem(503, "busy");
    assert_eq!(reply.header("retry-after"), Some("1"));

    app.ask(GetReadiness)
        .await
        .expect_problem(503, "unavailable");

    lock.release().await;
    assert_eq!(app.contents().await, before);
    head.ask(CreateOrganization)
        .json(&json!({"name": "Нова"}))
        .await
        .expect(201);
    nothing_is_half_done(&app).await;
    app.wait_seconds(1);
    assert_eq!(app.ask(GetReadiness).await.status, 200);
}

#[tokio::test]
async fn what_was_found_out_holds_for_a_second() {
    let app = TestApp::new().await;
    let pulse = || app.count("select at from monitor_pulse");
    assert_eq!(app.ask(GetReadiness).await.status, 200);
    let first = pulse().await;
    assert_eq!(first, app.now().as_millisecond());
    app.wait(jiff::SignedDuration::from_millis(999));
    assert_eq!(app.ask(GetReadiness).await.status, 200);
    assert_eq!(pulse().await, first);
    app.wait(jiff::SignedDuration::from_millis(1));
    let asked = [(); 20].map(|()| app.ask(GetReadiness).into_future());
    for asked in asked {
        assert_eq!(asked.await.status, 200);
    }
    assert_eq!(pulse().await, first + 1000);
}

#[tokio::test]
async fn what_another_process_changed_counts_at_once() {
    let app = TestApp::new().await;
    let nurse = app.nurse().await;
    assert!(nurse.is_signed_in().await);
    app.write("delete from authenticator_session").await;
    app.state.monitor.watch().await.unwrap();
    assert!(!nurse.is_signed_in().await);
}
