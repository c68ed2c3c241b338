//! Nobody acts upon people above them by their tokens, sessions, workstations,
//! enrolment links and roles.

use crate::harness::{Call, Staff, TestApp};
use serde_json::{Value, json};
use shared::{
    endpoints::{
        CreateEnrolmentLink, CreateToken, DeleteRole, DeleteToken, DeleteUser, DeleteWorkstation,
        EndSession, UpdateWorkstation,
    },
    roles::ShippedRole::{Administrator, Intern},
};

const REFUSED: (u16, &str) = (403, "target-outranks");

async fn is_refused(call: Call) {
    call.expect_refusal(REFUSED.0, REFUSED.1).await;
}

/// A token that works for a minute a night.
fn useless(user: &Staff) -> Value {
    json!({
        "user_id": user.id,
        "workstation_id": user.station.id,
        "job_title": "Посада",
        "hours": {"start": "03:00", "end": "03:01"},
        "last_day": "2026-09-01",
    })
}

fn link(actor: &Staff, workstation: impl std::fmt::Display) -> Call {
    actor.ask(CreateEnrolmentLink).of(&workstation)
}

async fn session_of(app: &TestApp, user: &Staff) -> String {
    let sql = format!(
        "select session_id from authenticator_session where user_id = '{}'",
        user.id
    );
    app.value(&sql).await
}

#[tokio::test]
async fn by_their_tokens_sessions_and_workstations() {
    let app = TestApp::new().await;
    let tokens = app.with_states("_ _ + _ _").await;
    let administrator = app.administrator().await;
    let call = tokens.ask(CreateToken).json(&useless(&administrator));
    is_refused(call).await;
    let call = tokens.ask(DeleteToken).of(administrator.token_id);
    is_refused(call).await;
    let station = administrator.station.id;
    let call = tokens.ask(DeleteWorkstation).of(station);
    is_refused(call).await;
    let other_name = json!({"name": "Підміна", "place": "", "inventory_label": ""});
    let call = tokens.ask(UpdateWorkstation).of(station).json(&other_name);
    is_refused(call).await;
    let name = &administrator.station.name;
    let other_place = json!({"name": name, "place": "Поверх 2", "inventory_label": ""});
    let call = tokens.ask(UpdateWorkstation).of(station).json(&other_place);
    call.await.expect(200);
    is_refused(link(&tokens, station)).await;
    let session = session_of(&app, &administrator).await;
    is_refused(tokens.ask(EndSession).of(session)).await;
    assert!(administrator.is_signed_in().await);
}

#[tokio::test]
async fn nor_by_those_of_people_whose_rights_another_role_hides() {
    let app = TestApp::new().await;
    let tokens = app.with_states("_ _ + _ _").await;
    let held_back = app.with_roles(&[Administrator, Intern]).await;
    let call = tokens.ask(DeleteToken).of(held_back.token_id);
    is_refused(call).await;
    let session = session_of(&app, &held_back).await;
    is_refused(tokens.ask(EndSession).of(session)).await;
}

#[tokio::test]
async fn those_who_are_not_above_are_within_reach() {
    let app = TestApp::new().await;
    let tokens = app.with_states("_ _ + _ _").await;
    let station = app.new_station("Пост 3").await;
    let doctor = app.somebody("doctor", &[]).at(&station).hire().await;
    let doctor = doctor.signed_in().await;
    let call = tokens.ask(CreateToken).json(&useless(&doctor));
    call.await.expect(201);
    let session = session_of(&app, &doctor).await;
    tokens.ask(EndSession).of(session).await.expect(200);
    link(&tokens, station.id).await.expect(201);
    let call = tokens.ask(DeleteToken).of(doctor.token_id);
    call.await.expect(200);
    let call = tokens.ask(DeleteWorkstation).of(station.id);
    call.await.expect(200);
}

#[tokio::test]
async fn whose_token_there_is_deleted_is_not_at_a_workstation() {
    let app = TestApp::new().await;
    let tokens = app.with_states("_ _ + _ _").await;
    let administrator = app.administrator().await;
    let station = app.new_station("Пост 3").await;
    let other = app.somebody("other", &[Administrator]).at(&station);
    let other = other.last_day("2026-09-01").hire().await;
    is_refused(link(&tokens, station.id)).await;
    app.set_clock("2026-09-02T08:00:00Z");
    let tokens = tokens.elsewhere(&tokens.station).signed_in().await;
    // One that is over may be so only by a clock that somebody set.
    is_refused(link(&tokens, station.id)).await;
    let administrator = administrator.elsewhere(&administrator.station);
    let administrator = administrator.signed_in().await;
    let call = administrator.ask(DeleteToken).of(other.token_id);
    call.await.expect(200);
    link(&tokens, station.id).await.expect(201);
}

#[tokio::test]
async fn nor_by_a_link_made_before_they_came() {
    let app = TestApp::new().await;
    let tokens = app.with_states("_ _ + _ _").await;
    let station = app.new_station("Пост 3").await;
    let made = link(&tokens, station.id).await.expect(201);
    let code = crate::harness::code_of(made["link"].as_str().unwrap()).to_owned();
    let administrator = app.somebody("late", &[Administrator]).at(&station);
    let administrator = administrator.hire().await.signed_in().await;
    let key = app.new_key();
    let before = app.contents().await;
    let refused = app.enrol(&key, &code).await;
    let problem = refused.expect_problem(403, "enrolment-refused");
    assert!(problem.get("permission").is_none(), "{problem}");
    assert_eq!(app.contents().await, before);
    assert_eq!(app.last_record().await, "enrol refused target-outranks");
    assert!(administrator.is_signed_in().await);
    // Their own link works.
    let made = link(&administrator, station.id).await.expect(201);
    let code = crate::harness::code_of(made["link"].as_str().unwrap()).to_owned();
    app.enrol(&key, &code).await.expect(201);
}

#[tokio::test]
async fn a_link_of_somebody_who_is_gone_is_gone() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let tokens = app.with_states("_ _ + _ _").await;
    let station = app.new_station("Пост 3").await;
    let made = link(&tokens, station.id).await.expect(201);
    let code = crate::harness::code_of(made["link"].as_str().unwrap()).to_owned();
    let call = administrator.ask(DeleteUser).of(tokens.id);
    call.await.expect(200);
    let refused = app.enrol(&app.new_key(), &code).await;
    refused.expect_problem(403, "enrolment-refused");
}

#[tokio::test]
async fn by_roles_they_hold() {
    let app = TestApp::new().await;
    let editor = app.with_states("_ + _ _ _").await;
    let administrator = app.administrator().await;
    let role = app.role(Administrator);
    for columns in ["- - - - -", "+ + + + _", "_ _ _ _ _"] {
        let call = editor.change_role(role, "Адміністратор", columns);
        is_refused(call).await;
    }
    let plain = administrator.make_role("Чергові", "_ _ _ _ _").await;
    administrator
        .give(administrator.id, plain)
        .await
        .expect(201);
    let call = editor.change_role(plain, "Чергові", "- _ _ _ _");
    is_refused(call).await;
    let free = editor.make_role("Вільна", "_ _ _ _ _").await;
    let call = editor.ask(DeleteRole).of(free);
    call.await.expect(200);
}

#[tokio::test]
async fn everybody_reaches_what_is_their_own() {
    let app = TestApp::new().await;
    let tokens = app.with_states("_ _ + _ _").await;
    let call = tokens.ask(CreateToken).json(&useless(&tokens));
    call.await.expect(201);
    let call = tokens.ask(DeleteToken).of(tokens.token_id);
    call.await.expect(200);
}
