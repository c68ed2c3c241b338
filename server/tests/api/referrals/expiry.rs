//! Expiry: read from the last day and never written, so that a wrong clock
//! costs nobody a referral.

use super::{
    clinic, complete, draft, first, form, found, ids, issue, list, multiply, not_needed, patient,
    take, worker,
};
use crate::harness::{Staff, TestApp, id};
use jiff::SignedDuration;
use serde_json::{Value, json};
use shared::endpoints::{
    CountReferrals, ExportReferrals, GetRequisition, IssueDraft, RecallReferral, ReleaseReferral,
    ReplaceReferral, TakeReferral,
};

/// The last instant of a referral issued in the morning, and the one after.
const LAST: &str = "2027-09-01T20:59:59.999Z";
const OVER: &str = "2027-09-01T21:00:00Z";
const LISTS: [&str; 4] = ["mine", "organization", "expiring", "stuck"];

async fn state(doctor: &Staff, made: &Value) -> String {
    let shown = doctor.ask(GetRequisition).of(id(made)).await.expect(200);
    let state = &shown["referrals"][0]["state"];
    let part = |part: &str| state[part].as_str().unwrap().to_owned();
    format!("{} {}", part("request"), part("processing"))
}

/// What is on record of referrals: all that must not depend on the clock.
async fn record(app: &TestApp) -> Vec<String> {
    let mut contents = app.contents().await;
    contents.retain(|row| row.starts_with("referrals_"));
    contents
}

#[tokio::test]
async fn what_nobody_took_counts_as_recalled_and_nothing_else_does() {
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
    let doctor = doctor.signed_in().await;
    assert_eq!(state(&doctor, &due).await, "active new");
    let before = record(&app).await;
    app.set_clock(OVER);
    assert_eq!(state(&doctor, &due).await, "recalled new");
    assert_eq!(state(&doctor, &taken).await, "active in-progress");
    assert_eq!(state(&doctor, &done).await, "completed completed");
    assert_eq!(state(&doctor, &kept).await, "draft new");
    assert_eq!(state(&doctor, &later).await, "active new");
    app.state.monitor.flush().await.unwrap();
    assert_eq!(record(&app).await, before, "nothing is written");

    let shown = doctor.ask(GetRequisition).of(id(&due)).await.expect(200);
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
    assert_eq!(shown["referrals"][0]["allowed"], json!([]));
    // Whoever comes too late learns why.
    let worker = worker.signed_in().await;
    let call = worker.ask(TakeReferral).of(first(&due));
    let why = call.expect_refusal(409, "referral-expired");
    assert_eq!(why.await["last_day"], "2027-09-01");
    let call = doctor
        .ask(RecallReferral)
        .of(first(&due))
        .json(&not_needed());
    let why = call.expect_refusal(409, "transition-refused");
    assert_eq!(why.await["who"], Value::Null);
}

/// How many referrals a question finds.
async fn total(doctor: &Staff, query: &Value) -> u64 {
    let page = list(doctor, query).await;
    assert_eq!(page["total"], ids(&page).len());
    page["total"].as_u64().unwrap()
}

#[tokio::test]
async fn lists_counts_filters_files_and_numbers_agree() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form(&patient)).await;
    let number = made["number"].as_str().unwrap();
    for (at, expired) in [(LAST, false), (OVER, true)] {
        app.set_clock(at);
        let doctor = doctor.clone().signed_in().await;
        let counts = doctor.ask(CountReferrals).await.expect(200);
        for which in LISTS {
            let open = u64::from(!expired || ["mine", "organization"].contains(&which));
            assert_eq!(counts[which], open, "{which} {at}");
            assert_eq!(total(&doctor, &json!({"list": which})).await, open);
        }
        for (request, holds) in [("active", !expired), ("recalled", expired)] {
            let query = json!({"list": "mine", "request": request});
            assert_eq!(total(&doctor, &query).await, u64::from(holds), "{request}");
        }
        let page = list(&doctor, &json!({"list": "mine"})).await;
        let row = &page["items"][0];
        let (request, act, word) = if expired {
            ("recalled", "expire", "Строк минув")
        } else {
            ("active", "issue", "Нове")
        };
        assert_eq!(
            (&row["state"]["request"], &row["last_act"]),
            (&json!(request), &json!(act))
        );
        assert_eq!(row["stuck"], !expired);
        let file = doctor
            .ask(ExportReferrals)
            .json(&json!({"lang": "uk", "list": {"list": "mine"}}));
        let csv = file.await.expect(200)["csv"].as_str().unwrap().to_owned();
        assert!(csv.contains(&format!(";\"{word}\";")), "{csv}");
        let found = found(&doctor, number).await;
        assert_eq!(found["referrals"][0]["state"]["request"], request);
        assert_eq!(found["referrals"][0]["last_act"], act);
    }
}

#[tokio::test]
async fn a_clock_ahead_for_a_while_costs_nobody_a_referral() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form(&patient)).await;
    multiply(&app, &made, 250).await;
    let before = record(&app).await;
    let ahead = SignedDuration::from_hours(24 * 400);
    app.clock.step(ahead);
    let in_the_future = doctor.clone().signed_in().await;
    assert_eq!(state(&in_the_future, &made).await, "recalled new");
    for _ in 0..3 {
        app.wait_seconds(20);
        app.state.monitor.watch().await.unwrap();
        app.state.monitor.flush().await.unwrap();
    }
    app.clock.step(-ahead);
    assert_eq!(record(&app).await, before);
    let doctor = doctor.signed_in().await;
    assert_eq!(state(&doctor, &made).await, "active new");
    assert_eq!(total_of(&doctor).await, 251);
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    take(&worker, first(&made)).await;
}

#[tokio::test]
async fn nor_does_one_that_was_put_back() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let kept = draft(&doctor, &form(&patient)).await;
    let other = issue(&doctor, &form(&patient)).await;
    let back = SignedDuration::from_hours(24 * 400);
    app.clock.step(-back);
    let of_draft = doctor.ask(IssueDraft).of(id(&kept)).made_from(1);
    let of_draft = of_draft.json(&form(&patient)).await;
    let instead = doctor.ask(ReplaceReferral).of(first(&other));
    let instead = instead.json(&form(&patient)).await;
    let issued = [
        issue(&doctor, &form(&patient)).await,
        of_draft.json(),
        instead.json(),
    ];
    app.clock.step(back);
    for made in &issued {
        assert_eq!(made["valid_until"], "2027-09-01");
        assert_eq!(made["issued_at"], app.now().as_millisecond());
        assert_eq!(state(&doctor, made).await, "active new");
        let shown = doctor.ask(GetRequisition).of(id(made)).await.expect(200);
        let line = &shown["referrals"][0]["history"][0];
        assert_eq!(line["at"], app.now().as_millisecond());
    }
}

async fn total_of(doctor: &Staff) -> Value {
    list(doctor, &json!({"list": "mine", "request": "active"})).await["total"].clone()
}

#[tokio::test]
async fn one_let_go_past_its_validity_has_expired_then() {
    let (app, doctor) = clinic().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form(&patient)).await;
    take(&worker, first(&made)).await;
    app.set_clock("2027-09-03T08:00:00Z");
    let worker = worker.signed_in().await;
    let call = worker.ask(ReleaseReferral).of(first(&made));
    call.await.expect(200);
    let doctor = doctor.signed_in().await;
    assert_eq!(state(&doctor, &made).await, "recalled new");
    let shown = doctor.ask(GetRequisition).of(id(&made)).await.expect(200);
    let last = &shown["referrals"][0]["history"][3];
    assert_eq!(last["act"], "expire");
    assert_eq!(last["at"], app.now().as_millisecond(), "in its order");
}

#[tokio::test]
async fn what_was_recalled_by_the_clock_in_former_times_stays_so() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form(&patient)).await;
    app.write("update referrals_referral set request = 'recalled'")
        .await;
    app.write(
        "insert into referrals_history (referral_id, place, at, act, reason) \
         select referral_id, 1, 1000, 'expire', 'autoexpired' from referrals_referral",
    )
    .await;
    for at in [LAST, OVER] {
        app.set_clock(at);
        let doctor = doctor.clone().signed_in().await;
        assert_eq!(state(&doctor, &made).await, "recalled new");
        let shown = doctor.ask(GetRequisition).of(id(&made)).await.expect(200);
        let history = shown["referrals"][0]["history"].as_array().unwrap();
        assert_eq!(history.len(), 2, "it expired once");
        let page = list(&doctor, &json!({"list": "mine"})).await;
        assert_eq!(page["items"][0]["last_act"], "expire");
    }
}
