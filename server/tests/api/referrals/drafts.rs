//! Drafts: `/api/drafts`.

use super::{
    clinic, draft, first, form, form_of, id, ids, issue, list, outsider, patient, record, register,
};
use serde_json::{Value, json};
use shared::endpoints::{CreateDraft, DeleteDraft, GetRequisition, IssueDraft, UpdateDraft};

#[tokio::test]
async fn a_draft_is_kept_without_a_number() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let mut form = form_of(&patient, &["B33001", "P58001"]);
    form["icd10"] = Value::Null;
    // A day that has passed will do until it is issued.
    form["occurrence"] = json!("2026-08-31");
    let reply = doctor.ask(CreateDraft).json(&form).await;
    let made = reply.expect(201);
    assert_eq!(reply.header("etag"), Some("\"1\""));
    assert_eq!(made["editable"], true);
    for absent in ["number", "issued_at", "valid_until", "icd10"] {
        assert_eq!(made[absent], Value::Null, "{absent}");
    }
    assert_eq!(made["requester"]["full_name"], "Бондар Олена Петрівна");
    for referral in made["referrals"].as_array().unwrap() {
        let state = json!({"request": "draft", "processing": "new"});
        assert_eq!(referral["state"], state);
        assert_eq!(referral["history"], json!([]));
    }
    assert_eq!(app.last_line().await.operation, "create_draft");
    let shown = doctor.ask(GetRequisition).of(id(&made)).await;
    assert_eq!(shown.expect(200), made);
}

#[tokio::test]
async fn a_draft_is_changed_and_issued() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let made = draft(&doctor, &form(&patient)).await;
    app.wait_minutes(1);
    let mut other = form_of(&patient, &["B33002", "P58001"]);
    other["priority"] = json!("stat");
    let reply = doctor.ask(UpdateDraft).of(id(&made)).json(&other).await;
    assert_eq!(reply.header("etag"), Some("\"2\""));
    let changed = reply.expect(200);
    assert_eq!(id(&changed), id(&made));
    assert_eq!(changed["priority"], "stat");
    assert_eq!(changed["referrals"].as_array().unwrap().len(), 2);
    let line = app.last_line().await;
    let fields = json!(["services", "priority"]);
    assert_eq!(json!(line.notes)["changed"], fields);
    let call = doctor
        .ask(IssueDraft)
        .of(id(&made))
        .json(&other)
        .made_from(2);
    let issued = call.await.expect(200);
    assert_eq!(id(&issued), id(&made));
    assert!(issued["number"].is_string());
    assert_eq!(issued["issued_at"], app.now().as_millisecond());
    assert_eq!(issued["editable"], false);
    assert_eq!(issued["referrals"][1]["history"][0]["act"], "issue");
    let rows = app.count("select count(*) from referrals_referral").await;
    assert_eq!(rows, 2);
}

#[tokio::test]
async fn the_second_of_two_changes_is_told() {
    let (_, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let made = draft(&doctor, &form(&patient)).await;
    let other = form_of(&patient, &["B33002"]);
    let call = doctor.ask(UpdateDraft).of(id(&made)).json(&other);
    call.await.expect(200);
    let call = doctor.ask(UpdateDraft).of(id(&made)).json(&form(&patient));
    let why = call.expect_refusal(412, "stale").await;
    assert_eq!(why["who"], "Бондар Олена Петрівна");
    let call = doctor.ask(IssueDraft).of(id(&made)).json(&form(&patient));
    call.expect_refusal(412, "stale").await;
    let call = doctor.ask(IssueDraft).of(id(&made)).json(&form(&patient));
    let call = call.without("if-match");
    call.await.expect_problem(428, "precondition-required");
    let call = doctor.ask(UpdateDraft).of(id(&made)).json(&form(&patient));
    let call = call.without("if-match");
    call.await.expect_problem(428, "precondition-required");
}

#[tokio::test]
async fn a_draft_is_discarded_without_a_trace_but_the_journals() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    // What a service is called is remembered, whoever asked for it first.
    draft(&doctor, &form(&patient)).await;
    let before = app.contents().await;
    let made = draft(&doctor, &form(&patient)).await;
    doctor.ask(DeleteDraft).of(id(&made)).await.expect(200);
    assert_eq!(app.contents().await, before);
    let line = app.last_line().await;
    assert_eq!(line.operation, "delete_draft");
    assert_eq!(line.subject, Some(format!("requisition {}", id(&made))));
    let call = doctor.ask(DeleteDraft).of(id(&made));
    call.await.expect_problem(404, "not-found");
    let call = doctor.ask(GetRequisition).of(id(&made));
    call.await.expect_problem(404, "not-found");
}

#[tokio::test]
async fn a_draft_is_its_authors_alone() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let made = draft(&doctor, &form(&patient)).await;
    for other in [app.nurse().await, outsider(&app).await] {
        let call = other.ask(GetRequisition).of(id(&made));
        call.await.expect_problem(404, "not-found");
        let call = other.ask(UpdateDraft).of(id(&made)).json(&form(&patient));
        call.expect_refusal(404, "not-found").await;
        let call = other.ask(IssueDraft).of(id(&made)).json(&form(&patient));
        call.expect_refusal(404, "not-found").await;
        let call = other.ask(DeleteDraft).of(id(&made));
        call.expect_refusal(404, "not-found").await;
        for which in ["mine", "organization"] {
            let page = list(&other, &json!({"list": which})).await;
            assert_eq!(page["total"], 0);
        }
    }
    for which in ["mine", "organization"] {
        let page = list(&doctor, &json!({"list": which})).await;
        assert_eq!(ids(&page), [first(&made)]);
        assert_eq!(page["items"][0]["number"], Value::Null);
    }
}

#[tokio::test]
async fn what_is_issued_is_no_draft_any_more() {
    let (app, doctor) = clinic().await;
    let colleague = app.nurse().await;
    let patient = patient(&doctor).await;
    let made = draft(&doctor, &form(&patient)).await;
    let call = doctor.ask(IssueDraft).of(id(&made)).json(&form(&patient));
    call.await.expect(200);
    for staff in [&doctor, &colleague] {
        let form = form(&patient);
        let calls = [
            staff.ask(IssueDraft).json(&form).made_from(2),
            staff.ask(UpdateDraft).json(&form).made_from(2),
            staff.ask(DeleteDraft),
        ];
        for call in calls {
            let call = call.of(id(&made));
            let why = call.expect_refusal(409, "transition-refused");
            let why = why.await;
            assert_eq!(why["state"]["request"], "active");
            assert_eq!(why["who"], "Бондар Олена Петрівна");
        }
    }
    let count = "select count(*) from referrals_history";
    assert_eq!(app.count(count).await, 1);
}

#[tokio::test]
async fn of_two_who_issue_one_draft_at_once_one_does() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let made = draft(&doctor, &form(&patient)).await;
    let call = |form| {
        doctor
            .ask(IssueDraft)
            .of(id(&made))
            .json(form)
            .into_future()
    };
    let [form, other] = [form(&patient), form_of(&patient, &["B33002"])];
    let (one, two) = tokio::join!(call(&form), call(&other));
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let count = "select count(*) from referrals_history";
    assert_eq!(app.count(count).await, 1);
}

#[tokio::test]
async fn an_incomplete_draft_is_refused_with_all_that_is_missing_and_stays() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let mut form = form_of(&patient, &["B33001", "P58001"]);
    form["icd10"] = Value::Null;
    form["occurrence"] = json!("2026-08-31");
    let made = draft(&doctor, &form).await;
    // The catalogue goes on without one of them.
    app.write("update referrals_service set active = false where code = 'P58001'")
        .await;
    let call = doctor.ask(IssueDraft).of(id(&made)).json(&form);
    let why = call.expect_refusal(422, "invalid-fields");
    let expected = json!([
        {"field": "icd10", "rule": "diagnosis-missing"},
        {"field": "occurrence", "rule": "occurrence-past"},
        {"field": "services[1].code", "rule": "service-unknown"},
    ]);
    assert_eq!(why.await["fields"], expected);
}

#[tokio::test]
async fn a_draft_keeps_to_the_rules_that_hold_always() {
    let (_, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let nobody = json!(uuid::Uuid::nil());
    let cases = [
        ("/services", json!([]), "services", "services-missing"),
        (
            "/services/0/code",
            json!("B00000"),
            "services[0].code",
            "service-unknown",
        ),
        ("/icd10", json!("I11"), "icd10", "diagnosis-unknown"),
        (
            "/occurrence",
            json!("1984-03-11"),
            "occurrence",
            "occurrence-before-birth",
        ),
        ("/patient_id", nobody, "patient_id", "invalid"),
    ];
    for (pointer, value, field, rule) in cases {
        let mut form = form(&patient);
        *form.pointer_mut(pointer).unwrap() = value;
        let call = doctor.ask(CreateDraft).json(&form);
        call.await.expect_fault(field, rule);
    }
}

#[tokio::test]
async fn a_draft_for_a_closed_record_waits() {
    let (_, doctor) = clinic().await;
    let mut closed = record("Коваль", "Марія", "1990-01-01");
    closed["active"] = json!(false);
    let patient = register(&doctor, &closed).await;
    let made = draft(&doctor, &form(&patient)).await;
    let call = doctor.ask(IssueDraft).of(id(&made)).json(&form(&patient));
    call.expect_refusal(409, "patient-inactive").await;
}

#[tokio::test]
async fn a_draft_keeps_no_national_number_from_others() {
    let (_, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let mut form = form(&patient);
    form["foreign_number"] = json!("A1B2C3E4H5K6M7X8");
    let made = draft(&doctor, &form).await;
    issue(&doctor, &form).await;
    let call = doctor.ask(UpdateDraft).of(id(&made)).json(&form);
    call.await.expect(200);
    let call = doctor.ask(IssueDraft).of(id(&made)).json(&form);
    call.made_from(2)
        .expect_refusal(409, "foreign-number-taken")
        .await;
    form["foreign_number"] = json!(null);
    let call = doctor.ask(IssueDraft).of(id(&made)).json(&form);
    call.made_from(2).await.expect(200);
}

#[tokio::test]
async fn a_draft_that_does_not_exist() {
    let (_, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let issued = issue(&doctor, &form(&patient)).await;
    for nobody in [&uuid::Uuid::nil().to_string(), "nobody", first(&issued)] {
        let call = doctor.ask(UpdateDraft).of(nobody).json(&form(&patient));
        call.await.expect_problem(404, "not-found");
        let call = doctor.ask(DeleteDraft).of(nobody);
        call.await.expect_problem(404, "not-found");
        let call = doctor.ask(IssueDraft).of(nobody).json(&form(&patient));
        let call = call.made_from(1);
        call.await.expect_problem(404, "not-found");
    }
}
