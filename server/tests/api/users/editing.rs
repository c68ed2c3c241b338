//! Editing a user, by one administrator or by two at once.

use super::{new_user, profile};
use crate::harness::{TestApp, id};
use serde_json::json;
use shared::endpoints::{CreateUser, DeleteUser, GetUser, ListUsers, ResetPassword, UpdateUser};

#[tokio::test]
async fn an_edit_says_what_changed_and_who_did_it() {
    let app = TestApp::new().await;
    let head = app.somebody("head", &[shared::roles::ShippedRole::HeadOfDepartment]);
    let head = head.named("Савченко Лариса").hire().await.signed_in().await;
    let call = head.ask(CreateUser).json(&new_user(&app, "nurse_1"));
    let made = call.await.expect(201);
    app.wait_minutes(1);
    let mut form = profile(&app);
    form["position"] = json!("Старша сестра медична");
    let call = head.ask(UpdateUser).of(id(&made["record"])).json(&form);
    let reply = call.await;
    let changed = reply.expect(200);
    assert_eq!(reply.header("etag"), Some("\"2\""));
    assert_eq!(changed["profile"], form);
    assert_eq!(changed["changed"]["by"], "Савченко Лариса");
    assert_eq!(changed["changed"]["at"], app.now().as_millisecond());
    assert_eq!(changed["login"], "nurse_1");
    assert_eq!(app.last_record().await, "update_user done position");
}

#[tokio::test]
async fn the_second_of_two_edits_is_told_and_changes_nothing() {
    let app = TestApp::new().await;
    let head = app.somebody("head", &[shared::roles::ShippedRole::HeadOfDepartment]);
    let head = head.named("Савченко Лариса").hire().await.signed_in().await;
    let administrator = app.administrator().await;
    let call = head.ask(CreateUser).json(&new_user(&app, "nurse_1"));
    let made = call.await.expect(201);
    head.ask(UpdateUser)
        .of(id(&made["record"]))
        .json(&profile(&app))
        .await
        .expect(200);
    let call = administrator
        .ask(UpdateUser)
        .of(id(&made["record"]))
        .json(&profile(&app));
    let why = call.expect_refusal(412, "stale").await;
    assert_eq!(why["who"], "Савченко Лариса");
    let again = administrator
        .ask(UpdateUser)
        .of(id(&made["record"]))
        .json(&profile(&app))
        .made_from(2);
    again.await.expect(200);
}

#[tokio::test]
async fn of_two_simultaneous_edits_one_counts() {
    let app = TestApp::new().await;
    let (one, two) = (app.head().await, app.administrator().await);
    let call = one.ask(CreateUser).json(&new_user(&app, "nurse_1"));
    let made = call.await.expect(201);
    let first = one
        .ask(UpdateUser)
        .of(id(&made["record"]))
        .json(&profile(&app))
        .into_future();
    let second = two
        .ask(UpdateUser)
        .of(id(&made["record"]))
        .json(&profile(&app))
        .into_future();
    let (first, second) = tokio::join!(first, second);
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412]);
}

#[tokio::test]
async fn a_change_must_name_the_version_it_was_made_from() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let call = head.ask(CreateUser).json(&new_user(&app, "nurse_1"));
    let made = call.await.expect(201);
    let before = app.contents().await;
    let call = head
        .ask(UpdateUser)
        .of(id(&made["record"]))
        .json(&profile(&app))
        .without("if-match");
    call.await.expect_problem(428, "precondition-required");
    for tag in ["1", "W/\"1\"", "*", "\"x\"", ""] {
        let call = head
            .ask(UpdateUser)
            .of(id(&made["record"]))
            .json(&profile(&app))
            .header("if-match", tag);
        call.await.expect_problem(428, "precondition-required");
    }
    assert_eq!(app.contents().await, before);
}

#[tokio::test]
async fn the_login_is_fixed() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let call = head.ask(CreateUser).json(&new_user(&app, "nurse_1"));
    let made = call.await.expect(201);
    let mut form = profile(&app);
    form["login"] = json!("nurse_2");
    head.ask(UpdateUser)
        .of(id(&made["record"]))
        .json(&form)
        .await
        .expect_fault("login", "unknown");
}

#[tokio::test]
async fn the_rules_of_the_form_hold_for_edits_too() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let call = head.ask(CreateUser).json(&new_user(&app, "nurse_1"));
    let made = call.await.expect(201);
    let cases = [
        ("full_name", json!(""), "full-name-empty"),
        ("full_name", json!("- ’"), "name-letterless"),
        ("position", json!(""), "position-empty"),
        ("licence_number", json!("123v"), "licence-number-not-digits"),
        ("organization_id", json!(uuid::Uuid::nil()), "invalid"),
    ];
    for (field, value, rule) in cases {
        let mut form = profile(&app);
        form[field] = value;
        head.ask(UpdateUser)
            .of(id(&made["record"]))
            .json(&form)
            .await
            .expect_fault(field, rule);
    }
    let mut form = profile(&app);
    form["position"] = json!("Лікар 漢");
    let call = head.ask(UpdateUser).of(id(&made["record"])).json(&form);
    let reply = call.await;
    reply.expect_unprintable("position", "漢");
    let mut other = new_user(&app, "nurse_2");
    other["profile"]["position"] = form["position"].clone();
    let reply = head.ask(CreateUser).json(&other).await;
    reply.expect_unprintable("profile.position", "漢");
    head.ask(UpdateUser)
        .of(id(&made["record"]))
        .json(&json!({}))
        .await
        .expect_missing(&["full_name", "organization_id", "position"]);
}

#[tokio::test]
async fn what_was_taken_before_a_rule_stands_in_the_way_of_no_other_change() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let call = head.ask(CreateUser).json(&new_user(&app, "nurse_1"));
    let made = call.await.expect(201);
    // As an earlier version took it.
    app.write("update access_user set full_name = '-', position = '漢' where login = 'nurse_1'")
        .await;
    let mut form = profile(&app);
    form["full_name"] = json!("-");
    form["position"] = json!("漢");
    form["licence_number"] = json!("424242");
    let call = head.ask(UpdateUser).of(id(&made["record"])).json(&form);
    let kept = call.await.expect(200);
    assert_eq!(kept["profile"]["licence_number"], "424242");
    for (field, changed) in [("full_name", "’"), ("position", "漢字")] {
        let mut form = form.clone();
        form[field] = json!(changed);
        let edit = head
            .ask(UpdateUser)
            .of(id(&made["record"]))
            .json(&form)
            .made_from(2)
            .await;
        assert_eq!(edit.status, 422, "{field}");
    }
}

#[tokio::test]
async fn a_user_that_does_not_exist() {
    let app = TestApp::new().await;
    let head = app.head().await;
    for id in [
        uuid::Uuid::nil().to_string(),
        "nobody".to_owned(),
        "%00".to_owned(),
    ] {
        head.ask(GetUser)
            .of(&id)
            .await
            .expect_problem(404, "not-found");
        head.ask(DeleteUser)
            .of(&id)
            .await
            .expect_problem(404, "not-found");
        head.ask(UpdateUser)
            .of(&id)
            .json(&profile(&app))
            .await
            .expect_problem(404, "not-found");
        let call = head.ask(ResetPassword).of(&id).json(&json!({}));
        call.await.expect_problem(404, "not-found");
    }
}

#[tokio::test]
async fn whoever_has_no_right_to_is_told_before_the_form_is_looked_at() {
    let app = TestApp::new().await;
    let nurse = app.nurse().await;
    let call = nurse.ask(CreateUser).json(&json!({}));
    let why = call.expect_refusal(403, "forbidden").await;
    assert_eq!(why["permission"], "user-management");
    assert_eq!(why["outcome"], "forbidden");
    assert_eq!(why["roles"][0]["shipped"], "nurse");
    let doctor = app.doctor().await;
    let why = doctor.ask(ListUsers).await.expect_problem(403, "forbidden");
    assert_eq!(why["outcome"], "nothing-allows");
    let call = nurse.ask(UpdateUser).of(nurse.id).json(&json!({}));
    call.expect_refusal(403, "forbidden").await;
}
