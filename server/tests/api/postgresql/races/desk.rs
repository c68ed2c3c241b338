//! Referrals, drafts and forms.

use super::{ROUNDS, Race};
use crate::{
    harness::{Call, Staff, id},
    postgresql::two::at,
    referrals::{doctor, draft, first, form, form_of, issue, patient, worker},
};
use serde_json::{Value, json};
use shared::endpoints::{GetRequisition, IssueRequisition, TakeReferral, UpdateDraft};

/// Two servers, whose doctor has a patient, and the doctor at the other one.
async fn clinic() -> (Race, [Staff; 2], String) {
    let race = Race::new().await;
    race.one.stock_catalogue().await;
    let here = doctor(&race.one).hire().await.signed_in().await;
    let there = at(&race.two, &here);
    let patient = patient(&here).await;
    (race, [here, there], patient)
}

#[tokio::test]
async fn a_referral_is_taken_by_one() {
    let (race, [doctor, _], patient) = clinic().await;
    let here = worker(&race.one, "tkach_i", "Ткач Іван").await;
    let there = worker(&race.one, "moroz_h", "Мороз Ганна").await;
    let there = at(&race.two, &there);
    for _ in 0..ROUNDS {
        let made = issue(&doctor, &form(&patient)).await;
        let calls = [&here, &there].map(|by| by.ask(TakeReferral).of(first(&made)));
        let [one, other] = race.both(calls).await;
        let (winner, told) = match one.status {
            200 => ("Ткач Іван", other),
            _ => ("Мороз Ганна", one),
        };
        let why = told.expect_problem(409, "transition-refused");
        assert_eq!(why["who"], winner);
    }
    let taken = "select count(*) from referrals_history where act = 'take'";
    assert_eq!(race.one.count(taken).await, i64::from(ROUNDS));
}

#[tokio::test]
async fn a_form_is_issued_once() {
    let (race, both, patient) = clinic().await;
    let form = form(&patient);
    for round in 0..ROUNDS {
        let key = format!("\"8e03978e-40d5-43dd-bc93-6894a57f{round:04x}\"");
        let issuing = |by: &Staff| -> Call {
            let call = by.ask(IssueRequisition).json(&form);
            call.header("idempotency-key", &key)
        };
        let replies = race.both([issuing(&both[0]), issuing(&both[1])]).await;
        let [one, other] = replies.map(|reply| reply.expect(201));
        assert_eq!(one, other, "{round}");
    }
    let issued = "select count(*) from referrals_requisition";
    assert_eq!(race.one.count(issued).await, i64::from(ROUNDS));
}

#[tokio::test]
async fn a_draft_is_changed_by_one() {
    let (race, both, patient) = clinic().await;
    let mut kept = draft(&both[0], &form(&patient)).await;
    let forms = ["B33002", "B33003"].map(|code| form_of(&patient, &[code]));
    for round in 0..ROUNDS {
        let version = kept["version"].as_i64().unwrap();
        let calls = [0, 1].map(|at| {
            let call = both[at].ask(UpdateDraft).of(id(&kept)).json(&forms[at]);
            call.made_from(version)
        });
        let mut replies = race.both(calls).await;
        replies.sort_by_key(|reply| reply.status);
        let [changed, told] = replies;
        let changed = changed.expect(200);
        told.expect_problem(412, "stale");
        let shown = both[0].ask(GetRequisition).of(id(&kept)).await.expect(200);
        assert_eq!(shown, changed, "{round}");
        kept = shown;
    }
    let first: Value = json!(1 + i64::from(ROUNDS));
    assert_eq!(kept["version"], first);
}
