//! Signing in: `POST /api/session`.

mod deadlines;
mod form;
mod hours;
mod races;
mod reasons;
mod refusals;
mod throttling;

use crate::harness::{PASSWORD, TestApp};
use serde_json::json;
use shared::{
    endpoints::{CheckSessionToken, UpdateUser},
    permissions::{Decision, Permission},
    roles::ShippedRole::{FamilyDoctor, HeadOfDepartment, Nurse},
    sessions::Session,
};

#[tokio::test]
async fn login_password_token_and_workstation_open_a_session() {
    let app = TestApp::new().await;
    let nurse = app
        .somebody("nurse_o", &[Nurse])
        .named("Коваленко Оксана")
        .hire()
        .await;
    let reply = nurse.sign_in().await;
    reply.expect(201);
    let session: Session = reply.read_as();
    assert_eq!(session.user_id, nurse.id);
    assert_eq!(session.login.as_str(), "nurse_o");
    assert_eq!(session.full_name.as_str(), "Коваленко Оксана");
    assert_eq!(session.workstation_id, nurse.station.id);
    assert_eq!(session.workstation.as_str(), nurse.station.name);
    assert_eq!(session.started_at.0, app.now().as_millisecond());
    assert_eq!(session.now, session.started_at);
    assert_eq!(session.idle_minutes, 15);
    assert!(!session.password_change_required);

    let secret = reply.session_cookie().unwrap();
    assert_eq!(secret.len(), 43);
    assert_eq!(
        reply.header("set-cookie").unwrap(),
        format!("__Host-session={secret}; Path=/; Secure; HttpOnly; SameSite=Strict")
    );
    let line = app.last_line().await;
    assert_eq!(
        (line.operation.as_str(), line.outcome.as_str()),
        ("authenticate", "done")
    );
    assert_eq!(line.subject, Some(format!("user {}", nurse.id)));
    assert_eq!(line.address.as_deref(), Some("192.0.2.1"));
}

#[tokio::test]
async fn the_session_says_what_its_user_may_do_and_why() {
    let app = TestApp::new().await;
    let both = app.with_roles(&[FamilyDoctor, HeadOfDepartment]).await;
    let session: Session = both.ask(CheckSessionToken).await.read_as();
    let allowed: Vec<_> = Permission::ALL
        .into_iter()
        .filter(|p| session.may(*p))
        .collect();
    assert_eq!(
        allowed,
        [
            Permission::UserManagement,
            Permission::RoleAssignment,
            Permission::IssuingReferrals
        ]
    );
    let because = |permission| {
        let mut rows = session.permissions.iter();
        let row = rows.find(|row| row.permission == permission).unwrap();
        match &row.decision {
            Decision::Allowed(roles) => ("allowed", roles[0].shipped),
            Decision::Forbidden(roles) => ("forbidden", roles[0].shipped),
            Decision::NothingAllows => ("nothing allows", None),
        }
    };
    assert_eq!(
        because(Permission::IssuingReferrals),
        ("allowed", Some(FamilyDoctor))
    );
    assert_eq!(
        because(Permission::UserManagement),
        ("allowed", Some(HeadOfDepartment))
    );
    assert_eq!(
        because(Permission::RoleManagement),
        ("forbidden", Some(HeadOfDepartment))
    );
}

#[tokio::test]
async fn the_login_is_found_without_regard_to_case() {
    let app = TestApp::new().await;
    let nurse = app.somebody("Nurse_O", &[Nurse]).hire().await;
    for login in ["nurse_o", "NURSE_O", " Nurse_O "] {
        nurse.attempt().login(login).send().await.expect(201);
    }
}

#[tokio::test]
async fn white_space_around_the_token_does_no_harm() {
    let app = TestApp::new().await;
    let nurse = app.somebody("nurse_o", &[Nurse]).hire().await;
    let file = format!("\r\n{}\n", nurse.token);
    let call = nurse.attempt().call().await;
    let form = json!({"login": nurse.login, "password": PASSWORD, "token": file});
    call.json(&form).await.expect(201);
}

#[tokio::test]
async fn neither_secret_is_kept() {
    let app = TestApp::new().await;
    let nurse = app.nurse().await;
    let contents = app.contents().await.join("\n");
    for secret in [PASSWORD, &nurse.token, &nurse.session.unwrap().secret] {
        assert!(!contents.contains(secret), "{secret}");
    }
    let journal = serde_json::to_string(&app.journal().await).unwrap();
    assert!(!journal.contains(PASSWORD));
}

#[tokio::test]
async fn signing_in_anew_ends_the_session_of_the_same_browser() {
    let app = TestApp::new().await;
    let first = app.nurse().await;
    let other = first.clone().elsewhere(&first.station).signed_in().await;
    let again = first.clone().signed_in().await;
    assert!(!first.is_signed_in().await);
    assert!(again.is_signed_in().await);
    assert!(other.is_signed_in().await);
}

#[tokio::test]
async fn a_later_edit_of_the_user_does_not_void_the_token() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let nurse = app.somebody("nurse_o", &[Nurse]).hire().await;
    let profile = json!({
        "full_name": "Інша Особа",
        "organization_id": app.organization,
        "position": "Інша посада",
        "licence_number": null,
    });
    let call = administrator.ask(UpdateUser).of(nurse.id).json(&profile);
    call.await.expect(200);
    let session = nurse.sign_in().await.expect(201);
    assert_eq!(session["full_name"], "Інша Особа");
}

#[tokio::test]
async fn a_user_may_hold_a_token_for_each_workstation() {
    let app = TestApp::new().await;
    let nurse = app.somebody("nurse_o", &[Nurse]).hire().await;
    let mut upstairs = nurse.elsewhere(&app.new_station("Пост 3").await);
    let form = json!({
        "job_title": "Посада",
        "hours": {"start": "00:00", "end": "00:00"},
        "last_day": "2026-12-31",
    });
    upstairs.token = upstairs.make_token(&form).await.token;
    let nurse = nurse.signed_in().await;
    let upstairs = upstairs.signed_in().await;
    assert!(nurse.is_signed_in().await && upstairs.is_signed_in().await);
}
