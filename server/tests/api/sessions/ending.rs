//! What ends a session, felt at its next request.

use crate::harness::{Staff, TestApp, id};
use shared::{
    endpoints::{
        CheckSessionToken, CreateOrganization, CreateRole, DeleteAssignment, DeleteToken,
        DeleteUser, DeleteWorkstation, EndSession, GetDataFromDatabase, GetHolder, GetPulse,
        ListUsers, SignOut,
    },
    roles::ShippedRole::Nurse,
};

/// Uses the session every ten minutes until `instant`, then says whether it
/// is still open.
async fn is_open_at(staff: &Staff, instant: &str) -> bool {
    let until: jiff::Timestamp = instant.parse().unwrap();
    let step = jiff::SignedDuration::from_mins(10);
    while staff.app.now() + step < until {
        staff.app.wait(step);
        staff.ask(CheckSessionToken).await.expect(200);
    }
    staff.app.clock.set(until);
    staff.is_signed_in().await
}

#[tokio::test]
async fn a_quarter_of_an_hour_without_a_request() {
    let app = TestApp::new().await;
    let nurse = app.nurse().await;
    app.wait_seconds(15 * 60 - 1);
    assert!(nurse.is_signed_in().await);
    app.wait_seconds(15 * 60 - 1);
    assert!(nurse.is_signed_in().await);
    app.wait_seconds(15 * 60);
    assert!(!nurse.is_signed_in().await);
    assert_eq!(
        app.last_record().await,
        "check_session_token refused session-ended"
    );
    // It stays ended.
    app.wait_seconds(-60);
    assert!(!nurse.is_signed_in().await);
}

#[tokio::test]
async fn any_request_of_its_own_counts_as_use_and_no_other() {
    let app = TestApp::new().await;
    let (nurse, other) = (app.nurse().await, app.nurse().await);
    app.wait_minutes(10);
    nurse.ask(GetDataFromDatabase).await.expect(200);
    nurse.ask(ListUsers).await.expect_problem(403, "forbidden");
    app.wait_minutes(10);
    assert!(nurse.is_signed_in().await);
    assert!(!other.is_signed_in().await);
}

#[tokio::test]
async fn what_a_page_asks_by_itself_is_no_use() {
    let app = TestApp::new().await;
    let nurse = app.nurse().await;
    let session = nurse.ask(CheckSessionToken).await.expect(200);
    for _ in 0..14 {
        app.wait_minutes(1);
        let pulse = nurse.ask(GetPulse).await.expect(200);
        assert_eq!(pulse["id"], session["id"]);
    }
    // Neither when the session is read from disk again.
    let administrator = app.administrator().await;
    let role = crate::harness::role("Реєстратор", "_ _ _ _ +");
    administrator.ask(CreateRole).json(&role).await.expect(201);
    nurse.ask(GetPulse).await.expect(200);
    app.state.monitor.flush().await.unwrap();
    app.wait_minutes(1);
    let pulse = nurse.ask(GetPulse);
    pulse.await.expect_problem(401, "session-ended");
    assert!(!nurse.is_signed_in().await);
}

#[tokio::test]
async fn the_journal_counts_no_question_a_page_asks_by_itself() {
    let app = TestApp::new().await;
    let nurse = app.nurse().await;
    app.state.monitor.flush().await.unwrap();
    let before = app.records("check_session_token").await;
    for _ in 0..5 {
        nurse.ask(GetPulse).await.expect(200);
    }
    app.state.monitor.flush().await.unwrap();
    assert_eq!(app.records("check_session_token").await, before);
}

#[tokio::test]
async fn a_page_learns_that_its_session_was_ended_elsewhere() {
    let app = TestApp::new().await;
    let (administrator, nurse) = (app.administrator().await, app.nurse().await);
    let session = nurse.ask(CheckSessionToken).await.expect(200);
    let call = administrator.ask(EndSession).of(id(&session));
    call.await.expect(200);
    let pulse = nurse.ask(GetPulse);
    pulse.await.expect_problem(401, "session-ended");
    let pulse = app.ask(GetPulse);
    pulse.await.expect_problem(401, "not-signed-in");
}

#[tokio::test]
async fn idleness_is_remembered_when_sessions_are_read_anew() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let (nurse, other) = (app.nurse().await, app.nurse().await);
    app.wait_minutes(10);
    assert!(nurse.is_signed_in().await);
    // A change of rights: all sessions are read from disk again.
    let role = crate::harness::role("Реєстратор", "_ _ _ _ +");
    administrator.ask(CreateRole).json(&role).await.expect(201);
    app.state.monitor.flush().await.unwrap();
    app.wait_minutes(10);
    assert!(nurse.is_signed_in().await);
    assert!(!other.is_signed_in().await);
    assert!(administrator.is_signed_in().await);
}

#[tokio::test]
async fn the_end_of_the_working_hours() {
    let app = TestApp::new().await;
    let nurse = app
        .somebody("nurse", &[Nurse])
        .hours("08:00", "17:00")
        .hire()
        .await;
    let nurse = nurse.signed_in().await;
    assert!(is_open_at(&nurse, "2026-09-01T13:59:59.999Z").await);
    assert!(!is_open_at(&nurse, "2026-09-01T14:00:00Z").await);
}

#[tokio::test]
async fn the_tokens_session_hours() {
    let app = TestApp::new().await;
    let nurse = app
        .somebody("nurse", &[Nurse])
        .session_hours(1)
        .hire()
        .await;
    let nurse = nurse.signed_in().await;
    assert!(is_open_at(&nurse, "2026-09-01T08:59:59.999Z").await);
    assert!(!is_open_at(&nurse, "2026-09-01T09:00:00Z").await);
}

#[tokio::test]
async fn twelve_hours() {
    let app = TestApp::new().await;
    let nurse = app.nurse().await;
    assert!(is_open_at(&nurse, "2026-09-01T19:59:59.999Z").await);
    assert!(!is_open_at(&nurse, "2026-09-01T20:00:00Z").await);
}

#[tokio::test]
async fn the_tokens_last_day() {
    let app = TestApp::at("2026-09-01T18:00:00Z").await;
    let nurse = app
        .somebody("nurse", &[Nurse])
        .last_day("2026-09-01")
        .hire()
        .await;
    let nurse = nurse.signed_in().await;
    assert!(is_open_at(&nurse, "2026-09-01T20:59:59.999Z").await);
    assert!(!is_open_at(&nurse, "2026-09-01T21:00:00Z").await);
}

#[tokio::test]
async fn a_session_that_is_over_asks_for_nothing_more() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    app.wait_minutes(15);
    let before = app.contents().await;
    let role = crate::harness::role("Реєстратор", "_ _ _ _ +");
    let reply = administrator.ask(CreateRole).json(&role).await;
    reply.expect_problem(401, "session-ended");
    assert_eq!(app.contents().await, before);
}

#[tokio::test]
async fn deleting_the_token() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let (nurse, other) = (app.nurse().await, app.nurse().await);
    assert!(nurse.is_signed_in().await);
    let call = administrator.ask(DeleteToken).of(nurse.token_id);
    call.await.expect(200);
    assert!(!nurse.is_signed_in().await);
    assert!(other.is_signed_in().await);
}

#[tokio::test]
async fn deleting_the_user() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let (nurse, other) = (app.nurse().await, app.nurse().await);
    let call = administrator.ask(DeleteUser).of(nurse.id);
    call.await.expect(200);
    assert!(!nurse.is_signed_in().await);
    assert!(other.is_signed_in().await);
}

#[tokio::test]
async fn removing_the_workstation() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let station = app.new_station("Пост 3").await;
    let nurse = app
        .somebody("nurse", &[Nurse])
        .at(&station)
        .hire()
        .await
        .signed_in()
        .await;
    let call = administrator.ask(DeleteWorkstation).of(station.id);
    call.await.expect(200);
    assert!(!nurse.is_signed_in().await);
    assert!(administrator.is_signed_in().await);
}

#[tokio::test]
async fn enrolling_the_workstation_anew() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let station = app.new_station("Пост 3").await;
    let nurse = app
        .somebody("nurse", &[Nurse])
        .at(&station)
        .hire()
        .await
        .signed_in()
        .await;
    let code = app.enrolment_code(station.id).await;
    app.enrol(&app.new_key(), &code).await.expect(201);
    assert!(!nurse.is_signed_in().await);
    assert!(administrator.is_signed_in().await);
}

#[tokio::test]
async fn signing_out() {
    let app = TestApp::new().await;
    let nurse = app.nurse().await;
    let colleague = nurse.clone().elsewhere(&nurse.station).signed_in().await;
    let reply = nurse.ask(SignOut).await;
    reply.expect(200);
    let cleared = reply.header("set-cookie").unwrap();
    assert!(cleared.starts_with("__Host-session=;"), "{cleared}");
    assert!(cleared.contains("Max-Age=0"), "{cleared}");
    for attribute in ["Path=/", "Secure", "HttpOnly", "SameSite=Strict"] {
        assert!(cleared.contains(attribute), "{cleared}");
    }
    assert!(!nurse.is_signed_in().await);
    assert!(colleague.is_signed_in().await);
    let call = nurse.ask(SignOut);
    call.await.expect_problem(401, "session-ended");
}

#[tokio::test]
async fn losing_a_right_is_felt_at_the_next_request() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let head = app.head().await;
    head.ask(ListUsers).await.expect(200);
    let holder = administrator.ask(GetHolder).of(head.id).await.expect(200);
    let assignment = holder["assignments"][0]["id"].as_str().unwrap();
    let call = administrator.ask(DeleteAssignment).of(assignment);
    call.await.expect(200);
    let refused = head.ask(ListUsers).await.expect_problem(403, "forbidden");
    assert_eq!(refused["permission"], "user-management");
    assert_eq!(refused["outcome"], "nothing-allows");
    assert!(head.is_signed_in().await);
}

#[tokio::test]
async fn a_right_taken_while_a_change_waited_is_no_longer_there() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let head = app.head().await;
    let withdrawn = administrator.ask(GetHolder).of(head.id).await.expect(200);
    let assignment = withdrawn["assignments"][0]["id"].as_str().unwrap();
    let withdrawal = administrator.ask(DeleteAssignment).of(assignment);
    let organization = serde_json::json!({"name": "Нове відділення"});
    let change = head.ask(CreateOrganization).json(&organization);

    // Both are asked while nobody can write; the withdrawal comes first.
    assert!(administrator.is_signed_in().await && head.is_signed_in().await);
    let held = app.hold_writer().await;
    let withdrawal = tokio::spawn(withdrawal.into_future());
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    let change = tokio::spawn(change.into_future());
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    held.release().await;
    withdrawal.await.unwrap().expect(200);
    change.await.unwrap().expect_problem(403, "forbidden");
}

#[tokio::test]
async fn a_made_up_cookie() {
    let app = TestApp::new().await;
    for secret in ["false", "", "x", &"A".repeat(43)] {
        let reply = app.ask(CheckSessionToken).cookie(secret).await;
        reply.expect_problem(401, "session-ended");
    }
    app.ask(CheckSessionToken)
        .await
        .expect_problem(401, "not-signed-in");
    let nurse = app.nurse().await;
    let session = nurse.session.clone().unwrap();
    let secret = &session.secret;
    let other_name = app
        .ask(CheckSessionToken)
        .header("cookie", &format!("session={secret}"));
    other_name.await.expect_problem(401, "not-signed-in");
    let among_others = format!("theme=dark; {}; lang=uk", session.cookies(&app));
    app.ask(CheckSessionToken)
        .header("cookie", &among_others)
        .await
        .expect(200);
}
