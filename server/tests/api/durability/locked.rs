//! A database that another process holds.

use super::nothing_is_half_done;
use crate::harness::TestApp;
use serde_json::json;

#[tokio::test]
async fn is_busy_until_it_is_let_go() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let before = app.contents().await;
    let mut other = app.connect().await;
    sqlx::raw_sql("begin immediate")
        .execute(&mut other)
        .await
        .unwrap();

    // Reading goes on.
    head.get("/api/organizations").await.expect(200);
    let reply = head
        .post("/api/organizations", &json!({"name": "Нова"}))
        .await;
    reply.expect_problem(503, "busy");
    assert_eq!(reply.header("retry-after"), Some("1"));

    app.get("/readyz").await.expect_problem(503, "unavailable");

    sqlx::raw_sql("rollback").execute(&mut other).await.unwrap();
    assert_eq!(app.contents().await, before);
    head.post("/api/organizations", &json!({"name": "Нова"}))
        .await
        .expect(201);
    nothing_is_half_done(&app).await;
    app.wait_seconds(1);
    assert_eq!(app.get("/readyz").await.status, 200);
}

#[tokio::test]
async fn what_was_found_out_holds_for_a_second() {
    let app = TestApp::new().await;
    let pulse = || app.count("select at from monitor_pulse");
    assert_eq!(app.get("/readyz").await.status, 200);
    let first = pulse().await;
    assert_eq!(first, app.now().as_millisecond());
    app.wait(jiff::SignedDuration::from_millis(999));
    assert_eq!(app.get("/readyz").await.status, 200);
    assert_eq!(pulse().await, first);
    app.wait(jiff::SignedDuration::from_millis(1));
    let asked = [(); 20].map(|()| app.get("/readyz").into_future());
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
    let mut other = app.connect().await;
    sqlx::raw_sql("delete from authenticator_session")
        .execute(&mut other)
        .await
        .unwrap();
    app.state.monitor.watch().await.unwrap();
    assert!(!nurse.is_signed_in().await);
}
