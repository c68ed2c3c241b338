//! Replacing: a correction is a recall and a new referral that names the old.

use super::{
    clinic, first, form, form_of, id, issue, patient, recall, record, register, take, worker,
};
use serde_json::{Value, json};
use shared::endpoints::{GetRequisition, ReplaceReferral, UpdatePatient};

#[tokio::test]
async fn the_old_one_is_recalled_and_each_names_the_other() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let codes = ["B33001", "P58001"];
    let old = issue(&doctor, &form_of(&patient, &codes)).await;
    let reply = doctor
        .ask(ReplaceReferral)
        .of(first(&old))
        .json(&form_of(&patient, &["B33002"]))
        .await;
    let new = reply.expect(201);
    assert_ne!(new["number"], old["number"]);
    assert_eq!(
        new["replaces"],
        json!({"id": old["id"], "number": old["number"]})
    );
    assert_eq!(new["referrals"][0]["service"]["code"], "B33002");
    assert_eq!(new["referrals"][0]["state"]["request"], "active");
    assert_eq!(new["referrals"][0]["history"][0]["act"], "issue");
    let line = app.last_line().await;
    assert_eq!(line.subject, Some(format!("referral {}", first(&old))));
    assert_eq!(
        line.notes.also[0].to_string(),
        format!("requisition {}", id(&new))
    );

    let shown = doctor.ask(GetRequisition).of(id(&old)).await.expect(200);
    let replaced = &shown["referrals"][0];
    assert_eq!(replaced["state"]["request"], "recalled");
    assert_eq!(
        replaced["replaced_by"],
        json!({"id": new["id"], "number": new["number"]})
    );
    let line = &replaced["history"][1];
    assert_eq!(line["act"], "replace");
    assert_eq!(line["reason"], json!({"recall": "replaced"}));
    assert_eq!(line["by"], "Бондар Олена Петрівна");
    // The other service under the old number goes on.
    assert_eq!(shown["referrals"][1], old["referrals"][1]);
}

#[tokio::test]
async fn a_colleague_replaces_and_is_the_new_ones_requester() {
    let (app, doctor) = clinic().await;
    let colleague = app.nurse().await;
    let patient = patient(&doctor).await;
    let old = issue(&doctor, &form(&patient)).await;
    let reply = colleague
        .ask(ReplaceReferral)
        .of(first(&old))
        .json(&form(&patient))
        .await;
    let new = reply.expect(201);
    assert_eq!(new["requester"]["full_name"], "Шевчук Ірина");
}

#[tokio::test]
async fn what_does_not_fit_changes_nothing() {
    let (_, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let somebody = register(&doctor, &record("Коваль", "Марія", "1990-01-01")).await;
    let old = issue(&doctor, &form(&patient)).await;
    let mut incomplete = form(&patient);
    incomplete["icd10"] = Value::Null;
    let cases = [
        (form(&somebody), "patient_id", "replacement-invalid"),
        (
            form_of(&patient, &["B33001", "P58001"]),
            "services",
            "replacement-invalid",
        ),
        (form_of(&patient, &[]), "services", "replacement-invalid"),
        (
            form_of(&patient, &["B00000"]),
            "services[0].code",
            "service-unknown",
        ),
        (incomplete, "icd10", "diagnosis-missing"),
    ];
    for (form, field, rule) in cases {
        let call = doctor.ask(ReplaceReferral).of(first(&old)).json(&form);
        let why = call.expect_refusal(422, "invalid-fields");
        let expected = json!([{"field": field, "rule": rule}]);
        assert_eq!(why.await["fields"], expected);
    }
    let shown = doctor.ask(GetRequisition).of(id(&old)).await.expect(200);
    assert_eq!(shown, old);
}

#[tokio::test]
async fn a_closed_record_or_a_taken_national_number_changes_nothing() {
    let (_, doctor) = clinic().await;
    let mut record = record("Коваль", "Марія", "1990-01-01");
    let patient = register(&doctor, &record).await;
    let mut with_number = form(&patient);
    with_number["foreign_number"] = json!("A1B2C3E4H5K6M7X8");
    let old = issue(&doctor, &with_number).await;
    // The old one has it, and keeps it.
    let call = doctor
        .ask(ReplaceReferral)
        .of(first(&old))
        .json(&with_number);
    call.expect_refusal(409, "foreign-number-taken").await;
    record["active"] = json!(false);
    let call = doctor.ask(UpdatePatient).of(&patient).json(&record);
    call.await.expect(200);
    let call = doctor
        .ask(ReplaceReferral)
        .of(first(&old))
        .json(&form(&patient));
    call.expect_refusal(409, "patient-inactive").await;
}

#[tokio::test]
async fn one_in_work_or_taken_back_is_not_replaced() {
    let (app, doctor) = clinic().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let patient = patient(&doctor).await;
    let taken = issue(&doctor, &form(&patient)).await;
    take(&worker, first(&taken)).await;
    let call = doctor
        .ask(ReplaceReferral)
        .of(first(&taken))
        .json(&form(&patient));
    let why = call.expect_refusal(409, "transition-refused");
    assert_eq!(why.await["who"], "Ткач Іван");
    let gone = issue(&doctor, &form(&patient)).await;
    recall(&doctor, first(&gone)).await;
    let call = doctor
        .ask(ReplaceReferral)
        .of(first(&gone))
        .json(&form(&patient));
    call.expect_refusal(409, "transition-refused").await;
}

#[tokio::test]
async fn what_replaced_one_is_replaced_in_turn() {
    let (_, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let mut last = issue(&doctor, &form(&patient)).await;
    for _ in 0..3 {
        let reply = doctor
            .ask(ReplaceReferral)
            .of(first(&last))
            .json(&form(&patient))
            .await;
        let new = reply.expect(201);
        assert_eq!(new["replaces"]["id"], last["id"]);
        last = new;
    }
}

#[tokio::test]
async fn of_two_who_replace_at_once_one_does() {
    let (app, doctor) = clinic().await;
    let colleague = app.nurse().await;
    let patient = patient(&doctor).await;
    let old = issue(&doctor, &form(&patient)).await;
    let call = |staff: &crate::harness::Staff| {
        staff
            .ask(ReplaceReferral)
            .of(first(&old))
            .json(&form(&patient))
            .into_future()
    };
    let (one, two) = tokio::join!(call(&doctor), call(&colleague));
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
    let count = "select count(*) from referrals_requisition";
    assert_eq!(app.count(count).await, 2);
}
