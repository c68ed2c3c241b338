//! A browser becomes a workstation by the key it proves to hold.

use super::create;
use crate::harness::{ORIGIN, Proof, TestApp, id};
use serde_json::json;
use shared::{
    endpoints::{CreateEnrolmentLink, Enrol, PreviewEnrolment},
    roles::ShippedRole::Nurse,
};

#[tokio::test]
async fn a_link_enrols_the_browser_it_is_opened_in() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let made = create(&administrator, "Пост 3").await;
    let call = administrator.ask(CreateEnrolmentLink).of(id(&made));
    let link = call.await.expect(201);
    let address = link["link"].as_str().unwrap();
    let code = address
        .strip_prefix(&format!("{ORIGIN}/enrolment#"))
        .unwrap();
    assert_eq!(code.len(), 43);
    let in_a_quarter = app.now() + jiff::SignedDuration::from_mins(15);
    assert_eq!(link["expires_at"], in_a_quarter.as_millisecond());
    assert!(!app.contents().await.join("\n").contains(code));

    // Looking at it does not use it up.
    for _ in 0..2 {
        let preview = app.ask(PreviewEnrolment).json(&json!({"code": code})).await;
        let preview = preview.expect(200);
        assert_eq!(preview["name"], "Пост 3");
        assert_eq!(preview["enrolled_at"], json!(null));
    }
    let key = app.new_key();
    app.whoami(&key).await.expect_problem(404, "not-found");
    let enrolled = app.enrol(&key, code).await.expect(201);
    assert_eq!(enrolled["id"], made["id"]);
    assert_eq!(enrolled["enrolled_at"], app.now().as_millisecond());
    let line = app.last_line().await;
    assert_eq!(line.operation, "enrol");
    assert_eq!(
        line.subject,
        Some(format!("workstation {}", made["id"].as_str().unwrap()))
    );
    assert_eq!(app.whoami(&key).await.expect(200), enrolled);
    app.whoami(&app.new_key())
        .await
        .expect_problem(404, "not-found");
}

#[tokio::test]
async fn a_link_works_as_long_as_its_maker_may_make_links() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let role = administrator.make_role("Токени", "_ _ + _ _").await;
    let maker = app.somebody("maker", &[]).holding(role);
    let maker = maker.hire().await.signed_in().await;
    let made = create(&administrator, "Пост 3").await;
    let call = maker.ask(CreateEnrolmentLink).of(id(&made));
    let link = call.await.expect(201);
    let link = link["link"].as_str().unwrap();
    let code = link.split('#').next_back().unwrap();
    let withdrawal = administrator.withdraw(maker.id, role).await;
    withdrawal.await.expect(200);
    let key = app.new_key();
    let enrolment = app.enrol(&key, code).await;
    enrolment.expect_problem(403, "enrolment-refused");
    app.whoami(&key).await.expect_problem(404, "not-found");
    // Given back, the right makes it work: it was not used up.
    administrator.give(maker.id, role).await.expect(201);
    app.enrol(&key, code).await.expect(201);
}

#[tokio::test]
async fn enrolling_again_replaces_the_key_and_leaves_the_tokens() {
    let app = TestApp::new().await;
    let station = app.new_station("Пост 3").await;
    let nurse = app.somebody("nurse", &[Nurse]).at(&station).hire().await;
    nurse.sign_in().await.expect(201);
    let key = app.new_key();
    let code = app.enrolment_code(station.id).await;
    app.enrol(&key, &code).await.expect(201);
    nurse.attempt().key(&key).send().await.expect(201);
    nurse.sign_in().await.expect_problem(401, "sign-in-refused");
    assert_eq!(
        app.last_record().await,
        "authenticate refused workstation-unknown"
    );
    app.whoami(&station.key)
        .await
        .expect_problem(404, "not-found");
}

#[tokio::test]
async fn a_browser_may_enrol_again_with_the_key_it_has() {
    let app = TestApp::new().await;
    let station = app.station().await;
    let code = app.enrolment_code(station.id).await;
    app.enrol(&station.key, &code).await.expect(201);
}

#[tokio::test]
async fn a_browser_is_one_workstation_at_a_time() {
    let app = TestApp::new().await;
    let (one, two) = (app.station().await, app.new_station("Пост 3").await);
    let code = app.enrolment_code(two.id).await;
    let before = app.contents().await;
    let reply = app.enrol(&one.key, &code).await;
    reply.expect_problem(403, "enrolment-refused");
    assert_eq!(app.contents().await, before);
    assert_eq!(app.last_record().await, "enrol refused enrolment-refused");
    assert_eq!(app.whoami(&one.key).await.expect(200)["name"], one.name);
}

#[tokio::test]
async fn a_bad_proof_enrols_nobody_and_leaves_the_link_alone() {
    let app = TestApp::new().await;
    let station = app.station().await;
    let code = app.enrolment_code(station.id).await;
    let key = app.new_key();
    let proof = Proof::to(Enrol, &app.nonce().await);
    let elsewhere = proof
        .clone()
        .claim("htu", json!(format!("{ORIGIN}/api/session")));
    let unsigned = proof.clone().head("alg", json!("none"));
    let foreign = proof.clone().claim("nonce", json!("made up"));
    let before = app.contents().await;
    for (proof, truth) in [
        (elsewhere, "proof-address"),
        (unsigned, "proof-algorithm"),
        (foreign, "proof-nonce"),
    ] {
        let call = app.ask(Enrol).json(&json!({"code": code}));
        let reply = call.header("dpop", &proof.sign(&key)).await;
        reply.expect_problem(401, "proof-refused");
        assert_eq!(app.last_record().await, format!("enrol refused {truth}"));
    }
    let without = app.ask(Enrol).json(&json!({"code": code})).await;
    without.expect_problem(401, "proof-refused");
    assert_eq!(app.contents().await, before);
    app.enrol(&key, &code).await.expect(201);
}

#[tokio::test]
async fn a_proof_enrols_once() {
    let app = TestApp::new().await;
    let station = app.station().await;
    let key = app.new_key();
    let proof = Proof::to(Enrol, &app.nonce().await).sign(&key);
    let code = app.enrolment_code(station.id).await;
    let call = app.ask(Enrol).json(&json!({"code": code}));
    call.header("dpop", &proof).await.expect(201);
    let code = app.enrolment_code(station.id).await;
    let call = app.ask(Enrol).json(&json!({"code": code}));
    call.header("dpop", &proof)
        .await
        .expect_problem(401, "proof-refused");
    assert_eq!(app.last_record().await, "enrol refused proof-replayed");
}

#[tokio::test]
async fn a_link_for_a_workstation_that_does_not_exist() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let call = administrator.ask(CreateEnrolmentLink).of(uuid::Uuid::nil());
    call.expect_refusal(404, "not-found").await;
}
