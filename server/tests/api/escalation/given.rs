//! With what others gave in a password's place nobody is counted on: it lapses, works
//! once, or never reaches its owner.

use crate::{
    four_eyes::{created, owner, reset, settle, token},
    harness::{Staff, TestApp, set_password},
};
use serde_json::{Value, json};
use shared::{
    endpoints::{ChangePassword, ListLapses},
    roles::ShippedRole::Administrator,
};

const DAY: i64 = 24 * 60;

/// The only administrator, and whom they created and made another: with a token, and a
/// code.
async fn scene() -> (TestApp, Staff, Staff) {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let (user, code) = created(&administrator, "havryliuk_n").await;
    let second = owner(&administrator, (&user, &code), "havryliuk_n").await;
    let call = administrator.give(second.id, app.role(Administrator));
    call.await.expect(201);
    (app, administrator, second)
}

async fn gives_up(app: &TestApp, administrator: &Staff) -> u16 {
    let role = app.role(Administrator);
    let call = administrator.withdraw(administrator.id, role).await;
    let reply = call.await;
    if reply.status != 200 {
        reply.expect_problem(409, "last-holder");
    }
    reply.status
}

async fn lapses(of: &Staff) -> Value {
    of.ask(ListLapses).await.expect(200)
}

#[tokio::test]
async fn a_code_counts_for_nobody_be_it_pending_used_or_over() {
    let (app, administrator, second) = scene().await;
    assert_eq!(gives_up(&app, &administrator).await, 409);
    second.clone().signed_in().await;
    second.sign_in().await.expect_problem(401, "code-used");
    assert_eq!(gives_up(&app, &administrator).await, 409);
    app.wait_minutes(8 * DAY);
    let administrator = administrator.signed_in().await;
    assert_eq!(gives_up(&app, &administrator).await, 409);
}

#[tokio::test]
async fn nor_does_a_password_set_after_it_until_its_owner_signs_in_with_it() {
    let (app, administrator, second) = scene().await;
    let mut second = second.signed_in().await;
    let change = json!({"current": null, "new": "a password of their own"});
    let call = second.ask(ChangePassword).json(&change);
    call.await.expect(200);
    assert_eq!(gives_up(&app, &administrator).await, 409);
    "a password of their own".clone_into(&mut second.password);
    let second = second.signed_in().await;
    assert_eq!(lapses(&second).await, json!([]));
    assert_eq!(gives_up(&app, &administrator).await, 200);
    // Now the second is the last.
    assert_eq!(gives_up(&app, &second).await, 409);
}

#[tokio::test]
async fn whoever_was_reset_counts_no_more() {
    let (app, administrator, second) = scene().await;
    let second = settle(second).await;
    let id = administrator.id.to_string();
    let given = reset(&second, &id).await.expect(200);
    assert_eq!(gives_up(&app, &second).await, 409);
    app.wait_minutes(DAY);
    let code = given["code"].as_str().unwrap();
    let late = administrator.attempt().password(code).send().await;
    late.expect_problem(401, "code-lapsed");
    let second = second.signed_in().await;
    assert_eq!(gives_up(&app, &second).await, 409);
}

#[tokio::test]
async fn the_last_who_can_be_counted_on_is_not_reset() {
    let app = TestApp::new().await;
    let soon = app.somebody("soon", &[Administrator]);
    let soon = soon.last_day("2026-09-10").hire().await.signed_in().await;
    let administrator = app.administrator().await;
    let before = app.contents().await;
    let call = reset(&soon, &administrator.id.to_string());
    call.expect_refusal(409, "last-holder").await;
    // The guard notes when four eyes were last in force; nothing else moved.
    let after = app.contents().await;
    let differ = before.iter().filter(|row| !after.contains(row));
    assert!(
        differ
            .clone()
            .all(|row| row.starts_with("authenticator_four_eyes"))
    );
    assert!(administrator.is_signed_in().await);
    let other = app.administrator().await;
    reset(&soon, &administrator.id.to_string())
        .await
        .expect(200);
    drop(other);
}

#[tokio::test]
async fn the_home_page_says_two_weeks_ahead_that_only_a_code_is_left() {
    let (app, administrator, _second) = scene().await;
    app.set_clock("2026-12-20T08:00:00Z");
    let administrator = administrator.signed_in().await;
    let lapses = lapses(&administrator).await;
    let permissions: Vec<_> = lapses.as_array().unwrap().iter().collect();
    assert_eq!(permissions.len(), 4, "{lapses}");
    assert!(permissions.iter().all(|lapse| lapse["until"].is_i64()));
}

#[tokio::test]
async fn an_initial_password_counts_once_it_is_changed() {
    let app = TestApp::new().await;
    let mut first = app.somebody("first", &[Administrator]).hire().await;
    let given: shared::fields::Password =
        serde_json::from_value(json!("a password from above")).unwrap();
    set_password(&app.state, first.id, given, true).await;
    "a password from above".clone_into(&mut first.password);
    let first = first.signed_in().await;
    let change = json!({"current": "a password from above", "new": "a password of their own"});
    let call = first.ask(ChangePassword).json(&change);
    call.await.expect(200);
    assert_eq!(lapses(&first).await, json!([]));
    // As long as they are the only one, they stay and do both acts.
    assert_eq!(gives_up(&app, &first).await, 409);
    let (user, _) = created(&first, "next").await;
    token(&first, &user).await.expect(201);
}
