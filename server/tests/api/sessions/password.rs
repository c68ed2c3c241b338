//! Passwords that somebody else set, where that is switched on, and what a new password
//! ends.

use crate::harness::{PASSWORD, Staff, TestApp};
use serde_json::json;
use shared::{
    endpoints::{
        ChangePassword, CheckSessionToken, CreateOrganization, CreateToken, CreateUser, DeleteUser,
        ListOrganizations, ListPeople, ListRoles, ListUsers, ResetPassword,
    },
    roles::ShippedRole::Nurse,
};

const NEW: &str = "a password of their own";
const GIVEN: &str = "a password from above";

/// Somebody whose password an administrator has just set.
async fn reset(app: &TestApp) -> (Staff, Staff) {
    let administrator = app.administrator().await;
    let head = app.head().await;
    administrator
        .ask(ResetPassword)
        .of(head.id)
        .json(&json!({"password": GIVEN}))
        .await
        .expect(200);
    (administrator, head)
}

async fn change(staff: &Staff, current: &str, new: &str) -> crate::harness::Reply {
    let form = json!({"current": current, "new": new});
    staff.ask(ChangePassword).json(&form).await
}

#[tokio::test]
async fn a_password_set_by_somebody_else_ends_every_session() {
    let app = TestApp::with_initial_passwords().await;
    let (administrator, head) = reset(&app).await;
    assert!(!head.is_signed_in().await);
    assert!(administrator.is_signed_in().await);
    head.sign_in().await.expect_problem(401, "sign-in-refused");
}

#[tokio::test]
async fn it_must_be_changed_before_anything_else() {
    let app = TestApp::with_initial_passwords().await;
    let (_, mut head) = reset(&app).await;
    GIVEN.clone_into(&mut head.password);
    let head = head.signed_in().await;
    let session = head.ask(CheckSessionToken).await.expect(200);
    assert_eq!(session["password_change_required"], true);
    let form = json!({"name": "Нове відділення"});
    for call in [
        head.ask(ListUsers),
        head.ask(ListPeople),
        head.ask(ListOrganizations),
        head.ask(ListRoles),
        head.ask(CreateOrganization).json(&form),
        head.ask(DeleteUser).of(head.id),
    ] {
        call.await.expect_problem(403, "password-change-required");
    }
    assert_eq!(
        app.last_record().await,
        "delete_user refused password-change-required"
    );
    change(&head, GIVEN, NEW).await.expect(200);
    head.ask(ListUsers).await.expect(200);
    let session = head.ask(CheckSessionToken).await.expect(200);
    assert_eq!(session["password_change_required"], false);
}

#[tokio::test]
async fn a_new_users_password_must_be_changed_too() {
    let app = TestApp::with_initial_passwords().await;
    let administrator = app.administrator().await;
    let mut nurse = app.somebody("model", &[Nurse]).hire().await;
    let form = json!({
        "login": "newcomer",
        "password": GIVEN,
        "profile": {
            "full_name": "Новенька",
            "organization_id": app.organization,
            "position": "Посада",
            "licence_number": null,
        },
    });
    let made = administrator.ask(CreateUser).json(&form).await.expect(201);
    let form = json!({
        "user_id": made["record"]["id"],
        "job_title": "Посада",
        "workstation_id": nurse.station.id,
        "hours": {"start": "00:00", "end": "00:00"},
        "last_day": "2026-12-31",
    });
    let token = administrator.ask(CreateToken).json(&form).await.expect(201);
    token["token"]
        .as_str()
        .unwrap()
        .clone_into(&mut nurse.token);
    "newcomer".clone_into(&mut nurse.login);
    GIVEN.clone_into(&mut nurse.password);
    let session = nurse.sign_in().await.expect(201);
    assert_eq!(session["password_change_required"], true);
}

#[tokio::test]
async fn changing_the_own_password_ends_the_other_sessions() {
    let app = TestApp::new().await;
    let nurse = app.nurse().await;
    let elsewhere = nurse.clone().elsewhere(&nurse.station).signed_in().await;
    let colleague = app.nurse().await;
    change(&nurse, PASSWORD, NEW).await.expect(200);
    assert!(nurse.is_signed_in().await);
    assert!(!elsewhere.is_signed_in().await);
    assert!(colleague.is_signed_in().await);
    nurse
        .attempt()
        .send()
        .await
        .expect_problem(401, "sign-in-refused");
    app.wait_seconds(1);
    nurse.attempt().password(NEW).send().await.expect(201);
}
