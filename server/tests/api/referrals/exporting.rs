//! A list as a file, as long as one gets, while others work.

use super::{clinic, form, issue, patient};
use crate::harness::Staff;
use serde_json::json;
use std::time::{Duration, Instant};

/// Referrals under one number, for nothing but to be many.
const MANY: &str = "with recursive counted(n) as \
    (select 1 union all select n + 1 from counted where n < 5000) \
    insert into referrals_referral (referral_id, requisition_id, place, service_code, \
    service_uk, service_en, service_search, category, quantity, request, processing) \
    select printf('%08x-0000-7000-8000-000000000000', n), requisition_id, place + n, \
    service_code, service_uk, service_en, service_search, category, quantity, request, \
    processing from referrals_referral, counted";

async fn reading(colleague: &Staff, path: &str) -> Duration {
    let began = Instant::now();
    colleague.get(path).await.expect(200);
    began.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_longest_does_not_slow_a_colleague_tenfold() {
    let (app, one) = clinic().await;
    let colleague = app.doctor().await;
    let patient = patient(&one).await;
    issue(&one, &form(&patient)).await;
    let mut connection = app.connect().await;
    sqlx::raw_sql(MANY).execute(&mut connection).await.unwrap();
    // Reading a patient is journalled: it waits for the writer too.
    let path = format!("/api/patients/{patient}");
    let mut alone = Vec::new();
    for _ in 0..50 {
        alone.push(reading(&colleague, &path).await);
    }
    let mut beside = Vec::new();
    for _ in 0..5 {
        let export = one.post("/api/referrals/export", &json!({"list": "mine"}));
        let export = tokio::spawn(export.into_future());
        while !export.is_finished() {
            beside.push(reading(&colleague, &path).await);
        }
        let file = export.await.unwrap().expect(200);
        assert_eq!((&file["rows"], &file["cut"]), (&json!(5000), &json!(true)));
    }
    let (alone, beside) = (median(alone), median(beside));
    println!("alone {alone:?}, beside the longest file {beside:?}");
    assert!(beside < 10 * alone.max(Duration::from_millis(2)));
}
