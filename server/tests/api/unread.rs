//! A row that cannot be read gives nobody a right, stops nobody else, and can be
//! corrected or deleted.

use crate::{
    four_eyes::{created, reset, token},
    harness::{Overheard, Staff, TestApp, role},
};
use serde_json::{Value, json};
use shared::{
    endpoints::{
        CheckSessionToken, DeleteRole, DeleteToken, DeleteUser, GetDataFromDatabase, GetHolder,
        GetRole, GetUser, ListAloneActs, ListLapses, ListSessions, ListUsers, UpdateOrganization,
        UpdateRole, UpdateUser,
    },
    ids::RoleId,
    roles::ShippedRole::{Administrator, Nurse},
};

/// What is refused or done as if there were no damage.
async fn administers(app: &TestApp, one: &Staff, login: &str) {
    let nurse = app.somebody(login, &[]).hire().await.signed_in().await;
    let id = nurse.id.to_string();
    one.give(nurse.id, app.role(Nurse)).await.expect(201);
    token(one, &id).await.expect(201);
    reset(&app.administrator().await, &id).await.expect(200);
    let session = nurse.session.as_ref().unwrap();
    let _ = session;
    for call in [
        one.ask(ListLapses),
        one.ask(ListAloneActs),
        one.ask(ListSessions),
    ] {
        call.await.expect(200);
    }
    one.ask(DeleteUser).of(&id).await.expect(200);
}

#[tokio::test]
async fn a_token_lets_nobody_in_and_is_deleted() {
    for fault in [
        "start_work = 5000",
        "end_work = 'x'",
        "expires_at = 'x'",
        "sha256 = 'x'",
        "last_day = 'x'",
        "session_hours = 99",
    ] {
        let app = TestApp::in_file().await;
        let (one, second) = (app.administrator().await, app.administrator().await);
        let damaged = second.token_id;
        app.write(&format!(
            "update authenticator_token set {fault} where token_id = '{damaged}'"
        ))
        .await;
        let heard = Overheard::listen();
        let call = one.ask(DeleteUser).of(one.id);
        call.expect_refusal(409, "last-holder").await;
        let said = format!("damaged authenticator_token {damaged}");
        assert!(heard.take().contains(&said));
        administers(&app, &one, "nurse").await;
        one.ask(DeleteToken).of(damaged).await.expect(200);
    }
}

/// An administrator, and somebody who may manage users by one role and holds another,
/// which forbids them to manage tokens and has this fault.
async fn scene(fault: &str) -> (TestApp, Staff, Staff, RoleId) {
    let app = TestApp::in_file().await;
    let administrator = app.administrator().await;
    let users = administrator.make_role("Користувачі", "+ _ _ _ _").await;
    let limit = administrator.make_role("Без токенів", "_ _ - _ _").await;
    let held = app.somebody("held", &[]).holding(users).holding(limit);
    let held = held.hire().await;
    app.write(&fault.replace('@', &limit.to_string())).await;
    (app, administrator, held, limit)
}

const UNKNOWN: &str = "update access_role_permission set permission = 'x' where role_id = '@'";
const NEITHER: &str = "update access_role_permission set allowed = 'x' where role_id = '@'";

#[tokio::test]
async fn a_role_that_may_forbid_what_cannot_be_read_forbids_everything() {
    for fault in [UNKNOWN, NEITHER] {
        let (app, administrator, held, limit) = scene(fault).await;
        let heard = Overheard::listen();
        let held = held.signed_in().await;
        let said = format!("damaged access_role {limit}");
        assert!(heard.take().contains(&said));
        let why = held.ask(ListUsers).await;
        let why = why.expect_problem(403, "forbidden");
        assert!(why.to_string().contains(&limit.to_string()), "{why}");
        administers(&app, &administrator, "nurse").await;
        // Saved again it is whole; what it hid surfaces.
        let shown = administrator.ask(GetRole).of(limit).await.expect(200);
        assert_eq!(
            (&shown["name"], &shown["damaged"]),
            (&json!("Без токенів"), &json!(true))
        );
        let change = || administrator.change_role(limit, "Без токенів", "_ _ - _ _");
        let why = change().await.expect_problem(409, "rights-surface");
        let saved = change().confirming(&why).await.expect(200);
        assert_eq!(saved["damaged"], json!(null));
        let held = held.signed_in().await;
        held.ask(ListUsers).await.expect(200);
    }
}

#[tokio::test]
async fn whoever_could_not_sign_in_by_their_password_is_not_counted_on() {
    let app = TestApp::in_file().await;
    let (one, second) = (app.administrator().await, app.administrator().await);
    app.write(&format!(
        "update authenticator_credential set password = 'x' where user_id = '{}'",
        second.id
    ))
    .await;
    let call = one.ask(DeleteToken).of(one.token_id);
    call.expect_refusal(409, "last-holder").await;
}

#[tokio::test]
async fn nor_does_one_that_is_not_there_where_it_was_given() {
    let fault =
        "pragma foreign_keys = off; update access_assignment set role_id = 'x' where role_id = '@'";
    let (_app, administrator, held, limit) = scene(fault).await;
    let heard = Overheard::listen();
    let held = held.signed_in().await;
    assert!(heard.take().contains(&"damaged access_role x".to_owned()));
    held.ask(ListUsers).await.expect_problem(403, "forbidden");
    administrator.ask(DeleteRole).of(limit).await.expect(200);
}

#[tokio::test]
async fn or_it_is_withdrawn_and_deleted() {
    let (app, administrator, held, limit) = scene(UNKNOWN).await;
    let withdraw = async || administrator.withdraw(held.id, limit).await;
    let why = withdraw().await.await.expect_problem(409, "rights-surface");
    withdraw().await.confirming(&why).await.expect(200);
    administrator.ask(DeleteRole).of(limit).await.expect(200);
    let held = held.signed_in().await;
    held.ask(ListUsers).await.expect(200);
    drop(app);
}

#[tokio::test]
async fn no_right_is_gained_by_the_damage_of_a_role_of_the_administrators() {
    let app = TestApp::in_file().await;
    let one = app.administrator().await;
    let id = app.role(Administrator);
    app.write(&format!(
        "update access_role_permission set permission = 'x' \
         where role_id = '{id}' and permission = 'role-management'"
    ))
    .await;
    let one = one.signed_in().await;
    one.ask(ListUsers).await.expect_problem(403, "forbidden");
    let session = one.ask(CheckSessionToken).await.expect(200);
    assert_eq!(session["login"], one.login);
}

#[tokio::test]
async fn what_hangs_on_a_name_goes_by_its_id() {
    let app = TestApp::in_file().await;
    let administrator = app.administrator().await;
    let organization = app.new_organization("Поліклініка № 2").await;
    let station = app.new_station("Кабінет 7").await;
    let users = administrator.make_role("Користувачі", "+ _ _ _ _").await;
    let hiring = app.somebody("koval_m", &[]).holding(users).of(organization);
    let koval = hiring.at(&station).hire().await;
    for name in ["''", "x'ff'"] {
        for (table, id) in [
            ("access_role", users.to_string()),
            ("access_organization", organization.to_string()),
            ("authenticator_workstation", station.id.to_string()),
        ] {
            let key = table.split('_').next_back().unwrap();
            app.write(&format!(
                "update {table} set name = {name} where {key}_id = '{id}'"
            ))
            .await;
        }
        let koval = koval.clone().signed_in().await;
        let session = koval.ask(CheckSessionToken).await.expect(200);
        assert_eq!(session["organization"], organization.to_string());
        assert_eq!(session["workstation"], station.id.to_string());
        koval.ask(ListUsers).await.expect(200);
        koval.ask(GetDataFromDatabase).await.expect(200);
        administrator.ask(GetUser).of(koval.id).await.expect(200);
        let holder = administrator.ask(GetHolder).of(koval.id).await.expect(200);
        assert_eq!(holder["assignments"][0]["role"]["name"], users.to_string());
    }
    let shown = administrator.ask(GetRole).of(users).await.expect(200);
    assert_eq!(
        (&shown["name"], &shown["damaged"]),
        (&json!(users.to_string()), &json!(true))
    );
    let form = role("Користувачі", "+ _ _ _ _");
    let call = administrator.ask(UpdateRole).of(users).json(&form);
    call.await.expect(200);
    let form = json!({"name": "Поліклініка № 2"});
    administrator
        .ask(UpdateOrganization)
        .of(organization)
        .json(&form)
        .await
        .expect(200);
    let koval = koval.signed_in().await;
    let session = koval.ask(CheckSessionToken).await.expect(200);
    assert_eq!(session["organization"], "Поліклініка № 2");
}

#[tokio::test]
async fn a_user_is_corrected_or_deleted() {
    let app = TestApp::in_file().await;
    let administrator = app.administrator().await;
    let profile = |name: &str| {
        json!({
            "full_name": name,
            "organization_id": app.organization,
            "position": "Сестра медична",
            "licence_number": Value::Null,
        })
    };
    for (at, fault) in ["full_name = ''", "position = x'ff'"].iter().enumerate() {
        let (id, _) = created(&administrator, &format!("nurse_{at}")).await;
        let (gone, _) = created(&administrator, &format!("gone_{at}")).await;
        for user in [&id, &gone] {
            app.write(&format!(
                "update access_user set {fault} where user_id = '{user}'"
            ))
            .await;
        }
        let stale = administrator
            .ask(UpdateUser)
            .of(&id)
            .json(&profile("Ткач Ганна"))
            .made_from(9);
        stale.await.expect_problem(412, "stale");
        let put = administrator
            .ask(UpdateUser)
            .of(&id)
            .json(&profile("Ткач Ганна"));
        assert_eq!(put.await.expect(200)["profile"]["full_name"], "Ткач Ганна");
        administrator.ask(GetUser).of(&id).await.expect(200);
        administrator.ask(DeleteUser).of(&gone).await.expect(200);
    }
}
