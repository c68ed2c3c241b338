//! Expiry: what the server's clock recalls.

use super::{
    act, clinic, complete, draft, first, form, issue, multiply, patient, requisition_path, take,
    worker,
};
use crate::harness::{Staff, TestApp};
use serde_json::{Value, json};
use server::{
    monitor::{Database, Monitor},
    referrals::expiry::expire,
};

/// The last instant of a referral issued in the morning, and the one after.
const LAST: &str = "2027-09-01T20:59:59.999Z";
const OVER: &str = "2027-09-01T21:00:00Z";

async fn state(doctor: &Staff, made: &Value) -> String {
    let shown = doctor.get(&requisition_path(made)).await.expect(200);
    let state = &shown["referrals"][0]["state"];
    let part = |part: &str| state[part].as_str().unwrap().to_owned();
    format!("{} {}", part("request"), part("processing"))
}

async fn run(app: &TestApp) -> usize {
    expire(&app.state.monitor).await.unwrap()
}

#[tokio::test]
async fn what_is_due_is_recalled_and_nothing_else() {
    let (app, doctor) = clinic().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let patient = patient(&doctor).await;
    let due = issue(&doctor, &form(&patient)).await;
    let taken = issue(&doctor, &form(&patient)).await;
    take(&worker, first(&taken)).await;
    let done = issue(&doctor, &form(&patient)).await;
    take(&worker, first(&done)).await;
    complete(&worker, first(&done)).await;
    let kept = draft(&doctor, &form(&patient)).await;
    app.set_clock("2026-09-02T08:00:00Z");
    let doctor = doctor.signed_in().await;
    let later = issue(&doctor, &form(&patient)).await;

    app.set_clock(LAST);
    assert_eq!(run(&app).await, 0);
    app.set_clock(OVER);
    assert_eq!(run(&app).await, 1);
    let doctor = doctor.signed_in().await;
    assert_eq!(state(&doctor, &due).await, "recalled new");
    assert_eq!(state(&doctor, &taken).await, "active in-progress");
    assert_eq!(state(&doctor, &done).await, "completed completed");
    assert_eq!(state(&doctor, &kept).await, "draft new");
    assert_eq!(state(&doctor, &later).await, "active new");

    let shown = doctor.get(&requisition_path(&due)).await.expect(200);
    let line = json!({
        "at": app.now().as_millisecond(),
        "act": "expire",
        "by": null,
        "organization": null,
        "workstation": null,
        "reason": {"recall": "autoexpired"},
        "comment": null,
    });
    assert_eq!(shown["referrals"][0]["history"][1], line);
    // Whoever comes too late learns that it was nobody.
    let call = act(&worker.signed_in().await, first(&due), "take", &Value::Null);
    let why = call.expect_refusal("take_referral", 409, "transition-refused");
    assert_eq!(why.await["who"], Value::Null);
}

#[tokio::test]
async fn the_journal_says_that_the_system_did_it() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    issue(&doctor, &form(&patient)).await;
    app.set_clock(OVER);
    assert_eq!(run(&app).await, 1);
    let line = app.last_line().await;
    assert_eq!(line.operation, "expire_referrals");
    assert_eq!(line.source, "system");
    assert_eq!(line.outcome, "done");
    assert_eq!(line.detail.as_deref(), Some("1 referrals"));
    assert_eq!((line.login, line.workstation), (None, None));
}

#[tokio::test]
async fn running_again_changes_and_writes_nothing() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    issue(&doctor, &form(&patient)).await;
    let untouched = (app.contents().await, app.journal().await.len());
    assert_eq!(run(&app).await, 0);
    assert_eq!((app.contents().await, app.journal().await.len()), untouched);
    app.set_clock(OVER);
    assert_eq!(run(&app).await, 1);
    let after = (app.contents().await, app.journal().await.len());
    app.wait_minutes(60);
    assert_eq!(run(&app).await, 0);
    assert_eq!((app.contents().await, app.journal().await.len()), after);
}

#[tokio::test]
async fn many_go_in_batches() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form(&patient)).await;
    multiply(&app, &made, 430).await;
    app.set_clock(OVER);
    assert_eq!(run(&app).await, 431);
    let left = "select count(*) from referrals_referral where request <> 'recalled'";
    assert_eq!(app.count(left).await, 0);
    let lines = "select count(*) from referrals_history where act = 'expire'";
    assert_eq!(app.count(lines).await, 431);
    let records = app.records("expire_referrals").await;
    let expected = [
        "done 200 referrals",
        "done 200 referrals",
        "done 31 referrals",
    ];
    assert_eq!(records, expected);
}

#[tokio::test]
async fn what_fell_due_while_nobody_looked_is_found_after_a_restart() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form(&patient)).await;
    app.set_clock("2027-12-24T10:00:00Z");
    let database = Database::open(&app.database()).await.unwrap();
    let anew = Monitor::new(database, app.clock.clone(), app.chance.clone());
    assert_eq!(expire(&anew).await.unwrap(), 1);
    assert_eq!(expire(&anew).await.unwrap(), 0);
    anew.close().await;
    let doctor = doctor.signed_in().await;
    assert_eq!(state(&doctor, &made).await, "recalled new");
}

#[tokio::test]
async fn of_two_runs_at_once_each_referral_is_recalled_by_one() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form(&patient)).await;
    multiply(&app, &made, 30).await;
    app.set_clock(OVER);
    let _ = tokio::join!(run(&app), run(&app));
    let lines = "select count(*) from referrals_history where act = 'expire'";
    assert_eq!(app.count(lines).await, 31);
}

#[tokio::test]
async fn one_let_go_past_its_validity_goes_with_the_next_run() {
    let (app, doctor) = clinic().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form(&patient)).await;
    take(&worker, first(&made)).await;
    app.set_clock(OVER);
    assert_eq!(run(&app).await, 0);
    let worker = worker.signed_in().await;
    let call = act(&worker, first(&made), "release", &Value::Null);
    call.await.expect(200);
    assert_eq!(run(&app).await, 1);
    let doctor = doctor.signed_in().await;
    assert_eq!(state(&doctor, &made).await, "recalled new");
}
