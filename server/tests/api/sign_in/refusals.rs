//! What strangers are told: one answer, whatever the reason. Only the journal
//! keeps it.

use crate::harness::{Attempt, Staff, TestApp};
use ground::{crypto::digest::Sha256Digest, random::Random};
use serde_json::{Value, json};
use shared::{endpoints::DeleteUser, roles::ShippedRole::Nurse};
use web::dpop::Nonces;

/// Sends the attempt and compares the answer with the one generic refusal.
async fn refused(app: &TestApp, attempt: Attempt, truth: &str) {
    let reply = attempt.send().await;
    reply.expect_problem(401, "sign-in-refused");
    let generic = r#"{"title":"Unauthorized","status":401,"code":"sign-in-refused"}"#;
    assert_eq!(reply.text(), generic, "{truth}");
    assert_eq!(reply.header("set-cookie"), None);
    assert_eq!(reply.header("dpop-nonce"), None);
    assert_eq!(
        app.last_record().await,
        format!("authenticate refused {truth}")
    );
    // Longer than any throttling.
    app.wait_seconds(61);
}

async fn scene() -> (TestApp, Staff) {
    let app = TestApp::new().await;
    let nurse = app.somebody("nurse", &[Nurse]).hire().await;
    (app, nurse)
}

#[tokio::test]
async fn a_wrong_login_password_or_workstation_is_told_apart_by_nobody() {
    let (app, nurse) = scene().await;
    refused(
        &app,
        nurse.attempt().password("wrong horse battery"),
        "password-wrong",
    )
    .await;
    refused(&app, nurse.attempt().login("nobody"), "login-unknown").await;
    let stranger = app.new_key();
    refused(&app, nurse.attempt().key(&stranger), "workstation-unknown").await;
    let everything = nurse
        .attempt()
        .key(&stranger)
        .password("wrong horse battery");
    refused(&app, everything, "workstation-unknown").await;
    let administrator = app.administrator().await;
    let call = administrator.ask(DeleteUser).of(nurse.id);
    call.await.expect(200);
    refused(&app, nurse.attempt(), "login-unknown").await;
}

#[tokio::test]
async fn a_bad_proof_is_told_apart_by_nobody() {
    let (app, nurse) = scene().await;
    let claim = |name, value| nurse.attempt().claim(name, value);
    let foreign = Nonces::new(Random::seeded(9)).issue(app.now());
    let other_token = Sha256Digest::of("another token").base64url();
    let cases = [
        (claim("nonce", Value::Null), "proof-nonce"),
        (claim("nonce", json!("made up")), "proof-nonce"),
        (claim("nonce", json!(foreign)), "proof-nonce"),
        (
            claim("htu", json!("http://localhost:8080/api/account")),
            "proof-address",
        ),
        (
            claim("htu", json!("http://localhost:9090/api/session")),
            "proof-address",
        ),
        (
            claim("htu", json!("https://evil.example/api/session")),
            "proof-address",
        ),
        (claim("htm", json!("GET")), "proof-method"),
        (claim("ath", Value::Null), "proof-ath"),
        (claim("ath", json!(other_token)), "proof-ath"),
        (claim("jti", Value::Null), "proof-malformed"),
        (nurse.attempt().head("typ", json!("JWT")), "proof-type"),
        (
            nurse.attempt().head("alg", json!("none")),
            "proof-algorithm",
        ),
        (
            nurse.attempt().head("alg", json!("HS256")),
            "proof-algorithm",
        ),
        (
            nurse
                .attempt()
                .head("jwk", json!({"kty": "oct", "k": "c2VjcmV0"})),
            "proof-key",
        ),
        (nurse.attempt().proofs(0), "proof-malformed"),
        (nurse.attempt().proofs(2), "proof-malformed"),
    ];
    for (attempt, truth) in cases {
        refused(&app, attempt, truth).await;
    }
    nurse.sign_in().await.expect(201);
}

#[tokio::test]
async fn the_workstations_key_under_anothers_signature() {
    let (app, nurse) = scene().await;
    let enrolled = serde_json::to_value(nurse.station.key.public().jwk()).unwrap();
    let forged = nurse.attempt().key(&app.new_key()).head("jwk", enrolled);
    refused(&app, forged, "proof-signature").await;
}

#[tokio::test]
async fn a_nonce_is_good_for_a_minute_and_once() {
    let (app, nurse) = scene().await;
    let nonce = app.nonce().await;
    app.wait_seconds(60);
    refused(&app, nurse.attempt().nonce(&nonce), "proof-nonce").await;

    let nonce = app.nonce().await;
    app.wait_seconds(59);
    nurse.attempt().nonce(&nonce).send().await.expect(201);
    let nonce = app.nonce().await;
    nurse.attempt().nonce(&nonce).send().await.expect(201);
    refused(&app, nurse.attempt().nonce(&nonce), "proof-replayed").await;
}

#[tokio::test]
async fn of_two_simultaneous_uses_of_a_proof_one_counts() {
    let (app, nurse) = scene().await;
    let nonce = app.nonce().await;
    let [one, two] = [(); 2].map(|()| nurse.attempt().nonce(&nonce));
    let (one, two) = tokio::join!(one.send(), two.send());
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses[0], 201);
    assert_ne!(statuses[1], 201);
    assert_eq!(
        app.count("select count(*) from authenticator_session")
            .await,
        1
    );
}

#[tokio::test]
async fn a_refused_attempt_with_a_right_password_uses_its_nonce_up() {
    let (app, nurse) = scene().await;
    let nonce = app.nonce().await;
    refused_once(&app, &nurse, &nonce).await;
    refused(&app, nurse.attempt().nonce(&nonce), "proof-replayed").await;
}

async fn refused_once(app: &TestApp, nurse: &Staff, nonce: &str) {
    let wrong = nurse.attempt().nonce(nonce).password("wrong horse battery");
    wrong.send().await.expect_problem(401, "sign-in-refused");
    app.wait_seconds(2);
}

#[tokio::test]
async fn a_refusal_opens_nothing() {
    let (app, nurse) = scene().await;
    let before = app.contents().await;
    refused(
        &app,
        nurse.attempt().password("wrong horse battery"),
        "password-wrong",
    )
    .await;
    refused(
        &app,
        nurse.attempt().key(&app.new_key()),
        "workstation-unknown",
    )
    .await;
    assert_eq!(app.contents().await, before);
}

#[tokio::test]
async fn the_journal_names_the_user_only_if_there_is_one() {
    let (app, nurse) = scene().await;
    let wrong = nurse.attempt().password("wrong horse battery");
    wrong.send().await.expect_problem(401, "sign-in-refused");
    assert_eq!(
        app.last_line().await.subject,
        Some(format!("user {}", nurse.id))
    );
    app.wait_seconds(61);
    let unknown = nurse.attempt().login("nobody");
    unknown.send().await.expect_problem(401, "sign-in-refused");
    assert_eq!(app.last_line().await.subject, None);
}
