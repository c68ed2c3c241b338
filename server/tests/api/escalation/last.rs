//! For each administrative right somebody remains who can sign in and use it.

use crate::harness::{Call, Staff, TestApp};
use shared::{
    endpoints::{CreateWorkstation, DeleteToken, DeleteUser, DeleteWorkstation},
    roles::ShippedRole::{Administrator, Intern},
};

async fn keeps_the_last(call: Call) {
    let why = call.expect_refusal(409, "last-holder").await;
    assert!(why["permission"].is_string());
}

/// The only administrator, at a workstation of their own.
async fn alone() -> (TestApp, Staff) {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    (app, administrator)
}

#[tokio::test]
async fn by_editing_the_role() {
    let (app, administrator) = alone().await;
    let role = app.role(Administrator);
    for (columns, permission) in [
        ("_ + + + _", "user-management"),
        ("+ _ + + _", "role-management"),
        ("+ + - + _", "token-management"),
        ("+ + + - _", "role-assignment"),
    ] {
        let call = administrator.change_role(role, "Адміністратор", columns);
        let why = call.expect_refusal(409, "last-holder").await;
        assert_eq!(why["permission"], permission);
    }
}

#[tokio::test]
async fn by_withdrawing_the_role() {
    let (app, administrator) = alone().await;
    let call = administrator
        .withdraw(administrator.id, app.role(Administrator))
        .await;
    keeps_the_last(call).await;
}

#[tokio::test]
async fn by_giving_a_role_that_forbids() {
    let (app, administrator) = alone().await;
    let call = administrator.give(administrator.id, app.role(Intern));
    keeps_the_last(call).await;
}

#[tokio::test]
async fn by_making_a_role_forbid() {
    let (app, administrator) = alone().await;
    let role = administrator.make_role("Нічого", "_ _ _ _ _").await;
    administrator.give(administrator.id, role).await.expect(201);
    let call = administrator.change_role(role, "Нічого", "- _ _ _ _");
    keeps_the_last(call).await;
    assert!(administrator.is_signed_in().await);
    let _ = app;
}

#[tokio::test]
async fn by_deleting_the_user() {
    let (_app, administrator) = alone().await;
    let call = administrator.ask(DeleteUser).of(administrator.id);
    keeps_the_last(call).await;
}

#[tokio::test]
async fn by_deleting_the_token() {
    let (_app, administrator) = alone().await;
    let call = administrator.ask(DeleteToken).of(administrator.token_id);
    keeps_the_last(call).await;
}

#[tokio::test]
async fn by_removing_the_workstation() {
    let (_app, administrator) = alone().await;
    keeps_the_last(
        administrator
            .ask(DeleteWorkstation)
            .of(administrator.station.id),
    )
    .await;
}

#[tokio::test]
async fn with_another_who_can_sign_in_each_of_these_is_allowed() {
    let (app, administrator) = alone().await;
    let station = app.new_station("Пост 3").await;
    let second = app.somebody("second", &[Administrator]).at(&station);
    let second = second.hire().await.signed_in().await;
    for call in [
        second.ask(DeleteToken).of(administrator.token_id),
        second.ask(DeleteWorkstation).of(administrator.station.id),
        second.ask(DeleteUser).of(administrator.id),
    ] {
        call.await.expect(200);
    }
    // Now the second is the last.
    let call = second.ask(DeleteUser).of(second.id);
    keeps_the_last(call).await;
}

#[tokio::test]
async fn another_without_a_token_does_not_count() {
    let (app, administrator) = alone().await;
    let second = app.somebody("second", &[Administrator]).hire().await;
    let call = administrator.ask(DeleteToken).of(second.token_id);
    call.await.expect(200);
    let call = administrator.ask(DeleteToken).of(administrator.token_id);
    keeps_the_last(call).await;
}

#[tokio::test]
async fn another_whose_token_has_expired_or_not_begun_does_not_count() {
    let (app, administrator) = alone().await;
    app.somebody("past", &[Administrator])
        .last_day("2026-09-01")
        .hire()
        .await;
    app.somebody("coming", &[Administrator])
        .valid_from("2026-10-01")
        .hire()
        .await;
    app.set_clock("2026-09-02T08:00:00Z");
    let administrator = administrator.signed_in().await;
    let call = administrator.ask(DeleteUser).of(administrator.id);
    keeps_the_last(call).await;
}

#[tokio::test]
async fn another_at_a_workstation_nobody_enrolled_does_not_count() {
    let (app, administrator) = alone().await;
    let form = serde_json::json!({"name": "Пост 9", "place": "", "inventory_label": ""});
    let call = administrator.ask(CreateWorkstation).json(&form);
    let made = call.await.expect(201);
    let mut station = administrator.station.clone();
    station.id = made["id"].as_str().unwrap().parse().unwrap();
    app.somebody("second", &[Administrator])
        .at(&station)
        .hire()
        .await;
    let call = administrator.ask(DeleteUser).of(administrator.id);
    keeps_the_last(call).await;
}

#[tokio::test]
async fn the_rights_may_be_spread_over_several() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let mut others = Vec::new();
    for columns in ["+ _ _ _ _", "_ + _ _ _", "_ _ + _ _", "_ _ _ + _"] {
        let name = format!("Роль {}", others.len());
        let role = administrator.make_role(&name, columns).await;
        let login = format!("one_{}", others.len());
        let other = app.somebody(&login, &[]).holding(role).hire().await;
        others.push(other.signed_in().await);
    }
    let gone = app
        .somebody("gone", &[Administrator])
        .hire()
        .await
        .signed_in()
        .await;
    gone.ask(DeleteUser).of(administrator.id).await.expect(200);
    gone.ask(DeleteToken)
        .of(others[1].token_id)
        .await
        .expect(200);
    let call = gone.ask(DeleteUser).of(gone.id);
    let why = call.expect_refusal(409, "last-holder").await;
    assert_eq!(why["permission"], "role-management");
}

#[tokio::test]
async fn of_two_who_delete_each_other_at_once_one_remains() {
    let app = TestApp::new().await;
    let (one, two) = (app.administrator().await, app.administrator().await);
    let first = one.ask(DeleteUser).of(two.id).into_future();
    let second = two.ask(DeleteUser).of(one.id).into_future();
    let (first, second) = tokio::join!(first, second);
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses[0], 200);
    assert_ne!(statuses[1], 200);
    let left = "select count(*) from access_user where deleted_at is null";
    assert_eq!(app.count(left).await, 1);
}
