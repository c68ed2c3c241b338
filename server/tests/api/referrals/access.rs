//! Who sees what of a referral: whoever carries it out no patient before they
//! take it, whoever issues their own organization's alone.

use super::{
    clinic, complete, draft, first, form, form_of, found, id, ids, issue, list, outsider, patient,
    recall, record, register, registration, take, tax_number, worker,
};
use crate::harness::{Reply, Staff, TestApp};
use serde_json::{Value, json};
use shared::endpoints::{
    CompleteReferral, CountReferrals, CreateDraft, CreatePatient, DeleteDraft,
    EnterReferralInError, ExportReferrals, FindReferrals, GetPatient, GetRequisition, GetWork,
    IssueDraft, IssueRequisition, ListDiagnoses, ListRequesters, ListServices, ListWork,
    RecallReferral, ReleaseReferral, SearchReferrals, UpdateUser,
};

/// Everything about the patient of [`scene`] that must not leave.
const TEXTS: [&str; 14] = [
    "Лук’яненко",
    "Лук",
    "Дар'я",
    "Ігорівна",
    "1984-03",
    "3075351",
    "675550124",
    "Шкільна",
    "запаморочення",
    "Натще",
    "I10",
    "гіпертензія",
    "Essential",
    "K86",
];

#[track_caller]
fn shows_no_patient(reply: &Reply, patient: &str) {
    let text = reply.text();
    for secret in TEXTS.into_iter().chain([patient]) {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

/// Two services under one number, of a patient of whom much is known.
async fn scene() -> (TestApp, Staff, String, Value) {
    let (app, doctor) = clinic().await;
    let mut known = record("Лук’яненко", "Дар'я", "1984-03-12");
    known["name"]["patronymic"] = json!("Ігорівна");
    known["tax"] = json!({"number": tax_number("307525124")});
    known["phone"] = json!("+380675550124");
    known["address"] = json!("вул. Шкільна, 3");
    let patient = register(&doctor, &known).await;
    let mut form = form_of(&patient, &["B33001", "P58001"]);
    form["icpc2"] = json!("K86");
    form["clinical_note"] = json!("Слабкість, запаморочення");
    form["patient_instruction"] = json!("Натще");
    form["priority"] = json!("asap");
    let made = issue(&doctor, &form).await;
    (app, doctor, patient, made)
}

#[tokio::test]
async fn whoever_processes_sees_the_service_and_not_one_byte_of_the_patient() {
    let (app, _, patient, made) = scene().await;
    let one = worker(&app, "tkach_i", "Ткач Іван").await;
    let two = worker(&app, "moroz_h", "Мороз Ганна").await;
    let number = json!({"number": made["number"]});
    let look = |staff: &Staff| staff.ask(FindReferrals).json(&number).into_future();
    let reply = look(&one).await;
    shows_no_patient(&reply, &patient);
    let known = reply.expect(200);
    assert_eq!(known["number"], made["number"]);
    let row = &known["referrals"][0];
    assert_eq!(row["id"], made["referrals"][0]["id"]);
    assert_eq!(row["service"], made["referrals"][0]["service"]);
    assert_eq!(row["priority"], "asap");
    assert_eq!(row["state"]["request"], "active");
    assert_eq!(row["valid_until"], "2027-09-01");
    assert_eq!(row["requisition_id"], Value::Null);
    assert_eq!(row["allowed"], json!(["take"]));
    let fields: Vec<_> = row.as_object().unwrap().keys().collect();
    let expected = [
        "allowed",
        "id",
        "last_act",
        "mine",
        "priority",
        "requisition_id",
        "service",
        "state",
        "taken_by",
        "valid_until",
    ];
    let mut fields: Vec<_> = fields.into_iter().map(String::as_str).collect();
    fields.sort_unstable();
    assert_eq!(fields, expected);

    // Nor by any other way, whatever becomes of it.
    let referral = first(&made);
    for stage in ["new", "in-progress", "completed"] {
        match stage {
            "in-progress" => drop(take(&one, referral).await),
            "completed" => drop(complete(&one, referral).await),
            _ => {}
        }
        let replies = [
            look(&two).await,
            two.ask(GetWork).of(referral).await,
            two.ask(ListWork).query("completed=true").await,
            two.ask(GetRequisition).of(id(&made)).await,
            two.ask(GetPatient).of(&patient).await,
            two.ask(ReleaseReferral).of(referral).await,
            two.ask(CompleteReferral)
                .of(referral)
                .json(&json!({"result": "Норма"}))
                .await,
            two.ask(RecallReferral)
                .of(referral)
                .json(&super::not_needed())
                .await,
        ];
        for reply in replies {
            shows_no_patient(&reply, &patient);
        }
    }
    let row = look(&two).await.expect(200)["referrals"][0].clone();
    assert_eq!(row["taken_by"], "Ткач Іван");
    assert_eq!(row["mine"], false);
    let row = look(&one).await.expect(200)["referrals"][0].clone();
    assert_eq!(row["mine"], true);
}

#[tokio::test]
async fn taking_shows_the_patient_and_that_service_alone() {
    let (app, _, patient, made) = scene().await;
    let one = worker(&app, "tkach_i", "Ткач Іван").await;
    one.ask(GetWork)
        .of(first(&made))
        .await
        .expect_problem(404, "not-found");
    take(&one, first(&made)).await;
    let reply = one.ask(GetWork).of(first(&made)).await;
    assert!(!reply.text().contains("P58001"), "{}", reply.text());
    let shown = reply.expect(200);
    assert_eq!(shown["patient"]["id"], patient.as_str());
    assert_eq!(shown["patient"]["phone"], "+380675550124");
    assert_eq!(shown["clinical_note"], "Слабкість, запаморочення");
    assert_eq!(shown["icd10"]["code"], "I10");
    assert_eq!(shown["referrals"].as_array().unwrap().len(), 1);
    assert_eq!(shown["editable"], false);
    // The other one under the number is still nobody's.
    one.ask(GetWork)
        .of(id(&made["referrals"][1]))
        .await
        .expect_problem(404, "not-found");
    let listed = one.ask(ListWork).await.expect(200);
    assert_eq!(ids(&listed), [first(&made)]);
    assert_eq!(listed["total"], 1);
    assert_eq!(listed["items"][0]["patient"]["family"], "Лук’яненко");
    // The record itself stays with whoever issues.
    let record = one.ask(GetPatient).of(&patient).await;
    record.expect_problem(403, "forbidden");
    let whole = one.ask(GetRequisition).of(id(&made)).await;
    whole.expect_problem(403, "forbidden");
}

#[tokio::test]
async fn releasing_ends_it() {
    let (app, _, patient, made) = scene().await;
    let one = worker(&app, "tkach_i", "Ткач Іван").await;
    take(&one, first(&made)).await;
    let reply = one.ask(ReleaseReferral).of(first(&made)).await;
    shows_no_patient(&reply, &patient);
    let reply = one.ask(GetWork).of(first(&made)).await;
    reply.expect_problem(404, "not-found");
    let reply = one.ask(ListWork).query("completed=true").await;
    shows_no_patient(&reply, &patient);
    assert_eq!(reply.expect(200)["total"], 0);
}

#[tokio::test]
async fn what_was_completed_stays_readable_to_who_did_it() {
    let (app, doctor, _, made) = scene().await;
    let one = worker(&app, "tkach_i", "Ткач Іван").await;
    take(&one, first(&made)).await;
    complete(&one, first(&made)).await;
    one.ask(GetWork).of(first(&made)).await.expect(200);
    let in_work = one.ask(ListWork).await.expect(200);
    assert_eq!(in_work["total"], 0);
    let all = one.ask(ListWork).query("completed=true").await;
    assert_eq!(ids(&all.expect(200)), [first(&made)]);
    // A mistake of the requester's leaves the list.
    let call = doctor
        .ask(EnterReferralInError)
        .of(first(&made))
        .json(&super::duplicate());
    call.await.expect(200);
    let all = one.ask(ListWork).query("completed=true").await;
    assert_eq!(all.expect(200)["total"], 0);
}

#[tokio::test]
async fn work_is_listed_latest_first_page_by_page() {
    let (app, doctor) = clinic().await;
    let one = worker(&app, "tkach_i", "Ткач Іван").await;
    let patient = patient(&doctor).await;
    let mut taken = Vec::new();
    for at in 0..30 {
        let made = issue(&doctor, &form(&patient)).await;
        take(&one, first(&made)).await;
        taken.insert(0, first(&made).to_owned());
        if at % 4 == 0 {
            app.wait_seconds(1);
        }
    }
    let page = one.ask(ListWork).await.expect(200);
    assert_eq!(page["total"], 30);
    let mut seen = ids(&page);
    assert_eq!(seen.len(), 25);
    let next = page["next"].as_str().unwrap();
    // Meanwhile somebody is quick.
    let made = issue(&doctor, &form(&patient)).await;
    take(&one, first(&made)).await;
    let call = one.ask(ListWork).query(format!("cursor={next}"));
    let page = call.await.expect(200);
    assert_eq!(page["next"], Value::Null);
    seen.extend(ids(&page));
    assert_eq!(seen.len(), 30);
    seen.sort();
    taken.sort();
    assert_eq!(seen, taken);
    for query in ["cursor=!", "completed=maybe", "patient=1"] {
        let reply = one.ask(ListWork).query(query.to_string()).await;
        reply.expect_problem(400, "malformed");
    }
}

#[tokio::test]
async fn whoever_issues_sees_their_organizations_alone() {
    let (app, doctor, patient, made) = scene().await;
    let colleague = app.nurse().await;
    let stranger = outsider(&app).await;
    let shown = colleague.ask(GetRequisition).of(id(&made)).await;
    assert_eq!(shown.expect(200)["patient"], made["patient"]);
    let reply = stranger.ask(GetRequisition).of(id(&made)).await;
    reply.expect_problem(404, "not-found");
    let theirs = issue(&stranger, &form(&patient)).await;
    let reply = doctor.ask(GetRequisition).of(id(&theirs)).await;
    reply.expect_problem(404, "not-found");
    for which in ["mine", "organization", "expiring", "stuck"] {
        let page = list(&stranger, &json!({"list": which})).await;
        assert!(!ids(&page).contains(&first(&made).to_owned()), "{which}");
        let of_patient = json!({"list": which, "patient": patient});
        let page = list(&stranger, &of_patient).await;
        assert!(!ids(&page).contains(&first(&made).to_owned()), "{which}");
    }
    // The number says no more than that it is one.
    let number = made["number"].as_str().unwrap();
    let known = found(&stranger, number).await;
    let nothing = json!({"number": number, "referrals": [], "repairs": []});
    assert_eq!(known, nothing);
    let csv = stranger
        .ask(ExportReferrals)
        .json(&json!({"lang": "uk", "list": {"list": "organization"}}));
    let csv = csv.await.expect(200);
    assert_eq!(csv["rows"], 1);
    assert!(!csv["csv"].as_str().unwrap().contains("P58001"));
}

#[tokio::test]
async fn moving_a_user_changes_what_they_see_at_once() {
    let (app, doctor, patient, made) = scene().await;
    let stranger = outsider(&app).await;
    let theirs = issue(&stranger, &form(&patient)).await;
    let kept = draft(&doctor, &form(&patient)).await;
    doctor.ask(GetRequisition).of(id(&made)).await.expect(200);
    let reply = doctor.ask(GetRequisition).of(id(&theirs)).await;
    reply.expect_problem(404, "not-found");
    let sql = "select organization_id from access_organization where name = 'Поліклініка № 2'";
    let elsewhere: String = app.value(sql).await;
    let profile = json!({
        "full_name": "Бондар Олена Петрівна",
        "organization_id": elsewhere,
        "position": "Лікарка",
        "licence_number": "1092817",
    });
    let mut back = profile.clone();
    back["organization_id"] = json!(app.organization);
    let head = app.head().await;
    head.ask(UpdateUser)
        .of(doctor.id)
        .json(&profile)
        .await
        .expect(200);

    // What they issued they still answer for; nothing else is theirs any more.
    let shown = doctor.ask(GetRequisition).of(id(&made)).await.expect(200);
    assert_eq!(shown["referrals"][0]["allowed"], json!(["enter-in-error"]));
    let call = doctor
        .ask(RecallReferral)
        .of(first(&made))
        .json(&super::not_needed());
    call.expect_refusal(409, "transition-refused").await;
    let page = list(&doctor, &json!({"list": "mine"})).await;
    assert_eq!(page["total"], 3);
    doctor.ask(GetRequisition).of(id(&theirs)).await.expect(200);
    recall(&doctor, first(&theirs)).await;
    let new = issue(&doctor, &form(&patient)).await;
    assert_eq!(new["requester"]["organization"], "Поліклініка № 2");
    // Drafts go along: opened, and issued from where they work now, or thrown away.
    let also = draft(&doctor, &form(&patient)).await;
    let shown = doctor.ask(GetRequisition).of(id(&kept)).await.expect(200);
    assert_eq!(shown["editable"], true);
    assert_eq!(shown["requester"]["organization"], "Поліклініка № 2");
    let call = doctor.ask(IssueDraft).of(id(&kept)).json(&form(&patient));
    let issued = call.await.expect(200);
    assert_eq!(issued["requester"]["organization"], "Поліклініка № 2");
    recall(&stranger, first(&issued)).await;
    head.ask(UpdateUser)
        .of(doctor.id)
        .json(&back)
        .made_from(2)
        .await
        .expect(200);
    let mine = list(&doctor, &json!({"list": "mine"})).await;
    assert!(ids(&mine).contains(&first(&also).to_owned()));
    doctor.ask(DeleteDraft).of(id(&also)).await.expect(200);
    let call = head
        .ask(UpdateUser)
        .of(doctor.id)
        .json(&profile)
        .made_from(3);
    call.await.expect(200);
    // Those who stayed go on with what was issued.
    recall(&app.nurse().await, first(&made)).await;
}

#[tokio::test]
async fn nobody_else_sees_anything() {
    let (app, _, patient, made) = scene().await;
    let others = [
        app.administrator().await,
        app.head().await,
        app.intern().await,
    ];
    for person in &others {
        let query = json!({"list": "organization"});
        let file = json!({"lang": "uk", "list": query});
        let replies = [
            person.ask(GetRequisition).of(id(&made)).await,
            person.ask(GetWork).of(first(&made)).await,
            person.ask(ListWork).await,
            person.ask(CountReferrals).await,
            person.ask(ListRequesters).await,
            person.ask(SearchReferrals).json(&query).await,
            person.ask(ExportReferrals).json(&file).await,
            person
                .ask(FindReferrals)
                .json(&json!({"number": made["number"]}))
                .await,
            person
                .ask(CreatePatient)
                .json(&registration(&record("А", "Б", "1990-01-01")))
                .await,
            person.ask(IssueRequisition).json(&form(&patient)).await,
            person.ask(CreateDraft).json(&form(&patient)).await,
            person.ask(ListServices).await,
            person.ask(ListDiagnoses).query("system=icd10").await,
        ];
        for reply in replies {
            reply.expect_problem(403, "forbidden");
            shows_no_patient(&reply, &patient);
        }
    }
}

#[tokio::test]
async fn whoever_does_both_reads_whole_only_what_their_organization_issued() {
    let (app, doctor, patient, made) = scene().await;
    let stranger = outsider(&app).await;
    let theirs = issue(&stranger, &form(&patient)).await;
    let role = app.role(shared::roles::ShippedRole::LaboratoryWorker);
    let administrator = app.administrator().await;
    administrator.give(doctor.id, role).await.expect(201);
    let own = found(&doctor, made["number"].as_str().unwrap()).await;
    assert_eq!(own["referrals"][0]["requisition_id"], made["id"]);
    let other = found(&doctor, theirs["number"].as_str().unwrap()).await;
    assert_eq!(other["referrals"][0]["requisition_id"], Value::Null);
    assert_eq!(other["referrals"][0]["allowed"], json!(["take"]));
    take(&doctor, first(&theirs)).await;
    let reply = doctor.ask(GetRequisition).of(id(&theirs)).await;
    reply.expect_problem(404, "not-found");
    doctor.ask(GetWork).of(first(&theirs)).await.expect(200);
}
