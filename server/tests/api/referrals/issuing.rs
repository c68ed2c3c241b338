//! Issuing: `/api/requisitions`.

use super::{clinic, form, form_of, id, issue, outsider, patient, record, register};
use crate::harness::{Call, Staff};
use serde_json::{Value, json};
use shared::{
    endpoints::{
        CreateDraft, GetRequisition, IssueDraft, IssueRequisition, ListDiagnoses, ListServices,
        UpdatePatient,
    },
    referrals::Number,
};
use std::collections::BTreeSet;

/// Sends a form that breaks one rule and sees nothing issued.
async fn refused(staff: &Staff, form: &Value, field: &str, rule: &str) {
    let call = staff.ask(IssueRequisition).json(form);
    let why = call.expect_refusal(422, "invalid-fields");
    let expected = json!([{"field": field, "rule": rule}]);
    assert_eq!(why.await["fields"], expected);
}

#[tokio::test]
async fn a_referral_is_issued_as_the_form_says() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let mut form = form(&patient);
    form["services"][0]["quantity"] = json!(3);
    form["icpc2"] = json!("K86");
    form["priority"] = json!("urgent");
    form["clinical_note"] = json!("Слабкість,\nзапаморочення");
    form["patient_instruction"] = json!(" Натще ");
    form["occurrence"] = json!("2026-09-10");
    let made = issue(&doctor, &form).await;
    let number: Number = serde_json::from_value(made["number"].clone()).unwrap();
    assert_eq!(made["patient"]["id"], patient.as_str());
    assert_eq!(made["patient"]["name"]["family"], "Лук’яненко");
    assert_eq!(made["icd10"]["code"], "I10");
    assert_eq!(made["icd10"]["name"]["uk"], "Есенціальна гіпертензія");
    assert_eq!(made["icpc2"]["name"]["en"], "Uncomplicated hypertension");
    assert_eq!(made["priority"], "urgent");
    assert_eq!(made["clinical_note"], "Слабкість,\nзапаморочення");
    assert_eq!(made["patient_instruction"], "Натще");
    assert_eq!(made["occurrence"], "2026-09-10");
    assert_eq!(made["issued_at"], app.now().as_millisecond());
    assert_eq!(made["valid_until"], "2027-09-01");
    assert_eq!(made["editable"], false);
    assert_eq!(made["replaces"], Value::Null);
    let referral = &made["referrals"][0];
    assert_eq!(referral["service"]["name"]["uk"], "Загальний аналіз крові");
    assert_eq!(referral["service"]["quantity"], 3);
    assert_eq!(
        referral["state"],
        json!({"request": "active", "processing": "new"})
    );
    assert_eq!(referral["performer"], Value::Null);
    let history = referral["history"].as_array().unwrap();
    assert_eq!(history.len(), 1);
    assert_eq!(history[0]["act"], "issue");
    assert_eq!(history[0]["by"], "Бондар Олена Петрівна");
    assert_eq!(history[0]["organization"], "Терапевтичне відділення");
    assert_eq!(history[0]["workstation"], doctor.station.name.as_str());
    let line = app.last_line().await;
    assert_eq!(line.operation, "issue_requisition");
    assert_eq!(line.subject, Some(format!("requisition {}", id(&made))));
    let shown = doctor.ask(GetRequisition).of(id(&made)).await.expect(200);
    assert_eq!(shown, made);
    assert_eq!(number.to_string().len(), 19);
}

#[tokio::test]
async fn five_services_share_a_number_and_each_stands_for_itself() {
    let (_, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let codes = ["B33001", "B33002", "P58001", "D11001", "A67001"];
    let made = issue(&doctor, &form_of(&patient, &codes)).await;
    let referrals = made["referrals"].as_array().unwrap();
    let asked: Vec<_> = referrals
        .iter()
        .map(|one| &one["service"]["code"])
        .collect();
    assert_eq!(asked, codes);
    let ids: BTreeSet<_> = referrals.iter().map(id).collect();
    assert_eq!(ids.len(), 5);
    assert!(made["number"].is_string());
}

#[tokio::test]
async fn no_two_numbers_are_alike() {
    let (_, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let mut numbers = BTreeSet::new();
    for _ in 0..20 {
        let made = issue(&doctor, &form(&patient)).await;
        numbers.insert(made["number"].as_str().unwrap().to_owned());
    }
    assert_eq!(numbers.len(), 20);
}

#[tokio::test]
async fn the_form_has_rules() {
    let (_, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let six = ["B33001", "B33002", "B33003", "P58001", "D11001", "A67001"];
    refused(
        &doctor,
        &form_of(&patient, &six),
        "services",
        "services-too-many",
    )
    .await;
    refused(
        &doctor,
        &form_of(&patient, &[]),
        "services",
        "services-missing",
    )
    .await;
    let twice = form_of(&patient, &["B33001", "P58001", "B33001"]);
    refused(&doctor, &twice, "services[2].code", "service-twice").await;
    let cases = [
        (
            "/services/0/code",
            json!("B00000"),
            "services[0].code",
            "service-unknown",
        ),
        (
            "/services/0/code",
            json!("B33999"),
            "services[0].code",
            "service-unknown",
        ),
        (
            "/services/0/category",
            json!("imaging"),
            "services[0].category",
            "category-mismatch",
        ),
        ("/icd10", json!("I11"), "icd10", "diagnosis-unknown"),
        ("/icd10", json!("K86"), "icd10", "diagnosis-unknown"),
        ("/icd10", json!("Z99.9"), "icd10", "diagnosis-unknown"),
        ("/icpc2", json!("I10"), "icpc2", "diagnosis-unknown"),
        ("/icd10", json!(null), "icd10", "diagnosis-missing"),
        (
            "/occurrence",
            json!("1984-03-11"),
            "occurrence",
            "occurrence-before-birth",
        ),
        (
            "/occurrence",
            json!("2026-08-31"),
            "occurrence",
            "occurrence-past",
        ),
        (
            "/occurrence",
            json!("2027-09-02"),
            "occurrence",
            "occurrence-too-late",
        ),
        (
            "/patient_id",
            json!(uuid::Uuid::nil()),
            "patient_id",
            "invalid",
        ),
    ];
    for (pointer, value, field, rule) in cases {
        let mut form = form(&patient);
        *form.pointer_mut(pointer).unwrap() = value;
        refused(&doctor, &form, field, rule).await;
    }
}

#[tokio::test]
async fn what_no_form_could_send_is_refused_unread() {
    let (_, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let cases = [
        (
            "/services/0/quantity",
            json!(0),
            "services[0].quantity",
            "quantity-invalid",
        ),
        (
            "/services/0/quantity",
            json!(100),
            "services[0].quantity",
            "quantity-invalid",
        ),
        (
            "/services/0/quantity",
            json!(-1),
            "services[0].quantity",
            "quantity-invalid",
        ),
        (
            "/services/0/quantity",
            json!("2"),
            "services[0].quantity",
            "invalid",
        ),
        (
            "/services/0/code",
            json!("Б33"),
            "services[0].code",
            "code-invalid",
        ),
        (
            "/services/0/category",
            json!("magic"),
            "services[0].category",
            "invalid",
        ),
        ("/icd10", json!(""), "icd10", "code-invalid"),
        ("/priority", json!("soon"), "priority", "invalid"),
        ("/clinical_note", json!(" "), "clinical_note", "note-empty"),
        (
            "/clinical_note",
            json!("п".repeat(2001)),
            "clinical_note",
            "note-too-long",
        ),
        (
            "/patient_instruction",
            json!("a\u{0}"),
            "patient_instruction",
            "note-invalid",
        ),
        (
            "/occurrence",
            json!("2026-02-30"),
            "occurrence",
            "date-invalid",
        ),
        (
            "/foreign_number",
            json!("0000"),
            "foreign_number",
            "number-invalid",
        ),
        ("/patient_id", json!("nobody"), "patient_id", "invalid"),
    ];
    for (pointer, value, field, rule) in cases {
        let mut form = form(&patient);
        *form.pointer_mut(pointer).unwrap() = value;
        let reply = doctor.ask(IssueRequisition).json(&form).await;
        reply.expect_fault(field, rule);
    }
}

#[tokio::test]
async fn everything_that_does_not_fit_is_said_at_once() {
    let (_, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let mut form = form_of(&patient, &["B33001", "B00000", "P58001"]);
    form["services"][2]["category"] = json!("consultation");
    form["icd10"] = json!("I11");
    form["occurrence"] = json!("2026-08-31");
    let reply = doctor.ask(IssueRequisition).json(&form).await;
    let why = reply.expect_problem(422, "invalid-fields");
    let expected = json!([
        {"field": "occurrence", "rule": "occurrence-past"},
        {"field": "services[1].code", "rule": "service-unknown"},
        {"field": "services[2].category", "rule": "category-mismatch"},
        {"field": "icd10", "rule": "diagnosis-unknown"},
    ]);
    assert_eq!(why["fields"], expected);
}

#[tokio::test]
async fn what_the_paper_cannot_show_is_refused_before_it_is_signed() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let mut form = form(&patient);
    form["clinical_note"] = json!("NYHA Ⅲ, SpO₂ 95, 10⁻⁹, 37 ℃, 2‑й, ½");
    issue(&doctor, &form).await;
    for (typed, kept) in [
        (
            "рядок 1\u{b}рядок 2\u{2028}рядок 3",
            "рядок 1\nрядок 2\nрядок 3",
        ),
        ("АТ 120/80\u{200e}, 120\u{2060}/80", "АТ 120/80, 120/80"),
        ("⩾ 5, ∅, ①", "⩾ 5, ∅, ①"),
    ] {
        let mut form = form.clone();
        form["clinical_note"] = json!(typed);
        let made = issue(&doctor, &form).await;
        assert_eq!(made["clinical_note"], kept, "{typed:?}");
    }
    let cases = [
        ("clinical_note", "头痛", "头 痛"),
        ("clinical_note", "✓ t 37 ℃, ✓ ☎", "✓ ☎"),
        ("patient_instruction", "Натще ❤️", "❤"),
    ];
    for (field, text, characters) in cases {
        let mut form = form.clone();
        form[field] = json!(text);
        let reply = doctor.ask(IssueRequisition).json(&form).await;
        reply.expect_unprintable(field, characters);
        // What is written stays until it is put right.
        let draft = doctor.ask(CreateDraft).json(&form).await.expect(201);
        let reply = doctor.ask(IssueDraft).of(id(&draft)).json(&form).await;
        reply.expect_unprintable(field, characters);
    }
    // Of what is on record from before it says what it stands in.
    let name = "update referrals_service set name_en = 'Count ✓' where code = 'B33001'";
    app.write(name).await;
    let reply = doctor.ask(IssueRequisition).json(&form).await;
    reply.expect_unprintable("services[0].code", "✓ (Count ✓)");
    // Of whoever issues, too: what they cannot change themselves.
    let name = "update referrals_service set name_en = 'Count' where code = 'B33001'";
    app.write(name).await;
    let position = "update access_user set position = 'Лікарка Ԩ'";
    app.write(position).await;
    let reply = doctor.ask(IssueRequisition).json(&form).await;
    let why = reply.expect_problem(422, "invalid-fields");
    let fault = json!({
        "field": "requester",
        "rule": "requester-unprintable",
        "characters": "Ԩ (Лікарка Ԩ)",
    });
    assert_eq!(why["fields"], json!([fault]));
}

#[tokio::test]
async fn the_bounds_are_inside() {
    let (_, doctor) = clinic().await;
    let patient = register(&doctor, &record("Коваль", "Марія", "2026-09-01")).await;
    for (pointer, value) in [
        ("/services/0/quantity", json!(1)),
        ("/services/0/quantity", json!(99)),
        ("/services/0/category", json!("hospitalization")),
        ("/services/0/category", json!("transfer_of_care")),
        ("/occurrence", json!("2026-09-01")),
        ("/occurrence", json!("2027-09-01")),
        ("/clinical_note", json!("п".repeat(2000))),
    ] {
        let mut form = form(&patient);
        *form.pointer_mut(pointer).unwrap() = value;
        issue(&doctor, &form).await;
    }
    // One diagnosis is enough, by either list.
    let mut form = form(&patient);
    form["icd10"] = Value::Null;
    form["icpc2"] = json!("K86");
    issue(&doctor, &form).await;
}

#[tokio::test]
async fn of_what_fits_as_well_is_offered_first_what_is_asked_for_most() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let rows = "kind,code,parent,category,name_uk,name_en,active\n\
        group,G,,,Лабораторія,Laboratory,\n\
        service,B1,G,laboratory_procedure,Аналіз сечі,Urine test,\n\
        service,B2,G,laboratory_procedure,Аналіз крові,Blood test,\n\
        icd10,K01,,,Коліт гострий,Acute colitis,\n\
        icd10,K02,,,Коліт хронічний,Chronic colitis,\n";
    app.import(rows).await.unwrap();
    let first = async |list: Call| list.await.expect(200)[0]["code"].clone();
    let service = async || first(doctor.ask(ListServices).query("search=test")).await;
    let colitis = "system=icd10&search=colitis";
    let diagnosis = async || first(doctor.ask(ListDiagnoses).query(colitis)).await;
    let draft = form_of(&patient, &["B2"]);
    doctor.ask(CreateDraft).json(&draft).await.expect(201);
    let before = (service().await, diagnosis().await);
    assert_eq!(before, (json!("B2"), json!("K01")));
    let mut form = form_of(&patient, &["B1"]);
    form["icd10"] = json!("K02");
    issue(&doctor, &form).await;
    let after = (service().await, diagnosis().await);
    assert_eq!(after, (json!("B1"), json!("K02")));
    // An import keeps the count.
    app.import(rows).await.unwrap();
    assert_eq!(service().await, "B1");
    issue(&doctor, &form_of(&patient, &["B2"])).await;
    issue(&doctor, &form_of(&patient, &["B2"])).await;
    assert_eq!(service().await, "B2");
}

#[tokio::test]
async fn nothing_is_issued_for_a_closed_record() {
    let (_, doctor) = clinic().await;
    let mut closed = record("Коваль", "Марія", "1990-01-01");
    let patient = register(&doctor, &closed).await;
    closed["active"] = json!(false);
    let call = doctor.ask(UpdatePatient).of(&patient).json(&closed);
    call.await.expect(200);
    let call = doctor.ask(IssueRequisition).json(&form(&patient));
    call.expect_refusal(409, "patient-inactive").await;
    // Opened again, it takes referrals again.
    closed["active"] = json!(true);
    let call = doctor
        .ask(UpdatePatient)
        .of(&patient)
        .json(&closed)
        .made_from(2);
    call.await.expect(200);
    issue(&doctor, &form(&patient)).await;
}

#[tokio::test]
async fn a_national_number_belongs_to_one_requisition() {
    let (_, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let mut form = form(&patient);
    form["foreign_number"] = json!("а1в2-С3Е4 h5k6-m7x8");
    let made = issue(&doctor, &form).await;
    assert_eq!(made["foreign_number"], "A1B2C3E4H5K6M7X8");
    let call = doctor.ask(IssueRequisition).json(&form);
    call.expect_refusal(409, "foreign-number-taken").await;
}

#[tokio::test]
async fn who_issues_is_whoever_is_signed_in() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    for field in [
        "requester",
        "requester_id",
        "organization",
        "organization_id",
        "number",
    ] {
        let mut form = form(&patient);
        form[field] = json!("Хтось інший");
        let reply = doctor.ask(IssueRequisition).json(&form).await;
        reply.expect_fault(field, "unknown");
    }
    let made = issue(&doctor, &form(&patient)).await;
    let expected = json!({
        "id": doctor.id,
        "full_name": "Бондар Олена Петрівна",
        "position": "Посада",
        "licence_number": "1092817",
        "organization": "Терапевтичне відділення",
    });
    assert_eq!(made["requester"], expected);
    // Elsewhere, the organization is theirs, and no licence is no licence.
    let outsider = outsider(&app).await;
    let made = issue(&outsider, &form(&patient)).await;
    assert_eq!(made["requester"]["organization"], "Поліклініка № 2");
    assert_eq!(made["requester"]["licence_number"], Value::Null);
}

#[tokio::test]
async fn a_service_has_no_other_fields() {
    let (_, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let mut form = form(&patient);
    form["services"][0]["urgent"] = json!(true);
    let reply = doctor.ask(IssueRequisition).json(&form).await;
    reply.expect_fault("services[0].urgent", "unknown");
}
