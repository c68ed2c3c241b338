//! The journal of one patient: `/api/journal?patient=`.

use super::{
    clinic, first, form, found, issue, list, patient, recall, record, register, take, worker,
};
use crate::harness::{Staff, TestApp};
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
        ["take_referral done"]
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
    let database = server::monitor::Database::open(&app.database()).await;
    database.unwrap().close().await;
    assert_eq!(app.value::<String>(known).await, before);
}
