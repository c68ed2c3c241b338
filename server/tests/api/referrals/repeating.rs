//! Forms whose answer was lost, and which come again: `Idempotency-Key`.

use super::{clinic, draft, first, form, form_of, id, issue, outsider, patient, recall};
use crate::harness::{Call, Staff, TestApp, detail};
use serde_json::{Value, json};
use shared::endpoints::{CreateDraft, IssueDraft, IssueRequisition, ReplaceReferral, UpdateDraft};

const KEY: &str = "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"";

fn issuing(staff: &Staff, form: &Value) -> Call {
    let call = staff.ask(IssueRequisition).json(form);
    call.header("idempotency-key", KEY)
}

fn drafting(staff: &Staff, form: &Value) -> Call {
    let call = staff.ask(CreateDraft).json(form);
    call.header("idempotency-key", KEY)
}

async fn requisitions(app: &TestApp) -> i64 {
    let count = "select count(*) from referrals_requisition";
    app.count(count).await
}

/// The same for a national number, which would be taken otherwise.
fn with_number(patient: &str) -> Value {
    let mut form = form_of(patient, &["B33001", "P58001"]);
    form["foreign_number"] = json!("A1B2C3E4H5K6M7X8");
    form["clinical_note"] = json!(" Слабкість ");
    form["occurrence"] = json!("2026-09-01");
    form
}

#[tokio::test]
async fn a_form_that_comes_again_is_answered_with_what_was_issued() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let form = with_number(&patient);
    let issued = issuing(&doctor, &form).await.expect(201);
    // Longer than the day it was planned for.
    app.wait_minutes(60 * 24);
    let doctor = doctor.signed_in().await;
    let again = issuing(&doctor, &form).await.expect(201);
    assert_eq!(again, issued);
    assert_eq!(requisitions(&app).await, 1);
    let line = app.last_line().await;
    assert_eq!(line.operation, "issue_requisition");
    assert_eq!(line.subject, Some(format!("requisition {}", id(&issued))));
    assert_eq!(detail(&line), format!("patients {patient} sent-before"));
    // What became of it since is in the answer.
    recall(&doctor, first(&issued)).await;
    let again = issuing(&doctor, &form).await.expect(201);
    assert_eq!(again["number"], issued["number"]);
    assert_eq!(again["referrals"][0]["state"]["request"], "recalled");
}

#[tokio::test]
async fn of_two_that_come_at_once_one_is_issued() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let form = form(&patient);
    let call = || issuing(&doctor, &form).into_future();
    let (one, two, three) = tokio::join!(call(), call(), call());
    let one = one.expect(201);
    assert_eq!(two.expect(201), one);
    assert_eq!(three.expect(201), one);
    assert_eq!(requisitions(&app).await, 1);
    let history = "select count(*) from referrals_history";
    assert_eq!(app.count(history).await, 1);
}

#[tokio::test]
async fn another_content_is_refused_and_says_what_was_issued() {
    let (_, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let form = with_number(&patient);
    let issued = issuing(&doctor, &form).await.expect(201);
    for (pointer, value) in [
        ("/priority", json!("stat")),
        ("/clinical_note", json!(null)),
        ("/foreign_number", json!(null)),
        ("/services/1/quantity", json!(2)),
        ("/icd10", json!("J06")),
        ("/patient_id", json!(uuid::Uuid::nil())),
    ] {
        let mut other = form.clone();
        *other.pointer_mut(pointer).unwrap() = value;
        let call = issuing(&doctor, &other);
        let why = call.expect_refusal(409, "form-sent");
        assert_eq!(why.await["requisition"], issued["id"], "{pointer}");
    }
    // Issued, it is no draft to be kept.
    let call = drafting(&doctor, &form);
    let why = call.expect_refusal(409, "form-sent");
    assert_eq!(why.await["requisition"], issued["id"]);
}

#[tokio::test]
async fn somebody_elses_form_is_refused_without_a_word_about_it() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let form = form(&patient);
    issuing(&doctor, &form).await.expect(201);
    for other in [app.nurse().await, outsider(&app).await] {
        let call = issuing(&other, &form);
        let why = call.expect_refusal(409, "form-sent");
        assert_eq!(why.await["requisition"], Value::Null);
    }
}

#[tokio::test]
async fn a_form_without_a_key_asks_anew_every_time() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let one = issue(&doctor, &form(&patient)).await;
    let two = issue(&doctor, &form(&patient)).await;
    assert_ne!(one["number"], two["number"]);
    assert_eq!(requisitions(&app).await, 2);
}

#[tokio::test]
async fn a_key_is_a_quoted_uuid() {
    let (_, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    for key in ["", "\"\"", KEY.trim_matches('"'), "\"7\""] {
        let call = doctor.ask(IssueRequisition).json(&form(&patient));
        let call = call.header("idempotency-key", key);
        call.await.expect_problem(400, "malformed");
    }
}

#[tokio::test]
async fn a_draft_that_comes_again_is_one_draft() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let kept = drafting(&doctor, &form(&patient)).await.expect(201);
    let again = drafting(&doctor, &form(&patient)).await.expect(201);
    assert_eq!(again, kept);
    // Filled in further meanwhile, it is the draft that goes on.
    let more = form_of(&patient, &["B33001", "P58001"]);
    let changed = drafting(&doctor, &more).await.expect(201);
    assert_eq!(id(&changed), id(&kept));
    assert_eq!(changed["referrals"].as_array().unwrap().len(), 2);
    assert_eq!(requisitions(&app).await, 1);
    // Changed since, it is not overwritten.
    let call = drafting(&doctor, &form(&patient));
    let why = call.expect_refusal(409, "form-sent");
    assert_eq!(why.await["requisition"], kept["id"]);
}

#[tokio::test]
async fn a_form_whose_draft_was_kept_is_issued_in_its_place() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let kept = drafting(&doctor, &form(&patient)).await.expect(201);
    let issued = issuing(&doctor, &form(&patient)).await.expect(201);
    assert_eq!(id(&issued), id(&kept));
    assert!(issued["number"].is_string());
    let again = issuing(&doctor, &form(&patient)).await.expect(201);
    assert_eq!(again, issued);
    assert_eq!(requisitions(&app).await, 1);
}

#[tokio::test]
async fn a_draft_issued_again_is_answered_with_its_number() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let made = draft(&doctor, &form(&patient)).await;
    let other = form_of(&patient, &["B33002"]);
    let call = doctor.ask(UpdateDraft).of(id(&made)).json(&other);
    let changed = call.await.expect(200);
    assert_eq!(
        doctor
            .ask(UpdateDraft)
            .of(id(&made))
            .json(&other)
            .await
            .expect(200),
        changed
    );
    let issuing = |form| {
        let call = doctor.ask(IssueDraft).of(id(&made)).json(form);
        call.made_from(2)
    };
    let issued = issuing(&other).await.expect(200);
    assert_eq!(issuing(&other).await.expect(200), issued);
    let history = "select count(*) from referrals_history";
    assert_eq!(app.count(history).await, 1);
    let call = issuing(&form(&patient));
    call.expect_refusal(409, "transition-refused").await;
}

#[tokio::test]
async fn a_replacement_that_comes_again_replaces_once() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let old = issue(&doctor, &form(&patient)).await;
    let call = |form| doctor.ask(ReplaceReferral).of(first(&old)).json(form);
    let other = form_of(&patient, &["B33002"]);
    let new = call(&other).await.expect(201);
    assert_eq!(call(&other).await.expect(201), new);
    assert_eq!(requisitions(&app).await, 2);
    let line = app.last_line().await;
    let told = format!("requisition {} patients {patient} sent-before", id(&new));
    assert_eq!(detail(&line), told);
    let call = call(&form(&patient));
    call.expect_refusal(409, "transition-refused").await;
}
