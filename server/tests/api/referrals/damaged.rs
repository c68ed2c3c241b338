//! Rows of the referral desk that hold what no form could have sent: they are
//! named, and hide nothing else.

use super::{
    clinic, clinic_in_file, complete, first, form, form_of, found, id, ids, issue, list, patient,
    recall, record, register, take, worker,
};
use crate::harness::Overheard;
use serde_json::{Value, json};
use shared::{
    card::RevocationList,
    endpoints::{
        CountReferrals, ExportReferrals, GetCardKeys, GetPatient, GetPatientHistory,
        GetRequisition, GetRevocations, ListDiagnoses, ListRequesters, ListServices, ListWork,
        SearchPatients, SignCard,
    },
    page::PAGE_SIZE,
};
use std::collections::BTreeSet;

/// The ids of what an answer could not show.
fn damaged(answer: &Value) -> Vec<String> {
    let ids = answer["damaged"].as_array().cloned().unwrap_or_default();
    let mut ids: Vec<_> = ids
        .iter()
        .map(|id| id.as_str().unwrap().to_owned())
        .collect();
    ids.sort();
    ids
}

/// What can be broken of a referral's line.
const FAULTS: [&str; 15] = [
    "update referrals_referral set request = 'x' where referral_id = ",
    "update referrals_referral set processing = '' where referral_id = ",
    "update referrals_referral set quantity = 1000 where referral_id = ",
    "update referrals_referral set quantity = 'many' where referral_id = ",
    "update referrals_referral set category = 'x' where referral_id = ",
    "update referrals_referral set service_code = '' where referral_id = ",
    "update referrals_referral set service_uk = x'ff' where referral_id = ",
    "update referrals_referral set performer_name = '' where referral_id = ",
    "update referrals_history set act = 'x' where referral_id = ",
    "pragma foreign_keys = off; \
     update referrals_requisition set patient_id = 'x' where requisition_id = of ",
    "update referrals_requisition set priority = 'x' where requisition_id = of ",
    "update referrals_requisition set number = 'x' where requisition_id = of ",
    "update referrals_requisition set valid_until = 'soon' where requisition_id = of ",
    "update referrals_requisition set issued_at = 'early' where requisition_id = of ",
    "update referrals_requisition set issued_at = -9000000000000000 where requisition_id = of ",
];

/// The statement that breaks this referral so.
fn breaking(fault: &str, referral: &str) -> String {
    let of = "(select requisition_id from referrals_referral where referral_id = ";
    match fault.strip_suffix("of ") {
        Some(fault) => format!("{fault}{of}'{referral}')"),
        None => format!("{fault}'{referral}'"),
    }
}

#[tokio::test]
async fn a_damaged_referral_is_named_by_every_list_of_them_and_by_the_log() {
    let (app, doctor) = clinic_in_file().await;
    let patient = patient(&doctor).await;
    let good = issue(&doctor, &form(&patient)).await;
    let mut broken = Vec::new();
    for fault in FAULTS {
        let made = issue(&doctor, &form(&patient)).await;
        app.write(&breaking(fault, first(&made))).await;
        broken.push(first(&made).to_owned());
        broken.sort();
        for which in ["mine", "organization"] {
            let heard = Overheard::listen();
            let page = list(&doctor, &json!({"list": which})).await;
            assert_eq!(ids(&page), [first(&good)], "{fault}");
            assert_eq!(damaged(&page), broken, "{fault}");
            assert_eq!(page["total"], broken.len() + 1);
            let searched = list(&doctor, &json!({"list": which, "search": "аналіз крові"})).await;
            assert_eq!(ids(&searched), [first(&good)], "{fault}");
            assert_eq!(damaged(&searched), broken, "{fault}");
            let said = heard.take();
            for id in &broken {
                let line = format!("damaged referrals_referral {id}");
                assert!(said.contains(&line), "{fault} {said:?}");
            }
        }
    }
    let counts = doctor.ask(CountReferrals).await.expect(200);
    assert_eq!(counts["organization"], broken.len() + 1);
    for sort in ["issued", "patient", "priority", "valid-until"] {
        let page = list(&doctor, &json!({"list": "mine", "sort": sort})).await;
        assert_eq!((ids(&page).len(), damaged(&page)), (1, broken.clone()));
    }
    let query = json!({"lang": "uk", "list": {"list": "organization"}});
    let call = doctor.ask(ExportReferrals).json(&query);
    let file = call.await.expect(200);
    assert_eq!(file["rows"], broken.len() + 1);
    assert_eq!(damaged(&file), broken);
    let csv = file["csv"].as_str().unwrap();
    assert_eq!(csv.lines().count(), broken.len() + 2);
    assert_eq!(csv.matches("\"Нове\"").count(), 1);
    for id in &broken {
        let line = format!("\"{id}\";\"Пошкоджене\";\"\";");
        assert_eq!(csv.matches(&line).count(), 1);
    }
    // Whose data was shown is journalled; nothing of the damaged ones was.
    assert!(
        app.last_record()
            .await
            .ends_with(&format!("patients {patient}"))
    );
    let requesters = doctor.ask(ListRequesters).await.expect(200);
    assert_eq!(requesters.as_array().unwrap().len(), 1);
}

/// What cuts a referral off from its requisition, where foreign keys are not asked for.
const CUTS: [&str; 3] = [
    "pragma foreign_keys = off; \
     update referrals_referral set requisition_id = 'x' where referral_id = ",
    "pragma foreign_keys = off; \
     delete from referrals_requisition where requisition_id = of ",
    "pragma foreign_keys = off; \
     update referrals_requisition set requisition_id = 'y' where requisition_id = of ",
];

#[tokio::test]
async fn a_referral_that_no_requisition_leads_to_is_named() {
    let (app, doctor) = clinic_in_file().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let patient = patient(&doctor).await;
    let good = issue(&doctor, &form(&patient)).await;
    let mut lost = Vec::new();
    for cut in CUTS {
        let made = issue(&doctor, &form(&patient)).await;
        take(&worker, first(&made)).await;
        app.write(&breaking(cut, first(&made))).await;
        lost.push(first(&made).to_owned());
        lost.sort();
        for list_of in ["mine", "organization", "stuck"] {
            let heard = Overheard::listen();
            let page = list(&doctor, &json!({"list": list_of})).await;
            assert_eq!(damaged(&page), lost, "{cut} {list_of}");
            assert_eq!(page["total"], ids(&page).len() + lost.len(), "{cut}");
            let line = format!("damaged referrals_referral {}", first(&made));
            assert!(heard.take().contains(&line), "{cut}");
        }
        assert_eq!(damaged(&worker.ask(ListWork).await.expect(200)), lost);
    }
    let page = list(&doctor, &json!({"list": "mine"})).await;
    assert_eq!(ids(&page), [first(&good)]);
    let counts = doctor.ask(CountReferrals).await.expect(200);
    assert_eq!(counts["organization"], lost.len() + 1);
    let query = json!({"lang": "uk", "list": {"list": "organization"}});
    let file = doctor.ask(ExportReferrals).json(&query).await.expect(200);
    assert_eq!(damaged(&file), lost);
    // Not where it cannot be meant, nor in another's list.
    for narrowed in [
        json!({"list": "organization", "search": "Лук"}),
        json!({"list": "organization", "request": "recalled"}),
        json!({"list": "organization", "processing": "new"}),
    ] {
        assert!(damaged(&list(&doctor, &narrowed).await).is_empty());
    }
    app.write("update referrals_history set by_user = 'x'")
        .await;
    assert!(damaged(&list(&doctor, &json!({"list": "mine"})).await).is_empty());
    app.write("update referrals_referral set organization_id = 'x' where lost")
        .await;
    assert!(damaged(&list(&doctor, &json!({"list": "organization"})).await).is_empty());
}

#[tokio::test]
async fn a_line_of_the_history_that_was_lost_stops_no_act() {
    let (app, doctor) = clinic_in_file().await;
    let made = issue(&doctor, &form(&patient(&doctor).await)).await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    take(&worker, first(&made)).await;
    app.write(&format!(
        "pragma foreign_keys = off; \
         update referrals_history set referral_id = 'x' where referral_id = '{}' and place = 0",
        first(&made)
    ))
    .await;
    complete(&worker, first(&made)).await;
}

#[tokio::test]
async fn pages_go_on_past_damaged_rows() {
    let (app, doctor) = clinic_in_file().await;
    let patient = patient(&doctor).await;
    let mut all = Vec::new();
    for at in 0..PAGE_SIZE + 5 {
        let made = issue(&doctor, &form(&patient)).await;
        all.push(first(&made).to_owned());
        // The first and the last of a page among them.
        if [4, 5, PAGE_SIZE - 1, PAGE_SIZE + 4].contains(&at) {
            app.write(&breaking(FAULTS[0], first(&made))).await;
        }
        // No list shows it, and every page begins behind one.
        let place = "update referrals_referral set place = 'x' where referral_id = ";
        app.write(&breaking(place, first(&made))).await;
    }
    all.sort();
    for order in ["ascending", "descending"] {
        for sort in ["issued", "patient", "priority", "valid-until"] {
            let mut seen = BTreeSet::new();
            let mut query = json!({"list": "mine", "sort": sort, "order": order});
            for page in 1.. {
                let read = list(&doctor, &query).await;
                seen.extend(ids(&read));
                seen.extend(damaged(&read));
                let Some(next) = read["next"].as_str() else {
                    break;
                };
                assert!(page < 3, "{sort} {order} goes on and on");
                query["cursor"] = json!(next);
            }
            assert!(seen.iter().eq(&all), "{sort} {order}");
        }
    }
}

#[tokio::test]
async fn work_and_what_a_number_finds_show_the_rest() {
    let (app, doctor) = clinic().await;
    let worker = worker(&app, "tkach_i", "Ткач Іван").await;
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form_of(&patient, &["B33001", "P58001"])).await;
    let [one, other] = [0, 1].map(|at| id(&made["referrals"][at]).to_owned());
    take(&worker, &one).await;
    take(&worker, &other).await;
    app.write(&breaking(FAULTS[2], &one)).await;
    let work = worker.ask(ListWork).await.expect(200);
    assert_eq!(
        (ids(&work), damaged(&work)),
        (vec![other.clone()], vec![one.clone()])
    );
    assert_eq!(work["total"], 2);
    let known = found(&worker, made["number"].as_str().unwrap()).await;
    assert_eq!(damaged(&known), [&*one]);
    assert_eq!(id(&known["referrals"][0]), other);
    // Where it is read whole, too; and no paper leaves a service out.
    let shown = doctor.ask(GetRequisition).of(id(&made)).await.expect(200);
    assert_eq!(damaged(&shown), [&*one]);
    assert_eq!(id(&shown["referrals"][0]), other);
    let call = doctor.ask(SignCard).of(id(&made));
    call.await.expect_problem(500, "internal");
}

#[tokio::test]
async fn a_patient_asked_for_alone_is_named_also_by_their_requisition() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form(&patient)).await;
    app.write(&format!(
        "update referrals_patient set birth_date = 'x' where patient_id = '{patient}'"
    ))
    .await;
    for call in [
        doctor.ask(GetPatient).of(&patient),
        doctor.ask(GetRequisition).of(id(&made)),
    ] {
        let named = call.await.expect_problem(500, "damaged");
        assert_eq!(named["id"], *patient);
    }
    app.write("update referrals_patient set birth_date = '1980'")
        .await;
    app.write("update referrals_requisition set priority = 'x'")
        .await;
    let named = doctor.ask(GetRequisition).of(id(&made)).await;
    let named = named.expect_problem(500, "damaged");
    assert_eq!(named["id"], made["id"]);
}

#[tokio::test]
async fn a_line_of_the_history_hides_no_other() {
    let (app, doctor) = clinic().await;
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form(&patient)).await;
    recall(&doctor, first(&made)).await;
    app.write("update referrals_history set reason = 'x' where act = 'recall'")
        .await;
    let shown = doctor.ask(GetRequisition).of(id(&made)).await.expect(200);
    assert_eq!(damaged(&shown), [first(&made)]);
    let referral = &shown["referrals"][0];
    assert_eq!(referral["state"]["request"], "recalled");
    assert_eq!(referral["history"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_damaged_patient_is_named_in_the_list_of_patients() {
    let (app, doctor) = clinic_in_file().await;
    let good = register(&doctor, &record("Лук’яненко", "Дарина", "1984-03-12")).await;
    let mut broken = Vec::new();
    let faults = [
        "family = ''",
        "birth_date = '31.02.1984'",
        "sex = 'x'",
        "no_tax_reason = null",
        "phone = '1'",
        "active = 'perhaps'",
        "given = x'ff'",
    ];
    for (at, fault) in faults.iter().enumerate() {
        let birth_date = format!("1960-01-{:02}", at + 1);
        let one = register(&doctor, &record("Лук’яненко", "Марія", &birth_date)).await;
        app.write(&format!(
            "update referrals_patient set {fault} where patient_id = '{one}'"
        ))
        .await;
        broken.push(one);
        broken.sort();
        let query = json!({"search": "лук"});
        let call = doctor.ask(SearchPatients).json(&query);
        let page = call.await.expect(200);
        assert_eq!(ids(&page), [&*good], "{fault}");
        assert_eq!(damaged(&page), broken, "{fault}");
        assert_eq!(page["total"], broken.len() + 1);
    }
    // Their referrals are named as well.
    let made = issue(&doctor, &form(&good)).await;
    app.write(&format!(
        "update referrals_patient set family = '' where patient_id = '{good}'"
    ))
    .await;
    let page = list(&doctor, &json!({"list": "mine"})).await;
    assert_eq!(damaged(&page), [first(&made)]);
    // And a version of a record hides no other.
    app.write("update referrals_patient_version set sex = 'x'")
        .await;
    let reply = doctor.ask(GetPatientHistory).of(&good).await;
    assert_eq!(reply.expect(200), json!([]));
    assert_eq!(reply.header("damaged-records"), Some(&*good));
}

#[tokio::test]
async fn what_the_catalogue_holds_hides_nothing() {
    let (app, doctor) = clinic_in_file().await;
    app.write("update referrals_service set category = 'x' where code = 'B33001'")
        .await;
    app.write("update referrals_diagnosis set name_uk = x'ff' where code = 'I10'")
        .await;
    let reply = doctor.ask(ListServices).query("search=B33").await;
    assert!(!reply.expect(200).as_array().unwrap().is_empty());
    assert_eq!(reply.header("damaged-records"), Some("B33001"));
    let call = doctor.ask(ListDiagnoses).query("system=icd10&search=I1");
    let reply = call.await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("damaged-records"), Some("I10"));
}

#[tokio::test]
async fn a_list_of_withdrawn_cards_fails_safe() {
    let (app, doctor) = clinic_in_file().await;
    let patient = patient(&doctor).await;
    let mut cards = Vec::new();
    for _ in 0..2 {
        let made = issue(&doctor, &form_of(&patient, &["B33001", "P58001"])).await;
        let card = doctor.ask(SignCard).of(id(&made)).await.expect(200);
        recall(&doctor, first(&made)).await;
        cards.push(card["card"].as_str().unwrap().to_owned());
    }
    let cards = [0, 1].map(|at: usize| shared::card::Jws::parse(&cards[at]).unwrap());
    let kid = &cards[0].header.kid;
    let rids: Vec<String> = cards
        .iter()
        .map(|jws| shared::card::Card::parse(&jws.payload).unwrap().rid)
        .collect();
    let call = app.ask(GetRevocations).of(format!("{kid}.json"));
    let before: RevocationList = call.await.read_as();
    assert_eq!(before.services.len(), 2);
    app.write(&format!(
        "update referrals_history set at = 'x' where act = 'recall' and referral_id = \
         (select referral_id from referrals_referral r join referrals_card c \
          on c.requisition_id = r.requisition_id where c.rid = '{}' and r.place = 0)",
        rids[0]
    ))
    .await;
    let call = app.ask(GetRevocations).of(format!("{kid}.json"));
    let list: RevocationList = call.await.read_as();
    assert_eq!(list.rids, [&*rids[0]], "nothing of it is taken to hold");
    assert_eq!(list.withdrawn(&rids[0], i64::MAX), Some(0));
    assert!(list.services.contains_key(&rids[1]));
    assert_eq!(list.ctr, before.ctr);
    // A key that cannot be read hides no other.
    app.write("insert into referrals_card_key (kid, jwk, created_at) values ('x', '{', 1)")
        .await;
    let keys = app.ask(GetCardKeys).await.expect(200);
    assert_eq!(keys["keys"].as_array().unwrap().len(), 1);
}
