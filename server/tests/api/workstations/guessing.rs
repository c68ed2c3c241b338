//! Enrolment links used twice, late, or guessed: refused, slowed down,
//! journalled.

use crate::harness::{Reply, TestApp};
use serde_json::json;
use shared::endpoints::PreviewEnrolment;

async fn preview(app: &TestApp, code: &str) -> Reply {
    app.ask(PreviewEnrolment).json(&json!({"code": code})).await
}

async fn refused(app: &TestApp, code: &str) {
    let before = app.contents().await;
    preview(app, code)
        .await
        .expect_problem(403, "enrolment-refused");
    assert_eq!(
        app.last_record().await,
        "preview_enrolment refused enrolment-refused"
    );
    app.wait_seconds(61);
    app.enrol(&app.new_key(), code)
        .await
        .expect_problem(403, "enrolment-refused");
    assert!(
        app.last_record()
            .await
            .ends_with("refused enrolment-refused")
    );
    app.wait_seconds(61);
    assert_eq!(app.contents().await, before);
}

#[tokio::test]
async fn used_twice() {
    let app = TestApp::new().await;
    let station = app.station().await;
    let code = app.enrolment_code(station.id).await;
    app.enrol(&app.new_key(), &code).await.expect(201);
    refused(&app, &code).await;
}

#[tokio::test]
async fn used_twice_at_once() {
    let app = TestApp::new().await;
    let station = app.station().await;
    let code = app.enrolment_code(station.id).await;
    let first = app.enrolment(&app.new_key(), &code).await.into_future();
    let second = app.enrolment(&app.new_key(), &code).await.into_future();
    let (first, second) = tokio::join!(first, second);
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses[0], 201);
    // Refused as used, or told to wait as any second guess.
    assert!([403, 429].contains(&statuses[1]));
}

#[tokio::test]
async fn late() {
    let app = TestApp::new().await;
    let station = app.station().await;
    let code = app.enrolment_code(station.id).await;
    app.wait_seconds(15 * 60 - 1);
    preview(&app, &code).await.expect(200);
    app.wait_seconds(1);
    refused(&app, &code).await;
}

#[tokio::test]
async fn in_place_of_a_newer_one() {
    let app = TestApp::new().await;
    let station = app.station().await;
    let old = app.enrolment_code(station.id).await;
    let new = app.enrolment_code(station.id).await;
    refused(&app, &old).await;
    preview(&app, &new).await.expect(200);
}

#[tokio::test]
async fn guessed() {
    let app = TestApp::new().await;
    for code in ["", "guess", &"A".repeat(43), "%", "' or 1=1 --"] {
        refused(&app, code).await;
    }
}

#[tokio::test]
async fn whoever_guesses_waits_longer_each_time() {
    let app = TestApp::new().await;
    let station = app.station().await;
    let code = app.enrolment_code(station.id).await;
    for seconds in [1, 2, 4, 8, 16, 32, 60, 60] {
        preview(&app, "guess")
            .await
            .expect_problem(403, "enrolment-refused");
        let reply = preview(&app, "another guess").await;
        let wait = reply.expect_problem(429, "throttled");
        assert_eq!(wait["seconds"], seconds);
        assert_eq!(
            reply.header("retry-after"),
            Some(seconds.to_string().as_str())
        );
        // Whoever holds a good link waits for nobody else's guesses.
        preview(&app, &code).await.expect(200);
        app.wait_seconds(seconds);
    }
    let throttled = "refused throttled".to_owned();
    assert!(app.records("preview_enrolment").await.contains(&throttled));
    let elsewhere = app.ask(PreviewEnrolment).json(&json!({"code": code}));
    elsewhere.from("198.51.100.7").await.expect(200);
    app.enrol(&app.new_key(), &code).await.expect(201);
}

#[tokio::test]
async fn guessing_by_enrolling_is_slowed_down_alike() {
    let app = TestApp::new().await;
    app.enrol(&app.new_key(), "guess")
        .await
        .expect_problem(403, "enrolment-refused");
    app.enrol(&app.new_key(), "guess")
        .await
        .expect_problem(429, "throttled");
}

#[tokio::test]
async fn guessing_side_by_side_is_slowed_down_too() {
    let app = TestApp::new().await;
    let guess = || {
        app.ask(PreviewEnrolment)
            .json(&json!({"code": "guess"}))
            .into_future()
    };
    let replies = tokio::join!(guess(), guess(), guess(), guess());
    let replies = [replies.0, replies.1, replies.2, replies.3];
    let looked_at = replies.iter().filter(|reply| reply.status == 403).count();
    assert_eq!(looked_at, 1);
}

#[tokio::test]
async fn a_guess_at_sign_in_and_one_at_enrolment_are_of_one_address() {
    let app = TestApp::new().await;
    let nurse = app
        .somebody("nurse", &[shared::roles::ShippedRole::Nurse])
        .hire()
        .await;
    let stranger = nurse.attempt().key(&app.new_key()).send().await;
    stranger.expect_problem(401, "sign-in-refused");
    preview(&app, "guess")
        .await
        .expect_problem(429, "throttled");
}

#[tokio::test]
async fn the_form_has_rules() {
    let app = TestApp::new().await;
    for (form, field, rule) in [
        (json!({}), "code", "required"),
        (json!({"code": 7}), "code", "invalid"),
        (json!({"code": "x", "name": "y"}), "name", "unknown"),
    ] {
        app.ask(PreviewEnrolment)
            .json(&form)
            .await
            .expect_fault(field, rule);
    }
}
