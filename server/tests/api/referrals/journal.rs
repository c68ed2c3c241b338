//! What the journal keeps of the referral desk: every change and every look at
//! a patient, and not a word of what was entered.

use super::{
    clinic, clinic_in_file, complete, draft, duplicate, first, form, found, id, issue, list,
    outsider, patient, recall, record, register, registration, take, tax_number, worker,
};
use crate::harness::{Call, TestApp, detail};
use journal::Line;
use serde_json::{Value, json};
use shared::endpoints::{
    CountReferrals, CreatePatient, EnterReferralInError, ExportReferrals, FindReferrals,
    GetPatient, GetPatientHistory, GetRequisition, GetWork, IssueDraft, IssueRequisition,
    ListDiagnoses, ListServices, ListWork, RecallReferral, ReplaceReferral, SearchPatients,
    SearchReferrals, TakeReferral, UpdatePatient,
};

/// Asks, and gives the one line that stands in the journal when the answer is
/// there.
async fn line_of(app: &TestApp, call: Call, status: u16) -> Line {
    let before = app.journal().await.len();
    let reply = call.await;
    let mut lines = app.journal().await.split_off(before);
    assert_eq!(reply.status, status, "{}", reply.text());
    assert_eq!(lines.len(), 1, "{lines:?}");
    lines.remove(0)
}

fn told(line: &Line) -> String {
    let (subject, detail) = (line.subject.clone().unwrap_or_default(), detail(line));
    let text = format!("{} {} | {subject} | {detail}", line.operation, line.outcome);
    text.trim_end().to_owned()
}

#[tokio::test]
async fn every_look_at_a_patient_is_in_the_journal_before_the_answer() {
    let (app, doctor) = clinic().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form(&patient)).await;
    let (referral, requisition) = (first(&made), id(&made));
    take(&worker, referral).await;
    let mine = json!({"list": "mine"});
    let file = json!({"lang": "uk", "list": mine});
    let number = json!({"number": made["number"]});
    let name = json!({"search": "лук"});
    let cases = [
        (
            doctor.ask(GetPatient).of(&patient),
            "bondar_o",
            format!("get_patient done | patient {patient} | patients {patient}"),
        ),
        (
            doctor.ask(GetPatientHistory).of(&patient),
            "bondar_o",
            format!("get_patient_history done | patient {patient} | patients {patient}"),
        ),
        (
            doctor.ask(SearchPatients).json(&name),
            "bondar_o",
            format!("search_patients done |  | patients {patient}"),
        ),
        (
            doctor.ask(GetRequisition).of(id(&made)),
            "bondar_o",
            format!("get_requisition done | requisition {requisition} | patients {patient}"),
        ),
        (
            doctor.ask(SearchReferrals).json(&mine),
            "bondar_o",
            format!("search_referrals done |  | patients {patient}"),
        ),
        (
            doctor.ask(ExportReferrals).json(&file),
            "bondar_o",
            format!("export_referrals done |  | patients {patient}"),
        ),
        (
            worker.ask(FindReferrals).json(&number),
            "tkach_i",
            format!("find_referrals done |  | referral {referral} patients {patient}"),
        ),
        (
            worker.ask(ListWork),
            "tkach_i",
            format!("list_work done |  | patients {patient}"),
        ),
        (
            worker.ask(GetWork).of(referral),
            "tkach_i",
            format!("get_work done | referral {referral} | patients {patient}"),
        ),
    ];
    for (call, login, expected) in cases {
        let line = line_of(&app, call, 200).await;
        assert_eq!(told(&line), expected);
        assert_eq!(line.login.as_deref(), Some(login));
        assert_eq!(
            line.workstation.as_deref(),
            Some(doctor.station.name.as_str())
        );
        assert_eq!(line.at, app.now().as_millisecond());
        assert_eq!(line.count, 1);
    }
}

#[tokio::test]
async fn a_look_that_found_nobody_is_there_too() {
    let (app, doctor) = clinic().await;
    for query in [json!({"search": "л"}), json!({"search": "лук"})] {
        let call = doctor.ask(SearchPatients).json(&query);
        let line = line_of(&app, call, 200).await;
        assert!(
            told(&line).starts_with("search_patients done |"),
            "{}",
            told(&line)
        );
    }
}

#[tokio::test]
async fn a_refused_look_is_there_with_its_reason() {
    let (app, doctor) = clinic().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let (stranger, intern) = (outsider(&app).await, app.intern().await);
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form(&patient)).await;
    let nobody = uuid::Uuid::nil();
    let cases = [
        (
            stranger.ask(GetRequisition).of(id(&made)),
            404,
            format!(
                "get_requisition refused | requisition {} | not-found",
                id(&made)
            ),
        ),
        (
            worker.ask(GetWork).of(first(&made)),
            404,
            format!("get_work refused | referral {} | not-found", first(&made)),
        ),
        (
            intern.ask(GetPatient).of(&patient),
            403,
            format!("get_patient refused | patient {patient} | forbidden"),
        ),
        (
            worker.ask(GetPatient).of(&patient),
            403,
            format!("get_patient refused | patient {patient} | forbidden"),
        ),
        (
            app.ask(GetPatient).of(&patient),
            401,
            format!("get_patient refused | patient {patient} | not-signed-in"),
        ),
        (
            doctor.ask(GetPatient).of(nobody),
            404,
            format!("get_patient refused | patient {nobody} | not-found"),
        ),
        (
            intern
                .ask(ExportReferrals)
                .json(&json!({"lang": "uk", "list": {"list": "mine"}})),
            403,
            "export_referrals refused |  | forbidden".to_owned(),
        ),
        (
            worker.ask(TakeReferral).of("0"),
            404,
            "take_referral refused |  | not-found".to_owned(),
        ),
        (
            doctor.ask(FindReferrals).json(&json!({"number": "нема"})),
            422,
            "find_referrals refused |  | invalid-fields".to_owned(),
        ),
    ];
    for (call, status, expected) in cases {
        let line = line_of(&app, call, status).await;
        assert_eq!(told(&line), expected);
    }
}

#[tokio::test]
async fn no_patient_is_shown_while_the_journal_cannot_be_written() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let held = app.hold_writer().await;
    let looking = tokio::spawn(doctor.ask(GetPatient).of(&patient).into_future());
    for _ in 0..1000 {
        tokio::task::yield_now().await;
    }
    assert!(!looking.is_finished());
    held.release().await;
    looking.await.unwrap().expect(200);
    assert_eq!(app.last_line().await.operation, "get_patient");
}

#[tokio::test]
async fn other_reads_are_counted() {
    let (app, doctor) = clinic().await;
    app.state.monitor.flush().await.unwrap();
    let before = app.journal().await.len();
    for _ in 0..3 {
        let call = doctor.ask(ListServices).query("search=кров");
        call.await.expect(200);
        let call = doctor.ask(ListDiagnoses).query("system=icd10");
        call.await.expect(200);
        doctor.ask(CountReferrals).await.expect(200);
    }
    let after = app.journal().await.len();
    assert_eq!(after, before);
    app.state.monitor.flush().await.unwrap();
    let lines = app.journal().await.split_off(after);
    for operation in ["list_services", "list_diagnoses", "count_referrals"] {
        let line = lines.iter().find(|line| line.operation == operation);
        let line = line.unwrap();
        assert_eq!((line.outcome.as_str(), line.count), ("counted", 3));
    }
}

/// Everything that is entered in the next test, by which it is looked for.
const ENTERED: [&str; 17] = [
    "Лук",
    "лук",
    "Дар",
    "Шевчук-",
    "Ігорівна",
    "1984-03",
    "12.03",
    "3075351",
    "5550124",
    "Шкільна",
    "запаморочення",
    "Натще",
    "Гемоглобін",
    "Алергія",
    "Помилка вводу",
    "I10",
    "B33001",
];

#[tokio::test]
async fn nothing_that_was_entered_stands_in_the_journal() {
    let (app, doctor) = clinic_in_file().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let stranger = outsider(&app).await;
    let mut known = record("Лук’яненко", "Дар'я", "1984-03-12");
    known["name"]["patronymic"] = json!("Ігорівна");
    known["tax"] = json!({"number": tax_number("307525124")});
    known["phone"] = json!("+380675550124");
    known["address"] = json!("вул. Шкільна, 3");
    let patient = register(&doctor, &known).await;
    let mut form = form(&patient);
    form["clinical_note"] = json!("Слабкість, запаморочення");
    form["patient_instruction"] = json!("Натще");
    form["foreign_number"] = json!("A1B2C3E4H5K6M7X8");
    let mut numbers = vec!["A1B2C3E4H5K6M7X8".to_owned()];

    // Refused as a duplicate, by its tax number, as stale and for its form.
    for mut other in [known.clone(), record("Лук’яненко", "Дар'я", "1984-03-12")] {
        other["name"]["patronymic"] = Value::Null;
        let call = doctor.ask(CreatePatient).json(&registration(&other));
        assert_eq!(call.await.status, 409);
    }
    known["name"]["family"] = json!("Шевчук-Лук’яненко");
    let call = doctor.ask(UpdatePatient).of(&patient).json(&known);
    call.await.expect(200);
    assert_eq!(
        doctor
            .ask(UpdatePatient)
            .of(&patient)
            .json(&known)
            .await
            .status,
        412
    );
    known["phone"] = json!("5550124");
    assert_eq!(
        doctor
            .ask(UpdatePatient)
            .of(&patient)
            .header("if-match", "\"2\"")
            .json(&known)
            .await
            .status,
        422
    );
    for search in ["лук 1984", "12.03.1984", "3075351", "067 555 01 24", "л"] {
        let query = json!({"search": search});
        doctor.ask(SearchPatients).json(&query).await.expect(200);
    }

    let kept = draft(&doctor, &form).await;
    let call = doctor.ask(IssueDraft).of(id(&kept)).json(&form);
    let made = call.await.expect(200);
    assert_eq!(doctor.ask(IssueRequisition).json(&form).await.status, 409);
    form["foreign_number"] = Value::Null;
    let others = [issue(&doctor, &form).await, issue(&doctor, &form).await];
    let number = |made: &Value| made["number"].as_str().unwrap().to_owned();
    numbers.extend(others.iter().chain([&made]).map(number));
    for number in &numbers {
        for staff in [&worker, &doctor, &stranger] {
            found(staff, number).await;
        }
        let query = json!({"list": "mine", "search": number});
        list(&doctor, &query).await;
    }
    take(&worker, first(&made)).await;
    complete(&worker, first(&made)).await;
    let body = json!({"reason": "other", "comment": "Помилка вводу"});
    let call = doctor
        .ask(EnterReferralInError)
        .of(first(&made))
        .json(&body);
    call.await.expect(200);
    let body = json!({"reason": "contraindicated", "comment": "Алергія"});
    let call = doctor.ask(RecallReferral).of(first(&others[0])).json(&body);
    call.await.expect(200);
    assert_eq!(
        doctor
            .ask(RecallReferral)
            .of(first(&others[0]))
            .json(&body)
            .await
            .status,
        409
    );
    doctor
        .ask(ReplaceReferral)
        .of(first(&others[1]))
        .json(&form)
        .await
        .expect(201);
    let call = stranger
        .ask(EnterReferralInError)
        .of(first(&made))
        .json(&duplicate());
    assert_eq!(call.await.status, 404);
    let query = json!({"list": "organization", "search": "лук", "patient": patient});
    list(&doctor, &query).await;
    doctor
        .ask(ExportReferrals)
        .json(&json!({"lang": "uk", "list": query}))
        .await
        .expect(200);
    recall(&stranger, first(&issue(&stranger, &form).await)).await;
    app.state.monitor.flush().await.unwrap();

    let columns: Vec<String> = app
        .select("select name from pragma_table_info('journal_record')")
        .await;
    let columns: Vec<_> = columns
        .iter()
        .map(|name| format!("coalesce({name}, '')"))
        .collect();
    let all = format!(
        "select group_concat(line, char(10)) from (select {} as line from journal_record)",
        columns.join(" || ' ' || ")
    );
    let journal: String = app.value(&all).await;
    for entered in ENTERED
        .into_iter()
        .chain(numbers.iter().map(String::as_str))
    {
        assert!(!journal.contains(entered), "{entered} in\n{journal}");
    }
    // The journal is not merely empty.
    assert!(journal.contains(&patient) && journal.contains("likely-duplicate"));
}
