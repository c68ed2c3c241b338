//! A list as a file, as long as one gets, while others work.

use super::{clinic, form, issue, patient};
use serde_json::json;
use shared::endpoints::{ExportReferrals, GetPatient};

/// Referrals under one number, for nothing but to be many.
const MANY: &str = "with recursive counted(n) as \
    (select 1 union all select n + 1 from counted where n < 5000) \
    insert into referrals_referral (referral_id, requisition_id, place, service_code, \
    service_uk, service_en, service_search, category, quantity, request, processing) \
    select 10000000 + n || '-0000-7000-8000-000000000000', requisition_id, place + n, \
    service_code, service_uk, service_en, service_search, category, quantity, request, \
    processing from referrals_referral, counted";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_colleague_goes_on_reading_beside_the_longest() {
    let (app, one) = clinic().await;
    let colleague = app.doctor().await;
    let patient = patient(&one).await;
    issue(&one, &form(&patient)).await;
    app.write(MANY).await;
    // Reading a patient is journalled: it waits for the writer too.
    let mut read = 0;
    for _ in 0..5 {
        let export = one
            .ask(ExportReferrals)
            .json(&json!({"lang": "uk", "list": {"list": "mine"}}));
        let export = tokio::spawn(export.into_future());
        while !export.is_finished() {
            colleague.ask(GetPatient).of(&patient).await.expect(200);
            read += 1;
        }
        let file = export.await.unwrap().expect(200);
        assert_eq!((&file["rows"], &file["cut"]), (&json!(5000), &json!(true)));
    }
    assert!(5 <= read);
}
