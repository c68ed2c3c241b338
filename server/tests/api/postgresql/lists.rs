//! Lists beyond their first page: what a page begins after is read alike.

use crate::{
    harness::TestApp,
    referrals::{doctor, first, form_of, ids, issue, list, patient, take, worker},
};
use cluster::Cluster;
use serde_json::{Value, json};
use shared::endpoints::{CountReferrals, ListRequesters, ListWork};
use std::collections::BTreeSet;

/// Two pages, of which none has the other's rows, and no third.
fn are_all(pages: &[Value], sought: usize) {
    let all: Vec<String> = pages.iter().flat_map(ids).collect();
    let once: BTreeSet<&String> = all.iter().collect();
    assert_eq!((all.len(), once.len()), (sought, sought));
    assert!(pages[1]["next"].is_null());
}

#[tokio::test]
async fn one_page_follows_another() {
    let cluster = Cluster::start().unwrap();
    let app = TestApp::on(&cluster).await;
    app.stock_catalogue().await;
    let doctor = doctor(&app).hire().await.signed_in().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let patient = patient(&doctor).await;
    for _ in 0..26 {
        let made = issue(&doctor, &form_of(&patient, &["B33001", "B33002"])).await;
        take(&worker, first(&made)).await;
    }
    for filter in [
        json!({"list": "organization"}),
        json!({"list": "mine"}),
        json!({"list": "organization", "request": "active", "processing": "new"}),
        json!({"list": "organization", "processing": "in-progress"}),
    ] {
        for sort in ["issued", "patient", "priority", "valid-until"] {
            for order in ["ascending", "descending"] {
                let mut query = filter.clone();
                query["sort"] = json!(sort);
                query["order"] = json!(order);
                let mut pages = vec![list(&doctor, &query).await];
                while !pages.last().unwrap()["next"].is_null() {
                    query["cursor"] = pages.last().unwrap()["next"].clone();
                    pages.push(list(&doctor, &query).await);
                }
                let total = pages[0]["total"].as_u64().unwrap();
                let all: Vec<String> = pages.iter().flat_map(ids).collect();
                let once: BTreeSet<&String> = all.iter().collect();
                assert_eq!(all.len(), once.len(), "{query}");
                assert_eq!(u64::try_from(all.len()).unwrap(), total, "{query}");
                let sought = if filter.get("processing").is_some() {
                    26
                } else {
                    52
                };
                assert_eq!(total, sought, "{query}");
            }
        }
    }
    let work = worker.ask(ListWork).await.expect(200);
    let next = work["next"].as_str().unwrap();
    let rest = worker
        .ask(ListWork)
        .query(format!("cursor={next}"))
        .await
        .expect(200);
    are_all(&[work, rest], 26);
    let counts = doctor.ask(CountReferrals).await.expect(200);
    assert_eq!(
        (counts["mine"].as_u64(), counts["organization"].as_u64()),
        (Some(52), Some(52))
    );
    let requesters = doctor.ask(ListRequesters).await.expect(200);
    assert_eq!(requesters.as_array().unwrap().len(), 1);
}
