//! The security policy and who may do what: files to be reviewed, of which a
//! change of policy is a change of lines and ticks.

use crate::harness::{Call, Overheard, Reply, Staff, TestApp};
use monitor::{Entity, POLICY, Part, Right};
use serde_json::json;
use shared::{
    endpoints::{ALL, Method},
    problem::ErrorName,
    roles::ShippedRole::{self, FamilyDoctor, HeadOfDepartment},
};
use std::{collections::BTreeSet, fmt::Write as _};

#[test]
fn the_table() {
    let lines: Vec<_> = POLICY.iter().map(monitor::policy::Row::line).collect();
    assert_eq!(
        lines[..6],
        [
            "user → authenticator authenticate: anyone",
            "user → authenticator check_session_token: session",
            "user → authenticator get_data_from_database: session",
            "authenticator → user authenticate_response: answer",
            "authenticator → user check_session_token_response: answer",
            "authenticator → user get_data_from_database_response: answer",
        ]
    );
    insta::assert_snapshot!("policy", lines.join("\n"));
}

#[test]
fn every_request_has_its_response_and_stands_there_once() {
    let mut seen = BTreeSet::new();
    for row in &POLICY {
        assert!(seen.insert(row.event), "{} twice", row.event);
        if row.event.part == Part::Request {
            let answer = POLICY
                .iter()
                .find(|other| other.event == row.event.response());
            assert!(answer.is_some(), "{} is never answered", row.event);
        }
    }
}

#[test]
fn nothing_inside_is_asked_by_a_browser() {
    for row in &POLICY {
        let from_browser = row.event.source == Entity::User;
        if row.event.part == Part::Request {
            assert_eq!(row.right == Right::Trusted, !from_browser, "{}", row.event);
        }
    }
}

/// A request for an endpoint that means no harm: about a record that does not
/// exist, or with a body that has no form.
fn harmless(app: &TestApp, method: Method, path: &str) -> Call {
    let nobody = uuid::Uuid::nil().to_string();
    let path = path.replace("{id}", &nobody);
    let call = Call::new(app, method.name(), &path);
    match method {
        Method::Get | Method::Delete => call,
        Method::Post | Method::Put => call.json(&json!({})).made_from(1),
    }
}

fn name(method: Method, path: &str) -> String {
    format!("{:6} {path}", method.name())
}

/// Whether the policy let the request through; what came of it is another
/// matter.
fn is_admitted(reply: &Reply) -> bool {
    use ErrorName::{Forbidden, NotSignedIn, PasswordChangeRequired};
    let code = reply.refused_by();
    ![Forbidden, NotSignedIn, PasswordChangeRequired]
        .map(Some)
        .contains(&code)
}

#[tokio::test]
async fn who_may_ask_for_what() {
    let app = TestApp::new().await;
    let mut staff: Vec<Staff> = Vec::new();
    for role in ShippedRole::ALL {
        staff.push(app.with_roles(&[role]).await);
    }
    staff.push(app.with_roles(&[FamilyDoctor, HeadOfDepartment]).await);

    let mut matrix = String::from(
        "administrator · head of department · family doctor · nurse · laboratory worker · intern \
         · auditor · family doctor + head of department\n\n",
    );
    for (_, method, path) in ALL {
        let mut ticks = Vec::new();
        for person in &staff {
            // Each request in a session of its own: some end it.
            let person = person.clone().elsewhere(&person.station).signed_in().await;
            let call = harmless(&app, *method, path);
            let reply = call.within(person.session.as_ref().unwrap()).await;
            ticks.push(if is_admitted(&reply) { "✔" } else { "✘" });
        }
        writeln!(matrix, "{}  {}", ticks.join(" "), name(*method, path)).unwrap();
    }
    insta::assert_snapshot!("matrix", matrix);
}

#[tokio::test]
async fn what_is_open_to_strangers() {
    let app = TestApp::new().await;
    let mut open = Vec::new();
    for (endpoint, method, path) in ALL {
        let reply = harmless(&app, *method, path).await;
        let name = name(*method, path);
        // There is no key of this name, which is an answer of its own.
        let is_served = ![404, 405].contains(&reply.status) || *endpoint == "GetRevocations";
        assert!(is_served, "{name} is not served");
        let code = reply.refused_by();
        if code == Some(ErrorName::NotSignedIn) {
            assert_eq!(reply.status, 401, "{name}");
            continue;
        }
        let said = code.map_or_else(|| "an answer".to_owned(), |code| code.to_string());
        open.push(format!("{name}  {} {said}", reply.status));
    }
    let status = app.call("GET", "/").await.status;
    open.push(format!("GET    /  {status}"));
    insta::assert_snapshot!("open", open.join("\n"));
}

/// A copied cookie gets no further anywhere.
#[tokio::test]
async fn what_is_open_to_a_cookie_without_its_key() {
    let app = TestApp::new().await;
    let secret = app.administrator().await.session.unwrap().secret;
    let mut open = Vec::new();
    for (endpoint, method, path) in ALL {
        let reply = harmless(&app, *method, path).cookie(&secret).await;
        if reply.refused_by() != Some(ErrorName::ProofNeeded) {
            open.push(*endpoint);
        }
    }
    // What strangers may ask for, which does not look at the cookie, and what tells no more than
    // the refusal.
    assert_eq!(
        open,
        [
            "GetFacility",
            "GetOpenApi",
            "GetKeys",
            "GetHealth",
            "GetReadiness",
            "IssueNonce",
            "GetThisWorkstation",
            "PreviewEnrolment",
            "Enrol",
            "Authenticate",
            "GetPulse",
            "CheckCard",
            "GetCardKeys",
            "GetRevocations",
        ]
    );
}

/// What a browser can ask for by the table, and what its endpoints ask for.
#[tokio::test]
async fn every_row_for_browsers_has_an_endpoint() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let mut asked = BTreeSet::new();
    let overheard = Overheard::listen();
    for (endpoint, method, path) in ALL {
        let person = administrator.clone();
        let person = person.elsewhere(&administrator.station).signed_in().await;
        overheard.take();
        let call = harmless(&app, *method, path);
        let call = call.within(person.session.as_ref().unwrap());
        // Strangers' forms are looked at before anything is asked.
        let _ = match *endpoint {
            "PreviewEnrolment" => call.json(&json!({"code": "guessed"})).await,
            _ => call.await,
        };
        asked.extend(overheard.take());
    }
    let unasked: Vec<_> = POLICY
        .iter()
        .filter(|row| row.event.source == Entity::User && row.event.part == Part::Request)
        .map(|row| row.event.to_string())
        .filter(|event| !asked.contains(event))
        .collect();
    // Asked only once a proof is good, as their own tests do.
    assert_eq!(
        unasked,
        [
            "user → authenticator authenticate",
            "user → authenticator get_this_workstation",
            "user → authenticator enrol",
            // A list of a key there is, and a form that names a card.
            "user → referral-desk get_revocations",
            "user → referral-desk check_card",
        ]
    );
}
