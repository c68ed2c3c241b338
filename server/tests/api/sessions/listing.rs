//! Open sessions, seen and ended: one's own, and everybody's by those who
//! manage tokens.

use crate::harness::{Staff, TestApp, id};
use serde_json::{Value, json};
use shared::{
    endpoints::{EndOwnSession, EndSession, GetUser, ListOwnSessions, ListSessions, SignOut},
    roles::ShippedRole::Nurse,
};

async fn own(staff: &Staff) -> Vec<Value> {
    let sessions = staff.ask(ListOwnSessions).await.expect(200);
    sessions.as_array().unwrap().clone()
}

#[tokio::test]
async fn everybody_sees_their_own_and_ends_one() {
    let app = TestApp::new().await;
    let nurse = app.nurse().await;
    app.wait_minutes(1);
    let second = nurse.clone().elsewhere(&nurse.station).signed_in().await;
    let _somebody_elses = app.nurse().await;
    app.wait_minutes(1);
    let sessions = own(&second).await;
    let current: Vec<_> = sessions
        .iter()
        .map(|row| row["current"].as_bool().unwrap())
        .collect();
    assert_eq!(current, [true, false]);
    assert!(
        sessions
            .iter()
            .all(|row| row["login"] == nurse.login.as_str())
    );
    assert_eq!(sessions[0]["last_seen_at"], app.now().as_millisecond());

    let call = second.ask(EndOwnSession).of(id(&sessions[1]));
    call.await.expect(200);
    assert!(!nurse.is_signed_in().await);
    assert!(second.is_signed_in().await);
    assert_eq!(own(&second).await.len(), 1);
    let call = second.ask(EndOwnSession).of(id(&sessions[1]));
    call.await.expect_problem(404, "not-found");
    // The last one is the one that asks.
    let call = second.ask(EndOwnSession).of(id(&sessions[0]));
    call.await.expect(200);
    assert!(!second.is_signed_in().await);
}

#[tokio::test]
async fn nobody_ends_somebody_elses_as_their_own() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let nurse = app.nurse().await;
    let sessions = own(&nurse).await;
    let reply = administrator.ask(EndOwnSession).of(id(&sessions[0])).await;
    reply.expect_problem(404, "not-found");
    assert!(nurse.is_signed_in().await);
    assert_eq!(app.last_record().await, "end_own_session refused not-found");
}

#[tokio::test]
async fn token_management_sees_and_ends_all() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let nurse = app
        .somebody("nurse", &[Nurse])
        .hire()
        .await
        .signed_in()
        .await;
    let all = administrator.ask(ListSessions).await.expect(200);
    assert_eq!(all.as_array().unwrap().len(), 2);
    let hers = administrator
        .ask(ListSessions)
        .query(format!("user={}", nurse.id))
        .await
        .expect(200);
    assert_eq!(hers.as_array().unwrap().len(), 1);
    assert_eq!(hers[0]["login"], "nurse");
    assert_eq!(hers[0]["current"], false);
    assert!(nurse.is_signed_in().await);
    let call = administrator.ask(EndSession).of(id(&hers[0]));
    call.await.expect(200);
    assert!(!nurse.is_signed_in().await);
    let call = administrator.ask(EndSession).of(id(&hers[0]));
    call.await.expect_problem(404, "not-found");
}

#[tokio::test]
async fn nobody_else_sees_or_ends_them() {
    let app = TestApp::new().await;
    let nurse = app.nurse().await;
    let sessions = own(&nurse).await;
    for staff in [app.head().await, app.doctor().await, app.intern().await] {
        let call = staff.ask(ListSessions);
        call.await.expect_problem(403, "forbidden");
        let call = staff.ask(EndSession).of(id(&sessions[0]));
        call.await.expect_problem(403, "forbidden");
    }
    assert!(nurse.is_signed_in().await);
}

#[tokio::test]
async fn a_session_that_is_over_is_not_listed() {
    let app = TestApp::new().await;
    let nurse = app.nurse().await;
    app.wait_minutes(10);
    let second = nurse.clone().elsewhere(&nurse.station).signed_in().await;
    assert_eq!(own(&second).await.len(), 2);
    app.wait_minutes(5);
    assert_eq!(own(&second).await.len(), 1);
    // Nor kept.
    app.state.monitor.flush().await.unwrap();
    assert_eq!(
        app.count("select count(*) from authenticator_session")
            .await,
        1
    );
}

#[tokio::test]
async fn the_record_shows_how_many_are_open() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let nurse = app.nurse().await;
    let shown = administrator.ask(GetUser).of(nurse.id).await.expect(200);
    assert_eq!(shown["sessions"], 1);
    nurse.ask(SignOut).await.expect(200);
    assert_eq!(
        administrator.ask(GetUser).of(nurse.id).await.expect(200)["sessions"],
        0
    );
}

#[tokio::test]
async fn the_list_shows_address_and_browser() {
    let app = TestApp::new().await;
    let nurse = app.somebody("nurse", &[Nurse]).hire().await;
    let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";
    for (address, header) in [
        ("198.51.100.7", firefox),
        ("2001:db8::7", "curl/8.14.1"),
        ("198.51.100.8", "Firefox/"),
    ] {
        let attempt = nurse.attempt().from(address).call().await;
        attempt.header("user-agent", header).await.expect(201);
        app.wait_seconds(1);
    }
    let nurse = nurse.signed_in().await;
    let shown = |sessions: &[Value]| {
        let row = |row: &Value| (row["address"].clone(), row["browser"].clone());
        sessions.iter().map(row).collect::<Vec<_>>()
    };
    let expected = [
        (json!("192.0.2.1"), json!(null)),
        (json!("198.51.100.8"), json!("Firefox")),
        (json!("2001:db8::7"), json!(null)),
        (json!("198.51.100.7"), json!("Firefox, Linux")),
    ];
    assert_eq!(shown(&own(&nurse).await), expected);
    let all = app
        .administrator()
        .await
        .ask(ListSessions)
        .query(format!("user={}", nurse.id))
        .await
        .expect(200);
    assert_eq!(shown(all.as_array().unwrap()), expected);
}

/// What was signed in before the server asked for it.
#[tokio::test]
async fn a_session_of_an_unknown_browser_is_listed() {
    let app = TestApp::new().await;
    let nurse = app.nurse().await;
    app.write("update authenticator_session set address = null, browser = null")
        .await;
    let sessions = own(&nurse).await;
    assert_eq!(sessions[0]["address"], json!(null));
    assert_eq!(sessions[0]["browser"], json!(null));
}
