//! The journal of one patient: `/api/journal?patient=`.

use super::{
    act, cards::sign, clinic, draft, duplicate, first, form, form_of, found, id, issue, list,
    not_needed, patient, recall, record, register, registration, requisition_path, take,
    tax_number, worker,
};
use crate::harness::{Call, Staff, TestApp};
use journal::{ReadJournal, read};
use serde_json::{Value, json};
use shared::roles::ShippedRole::Auditor;

async fn lines(app: &TestApp, auditor: &Staff, query: &str) -> Vec<String> {
    let page = auditor.get(&format!("/api/journal?{query}")).await;
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
    doctor
        .get(&format!("/api/patients/{other}"))
        .await
        .expect(200);
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
    let page = auditor.get(&format!("/api/journal?{query}")).await;
    for secret in ["Лук’яненко", "1984-03-12"] {
        assert!(!page.text().contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn what_was_written_before_lines_knew_their_patients_is_found_too() {
    let (app, doctor) = clinic().await;
    let hers = patient(&doctor).await;
    let made = issue(&doctor, &form(&hers)).await;
    list(&doctor, &json!({"list": "mine"})).await;
    recall(&doctor, first(&made)).await;
    let known = "select group_concat(record_id || ' ' || patient_id, ', ') from \
        (select * from journal_patient order by record_id)";
    let before: String = app.value(known).await;
    crate::journal::as_it_was_before(&app).await;
    let database = monitor::Database::open(&app.database()).await;
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

    let path = format!("/api/patients/{hers}");
    let mut changed = record("Лук’яненко", "Дар'я", "1984-03-12");
    changed["address"] = json!("вул. Шкільна, 3");
    let twin = registration(&record("Лук’яненко", "Дар'я", "1984-03-12"));
    let mut same_number = record("Шевчук", "Ольга", "1999-09-09");
    same_number["tax"] = numbered["tax"].clone();
    let draft_path = format!("/api/drafts/{}", id(&kept));
    let thrown_path = format!("/api/drafts/{}", id(&thrown));
    let requisition = requisition_path(&made);
    let mine = json!({"list": "mine"});
    let number = json!({"number": made["number"]});
    let completion = json!({"result": "Гемоглобін 132 г/л"});
    let why = json!({"reason": "Колега у відпустці"});
    let [first_made, first_released, first_wrong, first_old] =
        [&made, &released, &wrong, &old].map(first);
    let ways: Vec<(Call, u16, &str)> = vec![
        (
            doctor.post("/api/patients/search", &json!({"search": "лук"})),
            200,
            "search_patients done",
        ),
        (doctor.get(&path), 200, "get_patient done"),
        (
            doctor.get(&format!("{path}/history")),
            200,
            "get_patient_history done",
        ),
        (doctor.put(&path, &changed), 200, "update_patient done"),
        (
            doctor.post("/api/patients", &twin),
            409,
            "create_patient refused",
        ),
        (
            doctor.put(&draft_path, &form(&hers)),
            200,
            "update_draft done",
        ),
        (
            doctor
                .post(&format!("{draft_path}/issue"), &form(&hers))
                .made_from(2),
            200,
            "issue_draft done",
        ),
        (doctor.delete(&thrown_path), 200, "delete_draft done"),
        (doctor.get(&requisition), 200, "get_requisition done"),
        (
            doctor.post(&format!("{requisition}/card"), &Value::Null),
            200,
            "sign_card done",
        ),
        (
            doctor.post(&format!("{requisition}/print"), &Value::Null),
            200,
            "ask_for_print done",
        ),
        (
            doctor.get(&format!("{requisition}/paper?lang=uk")),
            200,
            "print_requisition done",
        ),
        (
            app.post("/api/cards/status", &json!({"card": card})),
            200,
            "check_card done",
        ),
        (
            doctor.post("/api/referrals/search", &mine),
            200,
            "search_referrals done",
        ),
        (
            doctor.post(
                "/api/referrals/export",
                &json!({"lang": "uk", "list": mine}),
            ),
            200,
            "export_referrals done",
        ),
        (
            worker.post("/api/referrals/find", &number),
            200,
            "find_referrals done",
        ),
        (
            act(&worker, first_made, "take", &Value::Null),
            200,
            "take_referral done",
        ),
        (worker.get("/api/referrals/work"), 200, "list_work done"),
        (
            worker.get(&format!("/api/referrals/{first_made}")),
            200,
            "get_work done",
        ),
        (
            act(&colleague, first_made, "take", &Value::Null),
            409,
            "take_referral refused",
        ),
        (
            act(&colleague, first_made, "take-over", &why),
            200,
            "take_over_referral done",
        ),
        (
            act(&colleague, first_made, "complete", &completion),
            200,
            "complete_referral done",
        ),
        (
            act(&worker, first_released, "take", &Value::Null),
            200,
            "take_referral done",
        ),
        (
            act(&worker, first_released, "release", &Value::Null),
            200,
            "release_referral done",
        ),
        (
            act(&doctor, first_released, "recall", &not_needed()),
            200,
            "recall_referral done",
        ),
        (
            act(&doctor, first_wrong, "enter-in-error", &duplicate()),
            200,
            "enter_referral_in_error done",
        ),
        (
            act(&doctor, first_old, "replace", &form_of(&hers, &["B33002"])),
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
    let taken = doctor.post("/api/patients", &registration(&same_number));
    taken.await.expect_problem(409, "tax-number-taken");
    assert_eq!(
        told(&app, &other).await,
        ["create_patient done", "create_patient refused"]
    );
    // The page says the same, in as many lines.
    let page = auditor.get(&format!("/api/journal?patient={hers}")).await;
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
        assert!(line["patients"].as_array().unwrap().contains(&json!(hers)));
    }
}

#[tokio::test]
async fn what_is_refused_before_it_is_a_command_is_journalled_too() {
    let (app, doctor) = clinic().await;
    let made = issue(&doctor, &form(&patient(&doctor).await)).await;
    let recalling = |body: &Value| act(&doctor, first(&made), "recall", body);
    let requisition = "/api/requisitions";
    let no_key = doctor
        .post(requisition, &form("x"))
        .header("idempotency-key", "x");
    let refused = [
        (
            doctor.post(requisition, &json!({})),
            "issue_requisition",
            422,
            "invalid-fields",
        ),
        (no_key, "issue_requisition", 400, "malformed"),
        (
            doctor.post("/api/patients", &json!([])),
            "create_patient",
            422,
            "invalid-fields",
        ),
        (
            doctor.post("/api/patients/search", &json!({"x": 1})),
            "search_patients",
            422,
            "invalid-fields",
        ),
        (
            recalling(&json!({"reason": "x"})),
            "recall_referral",
            422,
            "invalid-fields",
        ),
        (
            recalling(&json!({"reason": "other", "comment": null})),
            "recall_referral",
            422,
            "invalid-fields",
        ),
    ];
    for (call, operation, status, code) in refused {
        call.expect_refusal(operation, status, code).await;
    }
    // A stranger's body without form names nobody and nothing.
    let before = app.journal().await.len();
    app.post("/api/cards/status", &json!({}))
        .await
        .expect_problem(422, "invalid-fields");
    assert_eq!(app.journal().await.len(), before);
}

#[tokio::test]
async fn what_could_not_be_drawn_was_asked_for_and_not_printed() {
    let (app, doctor) = clinic().await;
    let hers = patient(&doctor).await;
    let made = issue(&doctor, &form(&hers)).await;
    let path = requisition_path(&made);
    doctor
        .post(&format!("{path}/print"), &Value::Null)
        .await
        .expect(200);
    app.write("update referrals_referral set category = 'x'")
        .await;
    let reply = doctor.get(&format!("{path}/paper?lang=uk")).await;
    reply.expect_problem(500, "internal");
    let told = told(&app, &hers).await;
    assert_eq!(told.last().unwrap(), "ask_for_print done");
    assert_eq!(app.last_record().await, "print_requisition failed internal");
}
