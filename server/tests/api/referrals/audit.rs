//! The journal of one patient: `/api/journal?patient=`.

use super::{
    cards::sign, clinic, clinic_in_file, draft, duplicate, first, form, form_of, found, id, issue,
    list, not_needed, patient, recall, record, register, registration, take, tax_number, worker,
};
use crate::harness::{Call, Staff, TestApp};
use journal::{ReadJournal, read};
use serde_json::{Value, json};
use shared::{
    endpoints::{
        self, AskForPrint, CheckCard, CompleteReferral, CreatePatient, DeleteDraft,
        EnterReferralInError, ExportReferrals, FindReferrals, GetPatient, GetPatientHistory,
        GetRequisition, GetWork, IssueDraft, IssueRequisition, ListWork, PrintRequisition,
        RecallReferral, ReleaseReferral, ReplaceReferral, SearchPatients, SearchReferrals,
        SignCard, TakeOverReferral, TakeReferral, UpdateDraft, UpdatePatient,
    },
    roles::ShippedRole::Auditor,
};

async fn lines(app: &TestApp, auditor: &Staff, query: &str) -> Vec<String> {
    let page = auditor.ask(endpoints::ReadJournal).query(query).await;
    let page = page.expect(200);
    assert_eq!(page["next"], Value::Null, "{}", app.now());
    let items = page["items"].as_array().unwrap().iter().rev();
    let of = |line: &Value, part: &str| line[part].as_str().unwrap().to_owned();
    items
        .map(|line| format!("{} {}", of(line, "operation"), of(line, "outcome")))
        .collect()
}

#[tokio::test]
async fn everything_that_concerns_a_patient_and_nothing_else() {
    let (app, doctor) = clinic().await;
    let auditor = app.with_roles(&[Auditor]).await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let hers = patient(&doctor).await;
    let other = register(&doctor, &record("Ткаченко", "Ірина", "1970-01-01")).await;
    let made = issue(&doctor, &form(&hers)).await;
    let foreign = issue(&doctor, &form(&other)).await;
    let gone = issue(&doctor, &form(&hers)).await;
    recall(&doctor, first(&gone)).await;
    take(&worker, first(&made)).await;
    take(&worker, first(&foreign)).await;
    found(&worker, made["number"].as_str().unwrap()).await;
    list(&doctor, &json!({"list": "mine"})).await;
    doctor.ask(GetPatient).of(&other).await.expect(200);
    let query = format!("patient={hers}");
    let expected = [
        "create_patient done",
        "issue_requisition done",
        "issue_requisition done",
        "recall_referral done",
        "take_referral done",
        "find_referrals done",
        "search_referrals done",
    ];
    assert_eq!(lines(&app, &auditor, &query).await, expected);
    // That it was read is one more.
    let again = lines(&app, &auditor, &query).await;
    assert_eq!(again.last().unwrap(), "read_journal done");
    // What one person had to do with them.
    let of_worker = format!("{query}&user={}", worker.id);
    assert_eq!(
        lines(&app, &auditor, &of_worker).await,
        ["take_referral done", "find_referrals done"]
    );
    let of_kind = format!("{query}&operation=search_referrals");
    assert_eq!(
        lines(&app, &auditor, &of_kind).await,
        ["search_referrals done"]
    );
    // No name and no day of theirs stands there.
    let page = auditor.ask(endpoints::ReadJournal).query(&query).await;
    for secret in ["Лук’яненко", "1984-03-12"] {
        assert!(!page.text().contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn what_was_written_before_lines_knew_their_patients_is_found_too() {
    let (app, doctor) = clinic_in_file().await;
    let hers = patient(&doctor).await;
    let made = issue(&doctor, &form(&hers)).await;
    list(&doctor, &json!({"list": "mine"})).await;
    recall(&doctor, first(&made)).await;
    let known = "select group_concat(record_id || ' ' || patient_id, ', ') from \
        (select * from journal_patient order by record_id)";
    let before: String = app.value(known).await;
    crate::journal::as_it_was_before(&app).await;
    let database = monitor::Database::open(app.file()).await;
    database.unwrap().close().await;
    assert_eq!(app.value::<String>(known).await, before);
}

/// Everybody's lines about the patient but those of reading the journal, oldest first: by
/// the command line, which asks the journal's tables alone.
async fn told(app: &TestApp, patient: &str) -> Vec<String> {
    let question = ReadJournal {
        patient: Some(patient.parse().unwrap()),
        limit: 1000,
        ..ReadJournal::default()
    };
    let lines = read(&app.state.monitor, question).await.unwrap().unwrap();
    assert_eq!(lines.all, lines.newest.len() as u64);
    let lines = lines.newest.into_iter();
    let lines = lines.filter(|line| line.operation != "read_journal");
    lines
        .map(|line| format!("{} {}", line.operation, line.outcome))
        .collect()
}

#[tokio::test]
async fn every_way_to_a_patient_leaves_one_line() {
    let (app, doctor) = clinic().await;
    let auditor = app.with_roles(&[Auditor]).await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let colleague = super::worker(&app, "moroz_h", "Мороз Ганна").await;
    let hers = patient(&doctor).await;
    let numbered = {
        let mut record = record("Ткаченко", "Ірина", "1984-03-12");
        record["tax"] = json!({"number": tax_number("307525124")});
        record
    };
    let other = register(&doctor, &numbered).await;
    let kept = draft(&doctor, &form(&hers)).await;
    let thrown = draft(&doctor, &form(&hers)).await;
    let [made, released, wrong, old] = [
        issue(&doctor, &form(&hers)).await,
        issue(&doctor, &form(&hers)).await,
        issue(&doctor, &form(&hers)).await,
        issue(&doctor, &form(&hers)).await,
    ];
    let card = sign(&doctor, &made).await;
    let mut expected = told(&app, &hers).await;
    assert_eq!(expected.len(), 8, "{expected:?}");

    let mut changed = record("Лук’яненко", "Дар'я", "1984-03-12");
    changed["address"] = json!("вул. Шкільна, 3");
    let twin = registration(&record("Лук’яненко", "Дар'я", "1984-03-12"));
    let mut same_number = record("Шевчук", "Ольга", "1999-09-09");
    same_number["tax"] = numbered["tax"].clone();
    let mine = json!({"list": "mine"});
    let number = json!({"number": made["number"]});
    let completion = json!({"result": "Гемоглобін 132 г/л"});
    let why = json!({"reason": "Колега у відпустці"});
    let [first_made, first_released, first_wrong, first_old] =
        [&made, &released, &wrong, &old].map(first);
    let ways: Vec<(Call, u16, &str)> = vec![
        (
            doctor.ask(SearchPatients).json(&json!({"search": "лук"})),
            200,
            "search_patients done",
        ),
        (doctor.ask(GetPatient).of(&hers), 200, "get_patient done"),
        (
            doctor.ask(GetPatientHistory).of(&hers),
            200,
            "get_patient_history done",
        ),
        (
            doctor.ask(UpdatePatient).of(&hers).json(&changed),
            200,
            "update_patient done",
        ),
        (
            doctor.ask(CreatePatient).json(&twin),
            409,
            "create_patient refused",
        ),
        (
            doctor.ask(UpdateDraft).of(id(&kept)).json(&form(&hers)),
            200,
            "update_draft done",
        ),
        (
            doctor
                .ask(IssueDraft)
                .of(id(&kept))
                .json(&form(&hers))
                .made_from(2),
            200,
            "issue_draft done",
        ),
        (
            doctor.ask(DeleteDraft).of(id(&thrown)),
            200,
            "delete_draft done",
        ),
        (
            doctor.ask(GetRequisition).of(id(&made)),
            200,
            "get_requisition done",
        ),
        (doctor.ask(SignCard).of(id(&made)), 200, "sign_card done"),
        (
            doctor.ask(AskForPrint).of(id(&made)),
            200,
            "ask_for_print done",
        ),
        (
            doctor.ask(PrintRequisition).of(id(&made)).query("lang=uk"),
            200,
            "print_requisition done",
        ),
        (
            app.ask(CheckCard).json(&json!({"card": card})),
            200,
            "check_card done",
        ),
        (
            doctor.ask(SearchReferrals).json(&mine),
            200,
            "search_referrals done",
        ),
        (
            doctor
                .ask(ExportReferrals)
                .json(&json!({"lang": "uk", "list": mine})),
            200,
            "export_referrals done",
        ),
        (
            worker.ask(FindReferrals).json(&number),
            200,
            "find_referrals done",
        ),
        (
            worker.ask(TakeReferral).of(first_made),
            200,
            "take_referral done",
        ),
        (worker.ask(ListWork), 200, "list_work done"),
        (worker.ask(GetWork).of(first_made), 200, "get_work done"),
        (
            colleague.ask(TakeReferral).of(first_made),
            409,
            "take_referral refused",
        ),
        (
            colleague.ask(TakeOverReferral).of(first_made).json(&why),
            200,
            "take_over_referral done",
        ),
        (
            colleague
                .ask(CompleteReferral)
                .of(first_made)
                .json(&completion),
            200,
            "complete_referral done",
        ),
        (
            worker.ask(TakeReferral).of(first_released),
            200,
            "take_referral done",
        ),
        (
            worker.ask(ReleaseReferral).of(first_released),
            200,
            "release_referral done",
        ),
        (
            doctor
                .ask(RecallReferral)
                .of(first_released)
                .json(&not_needed()),
            200,
            "recall_referral done",
        ),
        (
            doctor
                .ask(EnterReferralInError)
                .of(first_wrong)
                .json(&duplicate()),
            200,
            "enter_referral_in_error done",
        ),
        (
            doctor
                .ask(ReplaceReferral)
                .of(first_old)
                .json(&form_of(&hers, &["B33002"])),
            201,
            "replace_referral done",
        ),
    ];
    for (call, status, line) in ways {
        let reply = call.await;
        assert_eq!(reply.status, status, "{line}: {}", reply.text());
        expected.push(line.to_owned());
        assert_eq!(told(&app, &hers).await, expected);
    }
    // Whose the tax number is, is told, too.
    let taken = doctor.ask(CreatePatient).json(&registration(&same_number));
    taken.await.expect_problem(409, "tax-number-taken");
    assert_eq!(
        told(&app, &other).await,
        ["create_patient done", "create_patient refused"]
    );
    // The page says the same, in as many lines.
    let call = auditor
        .ask(endpoints::ReadJournal)
        .query(format!("patient={hers}"));
    let page = call.await;
    let page = page.expect(200);
    let items = page["items"].as_array().unwrap();
    let newest = expected.iter().rev().take(items.len());
    assert!(
        newest.eq(items
            .iter()
            .map(|line| {
                format!(
                    "{} {}",
                    line["operation"].as_str().unwrap(),
                    line["outcome"].as_str().unwrap()
                )
            })
            .collect::<Vec<_>>()
            .iter())
    );
    for line in items {
        let patients = line["patients"].as_array().unwrap().iter();
        let named = patients.filter(|patient| **patient == json!(hers));
        assert_eq!(named.count(), 1, "{line}");
    }
}

#[tokio::test]
async fn what_is_refused_before_it_is_a_command_is_journalled_too() {
    let (app, doctor) = clinic().await;
    let made = issue(&doctor, &form(&patient(&doctor).await)).await;
    let recalling = |body: &Value| doctor.ask(RecallReferral).of(first(&made)).json(body);
    let no_key = doctor
        .ask(IssueRequisition)
        .json(&form("x"))
        .header("idempotency-key", "x");
    let refused = [
        doctor.ask(IssueRequisition).json(&json!({})),
        doctor.ask(CreatePatient).json(&json!([])),
        doctor.ask(SearchPatients).json(&json!({"x": 1})),
        recalling(&json!({"reason": "x"})),
        recalling(&json!({"reason": "other", "comment": null})),
    ];
    for call in refused {
        call.expect_refusal(422, "invalid-fields").await;
    }
    no_key.expect_refusal(400, "malformed").await;
    // A stranger's body without form names nobody and nothing.
    let before = app.journal().await.len();
    app.ask(CheckCard)
        .json(&json!({}))
        .await
        .expect_problem(422, "invalid-fields");
    assert_eq!(app.journal().await.len(), before);
}

#[tokio::test]
async fn what_could_not_be_drawn_was_asked_for_and_not_printed() {
    let (app, doctor) = clinic().await;
    let hers = patient(&doctor).await;
    let made = issue(&doctor, &form(&hers)).await;
    doctor.ask(AskForPrint).of(id(&made)).await.expect(200);
    app.write("update referrals_referral set category = 'x'")
        .await;
    let call = doctor.ask(PrintRequisition).of(id(&made)).query("lang=uk");
    let reply = call.await;
    reply.expect_problem(500, "internal");
    let told = told(&app, &hers).await;
    assert_eq!(told.last().unwrap(), "ask_for_print done");
    assert_eq!(app.last_record().await, "print_requisition failed internal");
}

#[tokio::test]
async fn what_is_refused_or_not_found_for_a_patient_is_told_of_them() {
    let (app, doctor) = clinic().await;
    let hers = patient(&doctor).await;
    let mut before_birth = form(&hers);
    before_birth["occurrence"] = json!("1900-01-01");
    let call = doctor.ask(IssueRequisition).json(&before_birth);
    call.await.expect_problem(422, "invalid-fields");
    list(&doctor, &json!({"list": "mine", "patient": hers})).await;
    assert_eq!(
        told(&app, &hers).await,
        [
            "create_patient done",
            "issue_requisition refused",
            "search_referrals done"
        ]
    );
}
