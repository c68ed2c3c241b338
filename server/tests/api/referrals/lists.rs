//! Worklists and their counts: `/api/referrals/search` and
//! `/api/referrals/counts`.

use super::{
    clinic, complete, draft, first, form, form_of, id, ids, issue, list, outsider, patient, recall,
    record, register, take, worker,
};
use crate::harness::Staff;
use serde_json::{Value, json};
use shared::endpoints::{CountReferrals, ExportReferrals, SearchReferrals};
use std::collections::BTreeSet;

const LISTS: [&str; 4] = ["mine", "organization", "expiring", "stuck"];

/// What each list holds, which the counts agree with.
async fn holds(staff: &Staff) -> [Vec<String>; 4] {
    let counts = staff.ask(CountReferrals).await.expect(200);
    let mut held = [const { Vec::new() }; 4];
    for (held, which) in held.iter_mut().zip(LISTS) {
        let page = list(staff, &json!({"list": which})).await;
        assert_eq!(page["total"], counts[which], "{which}");
        *held = ids(&page);
        held.sort();
    }
    held
}

fn firsts(made: &[&Value]) -> Vec<String> {
    let mut firsts: Vec<_> = made.iter().map(|made| first(made).to_owned()).collect();
    firsts.sort();
    firsts
}

#[tokio::test]
async fn each_list_holds_what_its_name_says() {
    let (app, doctor) = clinic().await;
    let (colleague, stranger) = (app.nurse().await, outsider(&app).await);
    let patient = patient(&doctor).await;
    assert!(holds(&doctor).await.iter().all(Vec::is_empty));
    let one = issue(&doctor, &form(&patient)).await;
    let gone = issue(&doctor, &form(&patient)).await;
    recall(&doctor, first(&gone)).await;
    let kept = draft(&doctor, &form(&patient)).await;
    let theirs = issue(&colleague, &form(&patient)).await;
    let foreign = issue(&stranger, &form(&patient)).await;
    let nothing = Vec::new;
    let expected = [
        firsts(&[&one, &gone, &kept]),
        firsts(&[&one, &gone, &kept, &theirs]),
        nothing(),
        nothing(),
    ];
    assert_eq!(holds(&doctor).await, expected);
    let expected = [
        firsts(&[&theirs]),
        firsts(&[&one, &gone, &theirs]),
        nothing(),
        nothing(),
    ];
    assert_eq!(holds(&colleague).await, expected);
    let expected = [
        firsts(&[&foreign]),
        firsts(&[&foreign]),
        nothing(),
        nothing(),
    ];
    assert_eq!(holds(&stranger).await, expected);
}

#[tokio::test]
async fn each_service_is_a_row_and_the_row_says_what_is_needed() {
    let (app, doctor) = clinic().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let patient = patient(&doctor).await;
    let mut form = form_of(&patient, &["B33001", "P58001"]);
    form["priority"] = json!("urgent");
    let made = issue(&doctor, &form).await;
    let taken = id(&made["referrals"][1]);
    take(&worker, taken).await;
    let page = list(&doctor, &json!({"list": "mine"})).await;
    assert_eq!(page["total"], 2);
    let rows = page["items"].as_array().unwrap();
    let row = rows.iter().find(|row| row["id"] == taken).unwrap();
    let expected = json!({
        "id": taken,
        "requisition_id": made["id"],
        "number": made["number"],
        "services": 2,
        "patient_id": patient,
        "patient": {"family": "Лук’яненко", "given": "Дар'я", "patronymic": null},
        "birth_date": "1984-03-12",
        "service": made["referrals"][1]["service"],
        "priority": "urgent",
        "state": {"request": "active", "processing": "in-progress"},
        "stuck": false,
        "issued_at": app.now().as_millisecond(),
        "valid_until": "2027-09-01",
        "requester": "Бондар Олена Петрівна",
        "performer": "Ткач Іван",
        "last_act": "take",
    });
    assert_eq!(*row, expected);
}

#[tokio::test]
async fn what_expires_within_a_fortnight_is_listed_unless_somebody_has_it() {
    let (app, doctor) = clinic().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let patient = patient(&doctor).await;
    let free = issue(&doctor, &form(&patient)).await;
    let taken = issue(&doctor, &form(&patient)).await;
    take(&worker, first(&taken)).await;
    let done = issue(&doctor, &form(&patient)).await;
    take(&worker, first(&done)).await;
    complete(&worker, first(&done)).await;
    let gone = issue(&doctor, &form(&patient)).await;
    recall(&doctor, first(&gone)).await;
    draft(&doctor, &form(&patient)).await;
    // Fourteen days before the end of 1 September 2027 in Kyiv.
    app.set_clock("2027-08-18T20:59:59Z");
    let early = doctor.clone().signed_in().await;
    assert!(holds(&early).await[2].is_empty());
    app.wait_seconds(1);
    assert_eq!(holds(&early).await[2], firsts(&[&free]));
}

#[tokio::test]
async fn what_waits_for_longer_than_its_priority_allows_is_stuck() {
    let (app, doctor) = clinic().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let patient = patient(&doctor).await;
    let mut made = Vec::new();
    for priority in ["stat", "asap", "urgent", "routine"] {
        let mut form = form(&patient);
        form["priority"] = json!(priority);
        made.push(issue(&doctor, &form).await);
        // And one of each that somebody took.
        let taken = issue(&doctor, &form).await;
        take(&worker, first(&taken)).await;
        draft(&doctor, &form).await;
    }
    for (at, days) in [1_i64, 2, 5, 40].into_iter().enumerate() {
        let start: jiff::Timestamp = crate::harness::MORNING.parse().unwrap();
        let bound = start + jiff::SignedDuration::from_hours(24 * days);
        app.set_clock(&(bound - jiff::SignedDuration::from_millis(1)).to_string());
        let doctor = doctor.clone().signed_in().await;
        let before: Vec<_> = made[..at].iter().collect();
        assert_eq!(holds(&doctor).await[3], firsts(&before), "before {days}");
        app.set_clock(&bound.to_string());
        let after: Vec<_> = made[..=at].iter().collect();
        let stuck = firsts(&after);
        assert_eq!(holds(&doctor).await[3], stuck, "after {days}");
        // The mark in other lists says the same.
        let page = list(&doctor, &json!({"list": "organization"})).await;
        for row in page["items"].as_array().unwrap() {
            let is_stuck = stuck.contains(&id(row).to_owned());
            assert_eq!(row["stuck"], is_stuck);
        }
    }
}

/// What each column is sorted by, as it stands in a row.
fn key(row: &Value, sort: &str) -> String {
    let priority = |code: &str| {
        ["routine", "urgent", "asap", "stat"]
            .iter()
            .position(|p| *p == code)
    };
    match sort {
        "issued" => row["issued_at"].to_string(),
        "patient" => row["patient"]["family"].as_str().unwrap().to_owned(),
        "priority" => format!("{:?}", priority(row["priority"].as_str().unwrap())),
        _ => row["valid_until"].as_str().unwrap_or_default().to_owned(),
    }
}

#[tokio::test]
async fn each_column_sorts_both_ways() {
    let (app, doctor) = clinic().await;
    let mut patients = Vec::new();
    // In the order of the alphabet, and of the code points too.
    for family in ["Андрієнко", "Бондар", "Ткач"] {
        patients.push(register(&doctor, &record(family, "Марія", "1990-01-01")).await);
    }
    let priorities = ["stat", "routine", "asap", "urgent"];
    let mut doctor = doctor;
    for at in 0..12 {
        let mut form = form(&patients[at * 2 % 3]);
        form["priority"] = json!(priorities[at % 4]);
        issue(&doctor, &form).await;
        if at == 5 {
            draft(&doctor, &form).await;
            app.wait(jiff::SignedDuration::from_hours(30));
            doctor = doctor.signed_in().await;
        }
    }
    for sort in ["issued", "patient", "priority", "valid-until"] {
        let query = |order| json!({"list": "mine", "sort": sort, "order": order});
        let ascending = list(&doctor, &query("ascending")).await;
        let descending = list(&doctor, &query("descending")).await;
        let keys = |page: &Value| -> Vec<String> {
            let rows = page["items"].as_array().unwrap().iter();
            rows.map(|row| key(row, sort)).collect()
        };
        let sorted = keys(&ascending);
        assert_eq!(sorted.len(), 13);
        assert!(sorted.is_sorted(), "{sort} {sorted:?}");
        assert!(sorted.iter().collect::<BTreeSet<_>>().len() > 1, "{sort}");
        let mut back = ids(&descending);
        back.reverse();
        assert_eq!(back, ids(&ascending), "{sort}");
    }
    // A draft holds no day and comes first.
    let query = json!({"list": "mine", "sort": "valid-until"});
    let page = list(&doctor, &query).await;
    assert_eq!(page["items"][0]["valid_until"], Value::Null);
}

#[tokio::test]
async fn patients_are_sorted_as_the_alphabet_goes() {
    let (_, doctor) = clinic().await;
    for family in [
        "Яценко",
        "Ґалаґан",
        "Іваненко",
        "Гнатюк",
        "Їжак",
        "Євтушенко",
    ] {
        let patient = register(&doctor, &record(family, "Марія", "1990-01-01")).await;
        issue(&doctor, &form(&patient)).await;
    }
    let query = json!({"list": "mine", "sort": "patient"});
    let page = list(&doctor, &query).await;
    let rows = page["items"].as_array().unwrap().iter();
    let names: Vec<_> = rows.map(|row| row["patient"]["family"].clone()).collect();
    let expected = [
        "Гнатюк",
        "Ґалаґан",
        "Євтушенко",
        "Іваненко",
        "Їжак",
        "Яценко",
    ];
    assert_eq!(names, expected);
}

#[tokio::test]
async fn paging_neither_loses_nor_repeats_while_others_write() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let priorities = ["stat", "routine", "asap", "urgent"];
    let mut known = BTreeSet::new();
    for at in 0..12 {
        let codes = ["B33001", "B33002", "P58001", "D11001", "A67001"];
        let mut form = form_of(&patient, &codes);
        form["priority"] = json!(priorities[at % 4]);
        let made = issue(&doctor, &form).await;
        let rows = made["referrals"].as_array().unwrap();
        known.extend(rows.iter().map(|row| id(row).to_owned()));
        app.wait_seconds(1);
    }
    assert_eq!(known.len(), 60);
    let colleague = app.nurse().await;
    for sort in ["issued", "patient", "priority", "valid-until"] {
        for order in ["ascending", "descending"] {
            let mut query = json!({"list": "organization", "sort": sort, "order": order});
            let mut seen = Vec::new();
            loop {
                let page = list(&doctor, &query).await;
                let rows = ids(&page);
                assert!(rows.len() <= 25);
                seen.extend(rows);
                if page["next"].is_null() {
                    break;
                }
                query["cursor"] = page["next"].clone();
                let mut form = form(&patient);
                form["priority"] = json!(priorities[seen.len() % 4]);
                issue(&colleague, &form).await;
            }
            let once: BTreeSet<_> = seen.iter().cloned().collect();
            assert_eq!(once.len(), seen.len(), "{sort} {order}");
            assert!(once.is_superset(&known), "{sort} {order}");
        }
    }
}

#[tokio::test]
async fn the_query_has_rules() {
    let (_, doctor) = clinic().await;
    let cases = [
        (json!({}), "list", "required"),
        (json!({"list": "all"}), "list", "invalid"),
        (json!({"list": "mine", "sort": "number"}), "sort", "invalid"),
        (
            json!({"list": "mine", "request": "lost"}),
            "request",
            "invalid",
        ),
        (
            json!({"list": "mine", "requester": "me"}),
            "requester",
            "invalid",
        ),
        (
            json!({"list": "mine", "organization": "x"}),
            "organization",
            "unknown",
        ),
    ];
    for (query, field, rule) in cases {
        let reply = doctor.ask(SearchReferrals).json(&query).await;
        reply.expect_fault(field, rule);
        let file = json!({"lang": "uk", "list": query});
        let reply = doctor.ask(ExportReferrals).json(&file).await;
        reply.expect_fault(&format!("list.{field}"), rule);
    }
    for cursor in ["!", "AAAA", ""] {
        let query = json!({"list": "mine", "cursor": cursor});
        let reply = doctor.ask(SearchReferrals).json(&query).await;
        reply.expect_problem(400, "malformed");
    }
}
