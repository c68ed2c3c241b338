//! All that is wrong with a form is said at once: what cannot be read, what breaks a rule and
//! what is not on record.

use crate::{
    harness::{Reply, TestApp, role},
    referrals::{clinic, patient, record, registration, tax_number},
};
use serde_json::{Value, json};
use shared::{
    endpoints::{
        CreatePatient, CreateRole, CreateToken, CreateUser, CreateWorkstation, IssueRequisition,
        UpdatePatient, UpdateRole, UpdateUser, UpdateWorkstation,
    },
    ids::OrganizationId,
    roles::ShippedRole::{Administrator, Nurse},
};
use std::collections::BTreeSet;

/// The refusal names exactly these.
#[track_caller]
fn names(reply: &Reply, faults: &[(&str, &str)]) {
    let problem = reply.expect_problem(422, "invalid-fields");
    let text = |fault: &Value, key: &str| fault[key].as_str().unwrap().to_owned();
    let told = problem["fields"].as_array().unwrap().iter();
    let told = told.map(|fault| (text(fault, "field"), text(fault, "rule")));
    let told: BTreeSet<(String, String)> = told.collect();
    let owned = |(field, rule): &(&str, &str)| ((*field).to_owned(), (*rule).to_owned());
    assert_eq!(told, faults.iter().map(owned).collect());
}

#[tokio::test]
async fn of_a_patient() {
    let (_app, doctor) = clinic().await;
    let mut wrong = record("-", "Zрр", "1970-02-31");
    let ask = |form: &Value| doctor.ask(CreatePatient).json(&registration(form));
    let of_names = [
        ("patient.name.family", "name-letterless"),
        ("patient.name.given", "name-mixed"),
    ];
    let with = |fault| [&of_names[..], &[fault]].concat();
    names(
        &ask(&wrong).await,
        &with(("patient.birth_date", "date-invalid")),
    );
    // What was not read casts no doubt on what was.
    wrong["tax"] = json!({"number": tax_number("256260002")});
    names(
        &ask(&wrong).await,
        &with(("patient.birth_date", "date-invalid")),
    );
    wrong["tax"] = json!({"none": "unknown"});
    wrong["birth_date"] = json!("2090-01-01");
    names(
        &ask(&wrong).await,
        &with(("patient.birth_date", "birth-date-future")),
    );
    wrong["birth_date"] = json!("1970-02-28");
    let right = tax_number("256260002");
    let digit = if right.ends_with('0') { '1' } else { '0' };
    wrong["tax"] = json!({"number": format!("256260002{digit}")});
    let fault = ("patient.tax.number", "tax-number-check");
    names(&ask(&wrong).await, &with(fault));
    // What cannot be guessed either: a code, a form of a value, all of an object.
    for (field, value, rule) in [
        ("sex", json!("x"), "invalid"),
        ("sex", json!(["male"]), "invalid"),
        ("tax", json!(7), "invalid"),
        ("tax", Value::Null, "invalid"),
        ("active", json!("yes"), "invalid"),
        ("name", json!(7), "invalid"),
    ] {
        let mut wrong = record("Ткач", "Іван", "2090-01-01");
        wrong[field] = value;
        let faults = [
            (&*format!("patient.{field}"), rule),
            ("patient.birth_date", "birth-date-future"),
        ];
        names(&ask(&wrong).await, &faults);
        wrong.as_object_mut().unwrap().remove(field);
        let faults = [(faults[0].0, "required"), faults[1]];
        names(&ask(&wrong).await, &faults);
    }
    let mut wrong = record("Ткач", "Іван", "2090-01-01");
    wrong["tax"] = json!("none");
    let faults = [
        ("patient.tax.none", "invalid"),
        ("patient.birth_date", "birth-date-future"),
    ];
    names(&ask(&wrong).await, &faults);
    for (number, rule) in [
        ("123", "tax-number-invalid"),
        ("0000000000", "tax-number-placeholder"),
    ] {
        let mut wrong = record("Ткач", "Іван", "2090-01-01");
        for form in ["number", "as-on-paper"] {
            wrong["tax"] = json!({form: number});
            let field = format!("patient.tax.{form}");
            names(
                &ask(&wrong).await,
                &[(&*field, rule), ("patient.birth_date", "birth-date-future")],
            );
        }
    }
    let known = patient(&doctor).await;
    let change = record("-", "Дар'я", "1984-02-30");
    let call = doctor.ask(UpdatePatient).of(&known).json(&change);
    let faults = [
        ("name.family", "name-letterless"),
        ("birth_date", "date-invalid"),
    ];
    names(&call.header("if-match", "\"1\"").await, &faults);
}

#[tokio::test]
async fn of_a_requisition() {
    let (_app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let mut form = json!({
        "patient_id": patient,
        "services": [],
        "icd10": "Z99.Z",
        "icpc2": null,
        "priority": "routine",
        "clinical_note": "✓",
        "patient_instruction": null,
        "occurrence": "2027-02-31",
        "foreign_number": null,
    });
    let others = [
        ("services", "services-missing"),
        ("icd10", "diagnosis-unknown"),
        ("clinical_note", "unprintable"),
    ];
    for (day, rule) in [
        ("2027-02-31", "date-invalid"),
        ("2020-01-01", "occurrence-past"),
        ("2090-01-01", "occurrence-too-late"),
    ] {
        form["occurrence"] = json!(day);
        let reply = doctor.ask(IssueRequisition).json(&form).await;
        names(&reply, &[&others[..], &[("occurrence", rule)]].concat());
    }
    let others = [&others[..], &[("occurrence", "occurrence-too-late")]].concat();
    form["priority"] = json!("x");
    let reply = doctor.ask(IssueRequisition).json(&form).await;
    names(&reply, &[&others[..], &[("priority", "invalid")]].concat());
    form.as_object_mut().unwrap().remove("priority");
    let reply = doctor.ask(IssueRequisition).json(&form).await;
    names(&reply, &[&others[..], &[("priority", "required")]].concat());
}

#[tokio::test]
async fn of_a_role_and_a_workstation() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let mut role = role("---", "+ + +");
    role["permissions"]["user_management"] = json!("x");
    let faults = [
        ("name", "name-letterless"),
        ("permissions.user_management", "invalid"),
    ];
    names(&administrator.ask(CreateRole).json(&role).await, &faults);
    let shipped = app.role(Nurse);
    let call = administrator.ask(UpdateRole).of(shipped).json(&role);
    names(&call.await, &faults);
    let label = "9".repeat(201);
    let form = json!({"name": "-", "place": "\u{7}", "inventory_label": label});
    let faults = [
        ("name", "name-letterless"),
        ("place", "workstation-name-invalid"),
        ("inventory_label", "workstation-name-too-long"),
    ];
    let reply = administrator.ask(CreateWorkstation).json(&form).await;
    names(&reply, &faults);
    let call = administrator
        .ask(UpdateWorkstation)
        .of(administrator.station.id);
    names(&call.json(&form).await, &faults);
}

#[tokio::test]
async fn of_a_user_and_a_token() {
    let app = TestApp::new().await;
    let administrator = app.somebody("admin", &[Administrator]).hire().await;
    let administrator = administrator.signed_in().await;
    let nurse = app.somebody("nurse", &[Nurse]).hire().await;
    let nowhere = OrganizationId::new(uuid::Uuid::nil());
    let mut profile = json!({
        "full_name": "Zваненко Іван",
        "organization_id": nowhere,
        "position": "-",
        "licence_number": "abc",
    });
    let of_profile = [
        ("full_name", "name-mixed"),
        ("organization_id", "invalid"),
        ("position", "name-letterless"),
        ("licence_number", "licence-number-not-digits"),
    ];
    let call = administrator.ask(UpdateUser).of(nurse.id).json(&profile);
    names(&call.header("if-match", "\"1\"").await, &of_profile);
    profile["licence_number"] = Value::Null;
    let new = json!({"login": "a b", "profile": profile});
    let within = of_profile.map(|(field, rule)| (format!("profile.{field}"), rule));
    let mut faults: Vec<_> = within[..3]
        .iter()
        .map(|(field, rule)| (&**field, *rule))
        .collect();
    faults.push(("login", "login-invalid"));
    names(&administrator.ask(CreateUser).json(&new).await, &faults);
    let mut token = json!({
        "user_id": nurse.id,
        "workstation_id": administrator.station.id,
        "job_title": "-",
        "hours": {"start": "8 ранку", "end": "17:00"},
        "last_day": "2020-01-01",
    });
    let title = ("job_title", "name-letterless");
    let (hours, past) = (
        ("hours.start", "time-invalid"),
        ("last_day", "last-day-past"),
    );
    let ask = async |token: &Value| administrator.ask(CreateToken).json(token).await;
    names(&ask(&token).await, &[title, hours, past]);
    // Of yesterday, without the hours nobody knows whether it has ended.
    token["last_day"] = json!("2026-08-31");
    names(&ask(&token).await, &[title, hours]);
    token["hours"]["start"] = json!("08:00");
    names(&ask(&token).await, &[title, past]);
    token["user_id"] = json!(nowhere);
    token["workstation_id"] = json!(nowhere);
    let unknown = [("user_id", "invalid"), ("workstation_id", "invalid")];
    names(&ask(&token).await, &[&unknown[..], &[title, past]].concat());
    token["workstation_id"] = json!("x");
    names(&ask(&token).await, &[&unknown[..], &[title, past]].concat());
}

#[tokio::test]
async fn of_a_user_whose_password_is_chosen_for_them() {
    let profile = json!({
        "full_name": "Zваненко Іван",
        "organization_id": OrganizationId::new(uuid::Uuid::nil()),
        "position": "Посада",
        "licence_number": null,
    });
    let new = json!({"login": "newcomer", "password": "123456789012", "profile": profile});
    let others = [
        ("profile.full_name", "name-mixed"),
        ("profile.organization_id", "invalid"),
    ];
    for (app, rule) in [
        (
            TestApp::with_initial_passwords().await,
            "password-predictable",
        ),
        (TestApp::new().await, "password-not-given"),
    ] {
        let administrator = app.administrator().await;
        let reply = administrator.ask(CreateUser).json(&new).await;
        names(&reply, &[&others[..], &[("password", rule)]].concat());
    }
}
