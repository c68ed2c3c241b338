//! Deleting a user and everything that hangs on them.

use super::new_user;
use crate::harness::{TestApp, id};
use serde_json::json;
use shared::{
    endpoints::{
        CreateToken, CreateUser, DeleteUser, GetHolder, GetUser, ListTokens, ListUsers,
        ResetPassword,
    },
    roles::ShippedRole::{FamilyDoctor, Nurse},
};

#[tokio::test]
async fn every_way_in_goes_and_the_record_stays() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let nurse = app
        .somebody("nurse", &[Nurse, FamilyDoctor])
        .hire()
        .await
        .signed_in()
        .await;
    let call = administrator.ask(DeleteUser).of(nurse.id);
    call.await.expect(200);
    assert!(!nurse.is_signed_in().await);
    for (table, left) in [
        ("access_assignment", 0),
        ("authenticator_session", 0),
        ("authenticator_credential", 0),
    ] {
        let sql = format!(
            "select count(*) from {table} where user_id = '{}'",
            nurse.id
        );
        assert_eq!(app.value::<i64>(&sql).await, left, "{table}");
    }
    let tokens = format!(
        "select count(*) from authenticator_token where user_id = '{}' and deleted_at is null",
        nurse.id
    );
    assert_eq!(app.value::<i64>(&tokens).await, 0);
    let name = format!(
        "select full_name from access_user where user_id = '{}'",
        nurse.id
    );
    assert_eq!(app.value::<String>(&name).await, "Шевчук Ірина");

    let call = administrator.ask(GetUser).of(nurse.id);
    call.await.expect_problem(404, "not-found");
    let call = administrator.ask(DeleteUser).of(nurse.id);
    call.await.expect_problem(404, "not-found");
    let holder = administrator.ask(GetHolder).of(nurse.id).await;
    holder.expect_problem(404, "not-found");
    let call = administrator.ask(ListUsers).query("search=nurse");
    let listed = call.await.expect(200);
    assert_eq!(listed["total"], 0);
    let call = administrator.ask(ListTokens).query("search=nurse");
    let tokens = call.await.expect(200);
    assert_eq!(tokens["total"], 0);
    nurse.sign_in().await.expect_problem(401, "sign-in-refused");
}

#[tokio::test]
async fn the_journal_says_what_went_along() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let nurse = app.nurse().await;
    let call = administrator.ask(DeleteUser).of(nurse.id);
    call.await.expect(200);
    let role = app.role(Nurse);
    assert_eq!(
        app.last_record().await,
        format!("delete_user done withdrew role {role}")
    );
    let line = app.last_line().await;
    assert_eq!(line.subject, Some(format!("user {}", nurse.id)));
    assert_eq!(line.login.as_deref(), Some(administrator.login.as_str()));
    assert_eq!(
        line.workstation.as_deref(),
        Some(administrator.station.name.as_str())
    );
    assert_eq!(app.records("user_deleted").await, ["delivered"]);
}

#[tokio::test]
async fn a_deleted_login_is_never_used_again() {
    let app = TestApp::new().await;
    let head = app.head().await;
    let call = head.ask(CreateUser).json(&new_user(&app, "nurse_1"));
    let made = call.await.expect(201);
    head.ask(DeleteUser)
        .of(id(&made["record"]))
        .await
        .expect(200);
    let call = head.ask(CreateUser).json(&new_user(&app, "NURSE_1"));
    call.expect_refusal(409, "login-taken").await;
}

#[tokio::test]
async fn a_deleted_user_is_given_nothing() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let nurse = app.nurse().await;
    let call = administrator.ask(DeleteUser).of(nurse.id);
    call.await.expect(200);
    let call = administrator.give(nurse.id, app.role(Nurse));
    call.expect_refusal(404, "not-found").await;
    let token = json!({
        "user_id": nurse.id,
        "job_title": "Посада",
        "workstation_id": nurse.station.id,
        "hours": {"start": "08:00", "end": "17:00"},
        "last_day": "2026-12-31",
    });
    let reply = administrator.ask(CreateToken).json(&token).await;
    reply.expect_fault("user_id", "invalid");
    let call = administrator
        .ask(ResetPassword)
        .of(nurse.id)
        .json(&json!({}));
    call.expect_refusal(404, "not-found").await;
}

#[tokio::test]
async fn of_two_simultaneous_deletions_one_counts() {
    let app = TestApp::new().await;
    let (one, two) = (app.administrator().await, app.administrator().await);
    let nurse = app.nurse().await;
    let first = one.ask(DeleteUser).of(nurse.id).into_future();
    let second = two.ask(DeleteUser).of(nurse.id).into_future();
    let (first, second) = tokio::join!(first, second);
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 404]);
    assert_eq!(app.records("user_deleted").await, ["delivered"]);
}
