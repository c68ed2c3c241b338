//! The own account: `/api/account`.

use crate::harness::{Call, PASSWORD, Staff, TestApp};
use serde_json::json;
use shared::{
    endpoints::{ChangePassword, GetDataFromDatabase, ResetPassword},
    roles::ShippedRole::Nurse,
};

const NEW: &str = "a password of their own";

fn change(staff: &Staff, current: &str, new: &str) -> Call {
    let form = json!({"current": current, "new": new});
    staff.ask(ChangePassword).json(&form)
}

#[tokio::test]
async fn everybody_reads_their_own_record() {
    let app = TestApp::new().await;
    let nurse = app.somebody("nurse", &[Nurse]).named("Коваленко Оксана");
    let nurse = nurse.hire().await.signed_in().await;
    let account = nurse.ask(GetDataFromDatabase).await.expect(200);
    assert_eq!(
        account,
        json!({
            "login": "nurse",
            "full_name": "Коваленко Оксана",
            "organization": "Терапевтичне відділення",
            "position": "Посада",
            "licence_number": null,
            "password_set_at": app.now().as_millisecond(),
        })
    );
}

#[tokio::test]
async fn the_password_is_changed_by_whoever_knows_it() {
    let app = TestApp::new().await;
    let nurse = app.nurse().await;
    app.wait_minutes(1);
    change(&nurse, PASSWORD, NEW).await.expect(200);
    assert_eq!(app.last_record().await, "change_password done");
    let account = nurse.ask(GetDataFromDatabase).await.expect(200);
    assert_eq!(account["password_set_at"], app.now().as_millisecond());
    nurse.attempt().password(NEW).send().await.expect(201);
}

#[tokio::test]
async fn a_wrong_current_password_is_refused_and_slowed_down() {
    let app = TestApp::new().await;
    let nurse = app.nurse().await;
    let call = change(&nurse, "wrong horse battery", NEW);
    call.expect_refusal(403, "password-wrong").await;
    let call = change(&nurse, PASSWORD, NEW);
    let why = call.expect_refusal(429, "throttled").await;
    assert_eq!(why["seconds"], 1);
    app.wait_seconds(1);
    change(&nurse, PASSWORD, NEW).await.expect(200);
}

#[tokio::test]
async fn the_new_password_must_differ_and_keep_the_rules() {
    let app = TestApp::new().await;
    let nurse = app
        .somebody("nurse_with_a_long_login", &[Nurse])
        .hire()
        .await
        .signed_in()
        .await;
    let before = app.contents().await;
    change(&nurse, PASSWORD, PASSWORD)
        .await
        .expect_problem(422, "password-same");
    for (new, rule) in [
        ("", "password-empty"),
        ("eleven char", "password-too-short"),
        (&"x".repeat(129), "password-too-long"),
        ("tab\tin the middle", "password-unprintable"),
        ("Nurse_With_A_Long_Login", "password-is-login"),
    ] {
        change(&nurse, PASSWORD, new)
            .await
            .expect_fault("new", rule);
    }
    let cases = [
        (json!({"current": PASSWORD}), "new", "required"),
        // Only whoever was let in by a code has none.
        (json!({"current": null, "new": NEW}), "current", "required"),
        (json!({"current": 7, "new": NEW}), "current", "invalid"),
        (
            json!({"current": "", "new": NEW}),
            "current",
            "password-empty",
        ),
        (
            json!({"current": PASSWORD, "new": NEW, "for": "admin"}),
            "for",
            "unknown",
        ),
    ];
    let reply = nurse.ask(ChangePassword).json(&json!({})).await;
    reply.expect_missing(&["current", "new"]);
    for (form, field, rule) in cases {
        let reply = nurse.ask(ChangePassword).json(&form).await;
        reply.expect_fault(field, rule);
    }
    assert_eq!(app.contents().await, before);
}

#[tokio::test]
async fn resetting_follows_the_same_rules() {
    let app = TestApp::with_initial_passwords().await;
    let head = app.head().await;
    let nurse = app
        .somebody("nurse_with_a_long_login", &[Nurse])
        .hire()
        .await;
    for (password, rule) in [
        (json!(""), "password-empty"),
        (json!("eleven char"), "password-too-short"),
        (json!("Nurse_With_A_Long_Login"), "password-is-login"),
        (json!(7), "invalid"),
    ] {
        let reply = head
            .ask(ResetPassword)
            .of(nurse.id)
            .json(&json!({"password": password}))
            .await;
        reply.expect_fault("password", rule);
    }
    nurse.sign_in().await.expect(201);
}

#[tokio::test]
async fn a_password_of_128_characters_of_any_script_works() {
    let app = TestApp::new().await;
    let nurse = app.nurse().await;
    let new = "їжак 🦔 йде додому, а 猫 чекає: "
        .repeat(5)
        .chars()
        .take(128)
        .collect::<String>();
    assert_eq!(new.chars().count(), 128);
    change(&nurse, PASSWORD, &new).await.expect(200);
    nurse.attempt().password(&new).send().await.expect(201);
}

#[tokio::test]
async fn the_own_password_is_changed_and_not_reset() {
    // Resetting takes no current password: whoever finds an open session must
    // not be able to keep it.
    let app = TestApp::new().await;
    let head = app.head().await;
    let call = head.ask(ResetPassword).of(head.id).json(&json!({}));
    call.expect_refusal(403, "own-password-reset").await;
}
