//! The four dialogues of the article, as the monitor sees them: exactly these
//! events pass, in this order.

use crate::harness::{Overheard, TestApp};
use shared::{
    endpoints::{CheckSessionToken, GetDataFromDatabase},
    roles::ShippedRole::Nurse,
};

const AUTHENTICATE: &str = "user → authenticator authenticate";
const AUTHENTICATED: &str = "authenticator → user authenticate_response";
const CHECK: &str = "user → authenticator check_session_token";
const CHECKED: &str = "authenticator → user check_session_token_response";
const GET_DATA: &str = "user → authenticator get_data_from_database";
const DATA: &str = "authenticator → user get_data_from_database_response";
const GET_PERMISSIONS: &str = "authenticator → access-control get_permissions";
const PERMISSIONS: &str = "access-control → authenticator get_permissions_response";
const GET_MEMBER: &str = "authenticator → access-control get_member";
const MEMBER: &str = "access-control → authenticator get_member_response";

/// Several effects of one request each ask anew: what repeats is one event of
/// the dialogue.
fn dialogue(overheard: &Overheard) -> Vec<String> {
    let mut events = overheard.take();
    events.dedup();
    events
}

#[tokio::test]
async fn sign_in() {
    let app = TestApp::new().await;
    let nurse = app.somebody("nurse", &[Nurse]).hire().await;
    let request = nurse.attempt().call().await;
    let overheard = Overheard::listen();
    request.await.expect(201);
    let [gathering, opening] = [[AUTHENTICATE, AUTHENTICATED]; 2];
    let checking = [
        CHECK,
        GET_PERMISSIONS,
        PERMISSIONS,
        GET_MEMBER,
        MEMBER,
        CHECKED,
    ];
    let expected = [&gathering[..], &opening, &checking].concat();
    assert_eq!(dialogue(&overheard), expected);
}

#[tokio::test]
async fn get_data_with_a_valid_session() {
    let app = TestApp::new().await;
    let nurse = app.nurse().await;
    let overheard = Overheard::listen();
    let account = nurse.ask(GetDataFromDatabase).await.expect(200);
    assert_eq!(account["login"], nurse.login);
    assert_eq!(dialogue(&overheard), [CHECK, CHECKED, GET_DATA, DATA]);
}

#[tokio::test]
async fn check_a_false_session() {
    let app = TestApp::new().await;
    let overheard = Overheard::listen();
    let reply = app.ask(CheckSessionToken).cookie("false").await;
    reply.expect_problem(401, "session-ended");
    assert_eq!(dialogue(&overheard), [CHECK]);
    drop(overheard);
    assert_eq!(
        app.last_record().await,
        "check_session_token refused session-ended"
    );
}

#[tokio::test]
async fn ask_for_data_with_a_false_session() {
    let app = TestApp::new().await;
    let overheard = Overheard::listen();
    let reply = app.ask(GetDataFromDatabase).cookie("false").await;
    reply.expect_problem(401, "session-ended");
    // The request for data does not even reach the Authenticator.
    assert_eq!(dialogue(&overheard), [CHECK]);
    drop(overheard);
    assert_eq!(
        app.last_record().await,
        "check_session_token refused session-ended"
    );
}

#[tokio::test]
async fn a_refused_sign_in_is_answered_by_nobody() {
    let app = TestApp::new().await;
    let nurse = app.somebody("nurse", &[Nurse]).hire().await;
    let request = nurse.attempt().password("wrong horse battery").call().await;
    let overheard = Overheard::listen();
    request.await.expect_problem(401, "sign-in-refused");
    assert_eq!(dialogue(&overheard), [AUTHENTICATE, AUTHENTICATED]);
}

#[tokio::test]
async fn ask_for_data_without_a_session() {
    let app = TestApp::new().await;
    let overheard = Overheard::listen();
    let reply = app.ask(GetDataFromDatabase).await;
    reply.expect_problem(401, "not-signed-in");
    assert_eq!(dialogue(&overheard), [GET_DATA]);
    drop(overheard);
    assert_eq!(
        app.last_record().await,
        "get_data_from_database refused not-signed-in"
    );
}
