//! Passwords take long to digest: nothing is digested for what is refused anyway.

use crate::harness::{PASSWORD, Staff, TestApp};
use serde_json::{Value, json};
use shared::{
    endpoints::{ChangePassword, CreateUser, ResetPassword},
    roles::ShippedRole::Nurse,
};

const GOOD: &str = "три білі коні везуть";

fn newcomer(app: &TestApp, field: &str, value: Value) -> Value {
    let mut form = json!({
        "login": "new_kovalenko",
        "profile": {
            "full_name": "Коваленко Дарина",
            "organization_id": app.organization,
            "position": "Посада",
            "licence_number": null,
        },
    });
    *form.pointer_mut(field).unwrap() = value;
    form
}

#[tokio::test]
async fn for_a_new_user_who_is_refused() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let nurse = app.somebody("o_kovalenko", &[Nurse]).licensed("12345");
    nurse.hire().await;
    let nobody = "00000000-0000-7000-8000-000000000000";
    let before = app.state.passwords.digested();
    let cases = [
        ("/login", json!("O_Kovalenko"), 409, "login-taken"),
        (
            "/profile/licence_number",
            json!("12345"),
            409,
            "licence-taken",
        ),
        (
            "/profile/organization_id",
            json!(nobody),
            422,
            "invalid-fields",
        ),
    ];
    for (field, value, status, code) in cases {
        let form = newcomer(&app, field, value);
        let call = administrator.ask(CreateUser).json(&form);
        call.expect_refusal(status, code).await;
    }
    assert_eq!(app.state.passwords.digested(), before);
    let form = newcomer(&app, "/login", json!("new_kovalenko"));
    administrator.ask(CreateUser).json(&form).await.expect(201);
    assert_eq!(app.state.passwords.digested(), before + 1);
}

#[tokio::test]
async fn for_a_reset_that_is_refused() {
    let app = TestApp::with_initial_passwords().await;
    let (administrator, head) = (app.administrator().await, app.head().await);
    let nurse = app.nurse().await;
    let form = json!({"password": GOOD});
    let before = app.state.passwords.digested();
    let reset = |by: &Staff, of| by.ask(ResetPassword).of(of).json(&form);
    let call = reset(&head, administrator.id);
    call.expect_refusal(403, "target-outranks").await;
    let call = reset(&head, head.id);
    call.expect_refusal(403, "own-password-reset").await;
    // What goes through but for the password is taken back.
    let contents = app.contents().await;
    let call = head.ask(ResetPassword).of(nurse.id);
    let call = call.json(&json!({"password": "123456789012"}));
    call.await.expect_fault("password", "password-predictable");
    assert_eq!(app.contents().await, contents);
    assert!(nurse.is_signed_in().await);
    let call = nurse.ask(ChangePassword);
    let call = call.json(&json!({"current": PASSWORD, "new": "123456789012"}));
    call.await.expect_fault("new", "password-predictable");
    assert_eq!(app.state.passwords.digested(), before);
    reset(&head, nurse.id).await.expect(200);
    assert_eq!(app.state.passwords.digested(), before + 1);
}
