//! Whoever guesses waits: one second, then two, doubling to a minute.

use crate::harness::{Attempt, Staff, TestApp};
use shared::roles::ShippedRole::Nurse;

async fn scene() -> (TestApp, Staff) {
    let app = TestApp::new().await;
    let nurse = app.somebody("nurse", &[Nurse]).hire().await;
    (app, nurse)
}

async fn guess(attempt: Attempt) {
    let reply = attempt.password("wrong horse battery").send().await;
    reply.expect_problem(401, "sign-in-refused");
}

/// The attempt is told to wait so many seconds.
async fn waits(attempt: Attempt, seconds: u64) {
    let reply = attempt.send().await;
    let problem = reply.expect_problem(429, "throttled");
    assert_eq!(problem["seconds"], seconds);
    assert_eq!(
        reply.header("retry-after"),
        Some(seconds.to_string().as_str())
    );
}

#[tokio::test]
async fn each_refusal_doubles_the_wait_to_a_minute() {
    let (app, nurse) = scene().await;
    for seconds in [1, 2, 4, 8, 16, 32, 60, 60] {
        guess(nurse.attempt()).await;
        // Even with everything right.
        waits(nurse.attempt(), seconds).await;
        app.wait_seconds(i64::try_from(seconds).unwrap());
    }
    nurse.sign_in().await.expect(201);
}

#[tokio::test]
async fn waiting_too_little_does_not_lengthen_the_wait() {
    let (app, nurse) = scene().await;
    guess(nurse.attempt()).await;
    app.wait_seconds(1);
    guess(nurse.attempt()).await;
    waits(nurse.attempt(), 2).await;
    app.wait_seconds(1);
    waits(nurse.attempt(), 1).await;
    app.wait_seconds(1);
    nurse.sign_in().await.expect(201);
}

#[tokio::test]
async fn success_forgets_the_refusals() {
    let (app, nurse) = scene().await;
    for _ in 0..4 {
        guess(nurse.attempt()).await;
        app.wait_seconds(61);
    }
    nurse.sign_in().await.expect(201);
    guess(nurse.attempt()).await;
    waits(nurse.attempt(), 1).await;
}

#[tokio::test]
async fn the_owners_own_troubles_with_the_token_make_nobody_wait() {
    let (app, nurse) = scene().await;
    let other = app.somebody("other", &[Nurse]).hire().await;
    for _ in 0..5 {
        let reply = nurse.attempt().token(&other.token).send().await;
        reply.expect_problem(401, "token-login-mismatch");
    }
    nurse.sign_in().await.expect(201);
}

#[tokio::test]
async fn guesses_are_counted_by_login_wherever_they_come_from() {
    let (app, nurse) = scene().await;
    let elsewhere = app.new_station("Пост 3").await;
    guess(nurse.attempt()).await;
    waits(nurse.attempt().at(&elsewhere), 1).await;
    waits(nurse.attempt().login("NURSE").at(&elsewhere), 1).await;
}

#[tokio::test]
async fn guesses_are_counted_by_workstation_whoever_is_guessed() {
    let (app, nurse) = scene().await;
    let colleague = app.somebody("colleague", &[Nurse]).hire().await;
    guess(nurse.attempt()).await;
    waits(colleague.attempt(), 1).await;
    // The ward next door, behind the same address, need not wait.
    let elsewhere = app.new_station("Пост 3").await;
    let next_door = app
        .somebody("next_door", &[Nurse])
        .at(&elsewhere)
        .hire()
        .await;
    next_door.sign_in().await.expect(201);
}

#[tokio::test]
async fn strangers_are_counted_by_address() {
    let (app, nurse) = scene().await;
    let stranger = app.new_key();
    guess(
        nurse
            .attempt()
            .key(&stranger)
            .login("one")
            .from("198.51.100.7"),
    )
    .await;
    let again = nurse.attempt().key(&stranger).login("two");
    waits(again.clone().from("198.51.100.7"), 1).await;
    let reply = again.from("198.51.100.8").send().await;
    reply.expect_problem(401, "sign-in-refused");
    // Whoever sits at an enrolled workstation behind that address goes on.
    nurse
        .attempt()
        .from("198.51.100.7")
        .send()
        .await
        .expect(201);
}

#[tokio::test]
async fn strangers_keep_nobody_from_signing_in() {
    let (app, nurse) = scene().await;
    let stranger = app.new_key();
    for _ in 0..5 {
        guess(nurse.attempt().key(&stranger).from("198.51.100.7")).await;
        nurse.sign_in().await.expect(201);
        app.wait_seconds(61);
    }
}

#[tokio::test]
async fn an_unknown_login_waits_as_a_known_one() {
    let (_app, nurse) = scene().await;
    guess(nurse.attempt().login("nobody")).await;
    waits(nurse.attempt().login("nobody"), 1).await;
}

#[tokio::test]
async fn of_guesses_sent_side_by_side_one_is_looked_at() {
    let (_app, nurse) = scene().await;
    let [one, two, three] = [(); 3].map(|()| nurse.attempt().password("wrong horse battery"));
    let replies = tokio::join!(one.send(), two.send(), three.send());
    let mut statuses = [replies.0.status, replies.1.status, replies.2.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [401, 429, 429]);
}

#[tokio::test]
async fn waiting_is_journalled() {
    let (app, nurse) = scene().await;
    guess(nurse.attempt()).await;
    waits(nurse.attempt(), 1).await;
    assert_eq!(app.last_record().await, "authenticate refused throttled");
}

#[tokio::test]
async fn a_flood_of_refusals_is_counted_and_not_written_line_by_line() {
    let (app, nurse) = scene().await;
    guess(nurse.attempt()).await;
    for _ in 0..30 {
        waits(nurse.attempt(), 1).await;
    }
    let throttled = |records: Vec<String>| {
        let records = records.into_iter();
        records
            .filter(|record| record == "refused throttled")
            .count()
    };
    assert_eq!(throttled(app.records("authenticate").await), 10);
    app.wait_seconds(60);
    guess(nurse.attempt()).await;
    waits(nurse.attempt(), 2).await;
    assert_eq!(throttled(app.records("authenticate").await), 11);
    assert_eq!(app.last_line().await.count, 21);
}
