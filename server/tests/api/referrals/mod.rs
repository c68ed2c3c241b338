//! The referral desk: patients, what they are referred for, and what becomes
//! of it.

mod access;
mod acts;
mod audit;
mod cards;
mod damaged;
mod drafts;
mod expiry;
mod exporting;
mod find;
mod issuing;
mod journal;
mod lasting;
mod left_behind;
mod lists;
mod matrix;
mod patients;
mod patients_search;
mod repeating;
mod replacing;
mod searching;
mod taking_over;

use crate::harness::{Hiring, Staff, TestApp, id};
use serde_json::{Value, json};
use shared::{
    endpoints::{
        CompleteReferral, CreateDraft, CreatePatient, FindReferrals, IssueRequisition,
        RecallReferral, SearchReferrals, TakeReferral,
    },
    roles::ShippedRole::{FamilyDoctor, LaboratoryWorker},
};

/// A clinic with a catalogue, and a doctor who works there for years.
pub(super) async fn clinic() -> (TestApp, Staff) {
    stocked(TestApp::new().await).await
}

/// The same in a file, whatever the other tests run on.
pub(super) async fn clinic_in_file() -> (TestApp, Staff) {
    stocked(TestApp::in_file().await).await
}

async fn stocked(app: TestApp) -> (TestApp, Staff) {
    app.stock_catalogue().await;
    let doctor = doctor(&app).hire().await.signed_in().await;
    (app, doctor)
}

/// A doctor with a licence, about to be hired for years.
pub(super) fn doctor(app: &TestApp) -> Hiring {
    let doctor = app.somebody("bondar_o", &[FamilyDoctor]);
    let doctor = doctor.named("Бондар Олена Петрівна").licensed("1092817");
    doctor.last_day("2099-12-31")
}

/// Another doctor, of another organization.
pub(super) async fn outsider(app: &TestApp) -> Staff {
    let elsewhere = app.new_organization("Поліклініка № 2").await;
    let doctor = app.somebody("hnatiuk_v", &[FamilyDoctor]).of(elsewhere);
    let doctor = doctor.named("Гнатюк Віктор").last_day("2099-12-31");
    doctor.hire().await.signed_in().await
}

/// Somebody who carries referrals out, hired for years.
pub(super) async fn worker(app: &TestApp, login: &str, full_name: &str) -> Staff {
    let worker = app.somebody(login, &[LaboratoryWorker]).named(full_name);
    let worker = worker.last_day("2099-12-31");
    worker.hire().await.signed_in().await
}

/// A patient's record that breaks no rule.
pub(super) fn record(family: &str, given: &str, birth_date: &str) -> Value {
    json!({
        "name": {"family": family, "given": given, "patronymic": null},
        "birth_date": birth_date,
        "sex": "female",
        "tax": {"none": "unknown"},
        "phone": null,
        "address": null,
        "active": true,
    })
}

/// What registers it.
pub(super) fn registration(record: &Value) -> Value {
    json!({"patient": record})
}

/// Registers a patient and gives their id.
pub(super) async fn register(staff: &Staff, record: &Value) -> String {
    let call = staff.ask(CreatePatient).json(&registration(record));
    id(&call.await.expect(201)).to_owned()
}

/// Registers the patient whom most tests are about.
pub(super) async fn patient(staff: &Staff) -> String {
    register(staff, &record("Лук’яненко", "Дар'я", "1984-03-12")).await
}

/// The number of nine digits and the one that checks them, written down
/// without the server's help.
pub(super) fn tax_number(nine: &str) -> String {
    const WEIGHTS: [i64; 9] = [-1, 5, 7, 9, 4, 6, 10, 5, 7];
    let digits = nine.bytes().map(|byte| i64::from(byte - b'0'));
    let sum: i64 = WEIGHTS.iter().zip(digits).map(|(w, d)| w * d).sum();
    format!("{nine}{}", sum.rem_euclid(11) % 10)
}

/// Asks for one blood count.
pub(super) fn form(patient: &str) -> Value {
    form_of(patient, &["B33001"])
}

/// Asks for these services, each in its own category.
pub(super) fn form_of(patient: &str, codes: &[&str]) -> Value {
    let services: Vec<Value> = codes.iter().map(|code| service(code)).collect();
    json!({
        "patient_id": patient,
        "services": services,
        "icd10": "I10",
        "icpc2": null,
        "priority": "routine",
        "clinical_note": null,
        "patient_instruction": null,
        "occurrence": null,
        "foreign_number": null,
    })
}

/// One of a service.
pub(super) fn service(code: &str) -> Value {
    let category = match code.as_bytes()[0] {
        b'B' => "laboratory_procedure",
        b'P' => "imaging",
        b'D' => "diagnostic_procedure",
        b'A' => "consultation",
        _ => "procedure",
    };
    json!({"code": code, "category": category, "quantity": 1})
}

/// Issues what a form asks for.
pub(super) async fn issue(staff: &Staff, form: &Value) -> Value {
    staff.ask(IssueRequisition).json(form).await.expect(201)
}

/// Keeps a form as a draft.
pub(super) async fn draft(staff: &Staff, form: &Value) -> Value {
    staff.ask(CreateDraft).json(form).await.expect(201)
}

/// The id of a requisition's first referral.
pub(super) fn first(requisition: &Value) -> &str {
    id(&requisition["referrals"][0])
}

/// Takes a referral into work.
pub(super) async fn take(staff: &Staff, referral: &str) -> Value {
    staff.ask(TakeReferral).of(referral).await.expect(200)
}

/// Completes it.
pub(super) async fn complete(staff: &Staff, referral: &str) -> Value {
    let body = json!({"result": "Гемоглобін 132 г/л"});
    staff
        .ask(CompleteReferral)
        .of(referral)
        .json(&body)
        .await
        .expect(200)
}

/// Takes it back.
pub(super) async fn recall(staff: &Staff, referral: &str) -> Value {
    staff
        .ask(RecallReferral)
        .of(referral)
        .json(&not_needed())
        .await
        .expect(200)
}

/// The simplest reason to take a referral back.
pub(super) fn not_needed() -> Value {
    json!({"reason": "not-needed", "comment": null})
}

/// The simplest reason to call a referral a mistake.
pub(super) fn duplicate() -> Value {
    json!({"reason": "duplicate", "comment": null})
}

/// What is known under a number.
pub(super) async fn found(staff: &Staff, number: &str) -> Value {
    let body = json!({"number": number});
    staff.ask(FindReferrals).json(&body).await.expect(200)
}

/// A page of a worklist.
pub(super) async fn list(staff: &Staff, query: &Value) -> Value {
    staff.ask(SearchReferrals).json(query).await.expect(200)
}

/// The ids of a list's rows, in their order.
pub(super) fn ids(page: &Value) -> Vec<String> {
    let rows = page["items"].as_array().unwrap().iter();
    rows.map(|row| id(row).to_owned()).collect()
}

/// Puts so many more referrals under one number, past the form's limit.
pub(super) async fn multiply(app: &TestApp, made: &Value, count: i64) {
    let sql = format!(
        "with recursive n (i) as (select 1 union all select i + 1 from n where i < {count}) \
        insert into referrals_referral (referral_id, requisition_id, place, service_code, \
        service_uk, service_en, service_search, category, quantity, request, processing) \
        select '01a05bfb-7000-7000-8000-' || substr(cast(1000000000000 + i as text), 2), requisition_id, i, service_code, \
        service_uk, service_en, service_search, category, quantity, request, processing \
        from referrals_referral, n where requisition_id = '{}'",
        id(made)
    );
    app.write(&sql).await;
}
