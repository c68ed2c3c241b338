//! A session's cookie, copied: of no use without the key of its workstation.

use crate::harness::{Call, Proof, Session, Staff, TestApp};
use serde_json::{Value, json};
use shared::{
    endpoints::{
        CheckSessionToken, CreateOrganization, CreateUser, Endpoint, GetDataFromDatabase,
        ListOrganizations, ListOwnSessions, ListUsers, RenewReceipt, SignOut,
    },
    roles::ShippedRole::Nurse,
};

const ORGANIZATIONS: &str = CreateOrganization::PATH;
/// Where nobody of the clinic is.
const ELSEWHERE: &str = "198.51.100.7";

/// Somebody who may change something, and the session they do it in.
async fn head(app: &TestApp) -> (Staff, Session) {
    let head = app.head().await;
    let session = head.session.clone().unwrap();
    (head, session)
}

fn change(staff: &Staff) -> Call {
    staff
        .ask(CreateOrganization)
        .json(&json!({"name": "Нове відділення"}))
}

/// The change with another proof than the browser would add.
fn with(staff: &Staff, proof: &Proof, session: &Session) -> Call {
    change(staff).header("dpop", &proof.sign(&session.key))
}

async fn expect_due(call: Call, session: &Session) {
    let problem = call.await.expect_problem(401, "proof-needed");
    assert_eq!(problem["session"], session.id.as_str());
}

/// Refused, and the journal says of which session and why.
async fn expect_false(app: &TestApp, call: Call, session: &Session, truth: &str) {
    call.await.expect_problem(401, "proof-refused");
    let line = app.last_line().await;
    assert_eq!(line.operation, "check_session_token");
    assert_eq!(line.reason.as_deref(), Some(truth));
    assert_eq!(line.subject, Some(format!("session {}", session.id)));
}

#[tokio::test]
async fn the_cookie_alone_neither_reads_nor_changes() {
    let app = TestApp::new().await;
    let (head, session) = head(&app).await;
    let before = app.contents().await;
    for read in [
        head.ask(CheckSessionToken),
        head.ask(GetDataFromDatabase),
        head.ask(ListOrganizations),
        head.ask(ListUsers),
    ] {
        expect_due(read.unproven().from(ELSEWHERE), &session).await;
    }
    expect_due(change(&head).unproven().from(ELSEWHERE), &session).await;
    let end = head.ask(SignOut).unproven().from(ELSEWHERE);
    expect_due(end, &session).await;
    assert_eq!(app.contents().await, before);
    assert!(head.is_signed_in().await);
}

#[tokio::test]
async fn both_cookies_read_for_five_minutes_and_change_nothing() {
    let app = TestApp::new().await;
    let (head, session) = head(&app).await;
    let cookies = session.cookies(&app);
    let read = || app.ask(ListOrganizations).header("cookie", &cookies);
    let write = || {
        let form = json!({"name": "Нове відділення"});
        app.ask(CreateOrganization)
            .json(&form)
            .header("cookie", &cookies)
    };
    read().from(ELSEWHERE).await.expect(200);
    expect_due(write().from(ELSEWHERE), &session).await;
    app.wait_seconds(299);
    read().from(ELSEWHERE).await.expect(200);
    app.wait_seconds(1);
    expect_due(read().from(ELSEWHERE), &session).await;
    expect_due(write().from(ELSEWHERE), &session).await;

    // Whoever has the key goes on, and reads for five minutes more.
    let renewed = head.ask(RenewReceipt).json(&()).await;
    renewed.expect(200);
    let receipt = renewed.header("set-cookie").unwrap();
    for attribute in [
        "__Host-receipt=",
        "; Path=/;",
        "; Secure;",
        "; HttpOnly;",
        "SameSite=Strict",
    ] {
        assert!(receipt.contains(attribute), "{receipt}");
    }
    let receipt = receipt.split(';').next().unwrap();
    let cookies = format!("{receipt}; __Host-session={}", session.secret);
    let read = app.ask(ListOrganizations).header("cookie", &cookies);
    read.await.expect(200);
}

#[tokio::test]
async fn a_receipt_is_of_one_session() {
    let app = TestApp::new().await;
    let (_, session) = head(&app).await;
    let colleague = app.head().await.session.unwrap();
    let others = colleague.cookies(&app);
    let receipt = others.split("; ").nth(1).unwrap();
    for receipt in [receipt, "__Host-receipt=", "__Host-receipt=guessed"] {
        let cookies = format!("__Host-session={}; {receipt}", session.secret);
        let call = app.ask(GetDataFromDatabase).header("cookie", &cookies);
        expect_due(call, &session).await;
    }
}

#[tokio::test]
async fn another_workstations_key_proves_nothing() {
    let app = TestApp::new().await;
    let (head, session) = head(&app).await;
    let ward = app.new_station("Пост 3").await;
    for key in [ward.key, app.new_key()] {
        let proof = session.proof(&app, "POST", ORGANIZATIONS).sign(&key);
        let call = change(&head).header("dpop", &proof).from(ELSEWHERE);
        expect_false(&app, call, &session, "proof-of-another-key").await;
        let proof = session.proof(&app, "POST", RenewReceipt::PATH).sign(&key);
        let renewal = head.ask(RenewReceipt).json(&()).header("dpop", &proof);
        expect_false(&app, renewal, &session, "proof-of-another-key").await;
    }
}

#[tokio::test]
async fn a_proof_counts_once() {
    let app = TestApp::new().await;
    let (head, session) = head(&app).await;
    let proof = session.proof(&app, "POST", ORGANIZATIONS);
    with(&head, &proof, &session).await.expect(201);
    let again = with(&head, &proof, &session).from(ELSEWHERE);
    expect_false(&app, again, &session, "proof-replayed").await;

    let proof = session.proof(&app, "POST", ORGANIZATIONS);
    let [one, two] = [(); 2].map(|()| {
        let call = with(&head, &proof, &session);
        tokio::spawn(call.json(&json!({"name": "Одне з двох"})).into_future())
    });
    let mut answers = [one.await.unwrap().status, two.await.unwrap().status];
    answers.sort_unstable();
    assert_eq!(answers, [201, 401]);
}

#[tokio::test]
async fn a_proof_is_of_one_request() {
    let app = TestApp::new().await;
    let (head, session) = head(&app).await;
    for (method, path, truth) in [
        ("PUT", ORGANIZATIONS, "proof-method"),
        ("GET", ORGANIZATIONS, "proof-method"),
        ("POST", CreateUser::PATH, "proof-address"),
        ("POST", RenewReceipt::PATH, "proof-address"),
        ("POST", "/api/organizations/", "proof-address"),
    ] {
        let proof = session.proof(&app, method, path);
        expect_false(&app, with(&head, &proof, &session), &session, truth).await;
    }
    let own = |value: Value| {
        session
            .proof(&app, "POST", ORGANIZATIONS)
            .claim("htu", value)
    };
    let elsewhere = own(json!("https://evil.example/api/organizations"));
    expect_false(
        &app,
        with(&head, &elsewhere, &session),
        &session,
        "proof-address",
    )
    .await;
    let proof = session
        .proof(&app, "POST", ORGANIZATIONS)
        .sign(&session.key);
    let twice = change(&head)
        .header("dpop", &proof)
        .and_header("dpop", &proof);
    expect_false(&app, twice, &session, "proof-malformed").await;
    let none = change(&head).header("dpop", "");
    expect_false(&app, none, &session, "proof-malformed").await;
}

#[tokio::test]
async fn a_proof_is_of_one_session() {
    let app = TestApp::new().await;
    let (head, session) = head(&app).await;
    // The same person, key and workstation.
    let second = head.elsewhere(&head.station).signed_in().await;
    let others = second.session.unwrap();
    let proof = others.proof(&app, "POST", ORGANIZATIONS);
    expect_due(with(&head, &proof, &session), &session).await;
    for sid in [json!(null), json!(""), json!(session.id.to_uppercase())] {
        let proof = session.proof(&app, "POST", ORGANIZATIONS).claim("sid", sid);
        expect_due(with(&head, &proof, &session), &session).await;
    }
}

#[tokio::test]
async fn a_proof_is_fresh_by_the_servers_clock() {
    let app = TestApp::new().await;
    let (head, session) = head(&app).await;
    let proof = session.proof(&app, "POST", ORGANIZATIONS);
    app.wait_seconds(60);
    expect_due(with(&head, &proof, &session), &session).await;
    let foreign = session.proof(&app, "POST", ORGANIZATIONS);
    expect_due(
        with(&head, &foreign.claim("nonce", json!("guessed")), &session),
        &session,
    )
    .await;
    // The ward's clock says what it likes.
    for iat in [json!(0), json!(9_999_999_999_i64)] {
        let proof = session
            .proof(&app, "POST", ORGANIZATIONS)
            .claim("iat", iat.clone());
        let form = json!({"name": format!("Відділення {iat}")});
        with(&head, &proof, &session).json(&form).await.expect(201);
    }
}

#[tokio::test]
async fn the_answer_brings_the_nonce_of_the_next_proof() {
    let app = TestApp::new().await;
    let (head, session) = head(&app).await;
    let first = change(&head).unproven().await;
    let mut nonce = first.header("dpop-nonce").unwrap().to_owned();
    for at in 0..3 {
        let proof = session.proof(&app, "POST", ORGANIZATIONS);
        let proof = proof.claim("nonce", json!(nonce));
        let call = with(&head, &proof, &session);
        let made = call
            .json(&json!({"name": format!("Відділення {at}")}))
            .await;
        made.expect(201);
        nonce = made.header("dpop-nonce").unwrap().to_owned();
    }
    let read = head.ask(ListOrganizations).await;
    assert_eq!(read.header("dpop-nonce"), None);
}

#[tokio::test]
async fn asking_without_the_key_keeps_no_session_alive() {
    let app = TestApp::new().await;
    let (head, session) = head(&app).await;
    let strange = app.new_key();
    for _ in 0..3 {
        app.wait_minutes(5);
        let read = head.ask(CheckSessionToken).unproven().await;
        let proof = session.proof(&app, "POST", ORGANIZATIONS).sign(&strange);
        let written = change(&head).header("dpop", &proof).await;
        assert_eq!((read.status, written.status), (401, 401));
    }
    assert!(!head.is_signed_in().await);
}

#[tokio::test]
async fn a_session_that_ended_is_told_as_before() {
    let app = TestApp::new().await;
    let (head, _) = head(&app).await;
    head.ask(SignOut).await.expect(200);
    let ended = [
        head.ask(CheckSessionToken),
        head.ask(CheckSessionToken).unproven(),
        change(&head),
        change(&head).unproven(),
    ];
    for call in ended {
        call.await.expect_problem(401, "session-ended");
    }
}

#[tokio::test]
async fn signing_in_with_somebody_elses_cookie_ends_nothing_of_theirs() {
    let app = TestApp::new().await;
    let (head, session) = head(&app).await;
    let ward = app.new_station("Пост 3").await;
    let nurse = app.somebody("nurse", &[Nurse]).at(&ward).hire().await;
    let attempt = nurse.attempt().call().await.cookie(&session.secret);
    attempt.await.expect(201);
    assert!(head.is_signed_in().await);
}

#[tokio::test]
async fn of_two_sessions_in_one_request_neither_counts() {
    let app = TestApp::new().await;
    let (_, one) = head(&app).await;
    let two = app.head().await.session.unwrap();
    let both = format!("{}; __Host-session={}", one.cookies(&app), two.secret);
    let reply = app.ask(CheckSessionToken).header("cookie", &both).await;
    reply.expect_problem(401, "not-signed-in");
}

/// What the lists of a person's sessions say of cookies without the key.
async fn bare(staff: &Staff) -> Value {
    let listed = staff.ask(ListOwnSessions).await.expect(200);
    listed[0]["bare"].clone()
}

async fn told(app: &TestApp) -> Vec<(String, i64)> {
    let lines = app.journal().await.into_iter();
    let lines = lines.filter(|line| line.operation == "check_session_token");
    lines
        .map(|line| (line.reason.unwrap_or_default(), line.count))
        .collect()
}

#[tokio::test]
async fn a_cookie_without_its_key_is_told_to_its_owner_and_the_journal() {
    let app = TestApp::new().await;
    let (head, session) = head(&app).await;
    for _ in 0..3 {
        let call = head.ask(ListOrganizations).unproven().from(ELSEWHERE);
        expect_due(call, &session).await;
    }
    let at = app.now().as_millisecond();
    app.state.monitor.flush().await.unwrap();
    assert_eq!(told(&app).await, [], "a proof may follow");
    assert_eq!(bare(&head).await, Value::Null);
    app.wait_seconds(60);
    app.state.monitor.flush().await.unwrap();
    assert_eq!(told(&app).await, [("proof-needed".to_owned(), 3)]);
    let line = app.last_line().await;
    assert_eq!(line.subject, Some(format!("session {}", session.id)));
    assert_eq!(line.address.as_deref(), Some(ELSEWHERE));
    let said = json!({"at": at, "address": ELSEWHERE, "count": 3});
    assert_eq!(bare(&head).await, said);
    // With another key: at once in the journal, and once.
    let proof = session.proof(&app, "POST", ORGANIZATIONS);
    let call = change(&head).header("dpop", &proof.sign(&app.new_key()));
    call.from(ELSEWHERE)
        .await
        .expect_problem(401, "proof-refused");
    app.wait_seconds(60);
    app.state.monitor.flush().await.unwrap();
    let lines = told(&app).await;
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[1].0, "proof-of-another-key");
    assert_eq!(bare(&head).await["count"], 4);
}

#[tokio::test]
async fn a_browser_that_proves_after_it_was_told_is_not() {
    let app = TestApp::new().await;
    let (head, session) = head(&app).await;
    expect_due(head.ask(ListOrganizations).unproven(), &session).await;
    head.ask(RenewReceipt).json(&()).await.expect(200);
    // Whoever copied the cookie proves nothing by it.
    expect_due(
        head.ask(ListOrganizations).unproven().from(ELSEWHERE),
        &session,
    )
    .await;
    head.ask(RenewReceipt).json(&()).await.expect(200);
    app.wait_seconds(60);
    app.state.monitor.flush().await.unwrap();
    assert_eq!(told(&app).await, [("proof-needed".to_owned(), 1)]);
    assert_eq!(bare(&head).await["address"], ELSEWHERE);
}
