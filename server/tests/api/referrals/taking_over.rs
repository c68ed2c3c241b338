//! Ways on where somebody is gone: a colleague takes a referral over, and
//! whoever issued one still answers for it elsewhere.

use super::{
    clinic, complete, draft, duplicate, first, form, found, id, ids, issue, list, not_needed,
    outsider, patient, take, worker,
};
use crate::harness::{Reply, Staff, TestApp};
use serde_json::{Value, json};
use shared::{
    endpoints::{
        CompleteReferral, CountReferrals, DeleteOrganization, DeleteToken, DeleteUser,
        EnterReferralInError, ExportReferrals, GetRequisition, GetUser, ListWork, RecallReferral,
        TakeOverReferral, UpdateUser,
    },
    ids::OrganizationId,
    journal::Subject,
    roles::ShippedRole::LaboratoryWorker,
};

const WHY: &str = "Колега у відпустці до 20 вересня";

async fn take_over(staff: &Staff, referral: &str) -> Reply {
    staff
        .ask(TakeOverReferral)
        .of(referral)
        .json(&json!({"reason": WHY}))
        .await
}

/// Moves somebody to another organization.
async fn moved(app: &TestApp, staff: &Staff, to: OrganizationId) {
    let head = app.head().await;
    let user = head.ask(GetUser).of(staff.id).await;
    let mut profile = user.expect(200)["profile"].clone();
    profile["organization_id"] = json!(to);
    let call = head.ask(UpdateUser).of(staff.id).json(&profile);
    call.await.expect(200);
}

/// A referral in work, with whom, and a colleague of theirs.
async fn scene() -> (TestApp, Staff, Value, Staff, Staff) {
    let (app, doctor) = clinic().await;
    let taker = worker(&app, "tkach_i", "Ткач Іван").await;
    let colleague = worker(&app, "moroz_h", "Мороз Ганна").await;
    let made = issue(&doctor, &form(&patient(&doctor).await)).await;
    take(&taker, first(&made)).await;
    (app, doctor, made, taker, colleague)
}

#[tokio::test]
async fn a_colleague_takes_over_with_a_reason_that_everybody_concerned_reads() {
    let (app, doctor, made, taker, colleague) = scene().await;
    let known = found(&colleague, made["number"].as_str().unwrap()).await;
    assert_eq!(known["referrals"][0]["allowed"], json!(["take-over"]));
    let shown = take_over(&colleague, first(&made)).await.expect(200);
    assert_eq!(shown["patient"]["name"]["family"], "Лук’яненко");
    let line = app.last_line().await;
    assert_eq!(
        (&*line.operation, &*line.outcome),
        ("take_over_referral", "done")
    );
    assert_eq!(line.subject.unwrap(), format!("referral {}", first(&made)));
    assert_eq!(line.notes.also, [Subject::User(taker.id)]);

    let shown = doctor.ask(GetRequisition).of(id(&made)).await.expect(200);
    let referral = &shown["referrals"][0];
    assert_eq!(referral["performer"]["full_name"], "Мороз Ганна");
    assert_eq!(referral["state"]["processing"], "in-progress");
    let last = referral["history"].as_array().unwrap().last().unwrap();
    assert_eq!(last["act"], "take-over");
    assert_eq!(
        (&last["by"], &last["comment"]),
        (&json!("Мороз Ганна"), &json!(WHY))
    );
    // It is in one person's work, and that person goes on with it.
    assert_eq!(ids(&taker.ask(ListWork).await.expect(200)).len(), 0);
    let call = taker
        .ask(CompleteReferral)
        .of(first(&made))
        .json(&json!({"result": "Норма"}));
    call.await.expect_problem(409, "transition-refused");
    complete(&colleague, first(&made)).await;
}

#[tokio::test]
async fn nobody_else_takes_over_and_nobody_without_a_reason() {
    let (app, doctor, made, taker, colleague) = scene().await;
    let elsewhere = app.new_organization("Поліклініка № 2").await;
    let stranger = app.somebody("soroka_t", &[LaboratoryWorker]).of(elsewhere);
    let stranger = stranger.hire().await.signed_in().await;
    let referral = first(&made);
    for body in [
        json!({}),
        json!({"reason": " "}),
        json!({"reason": WHY, "x": 1}),
    ] {
        let call = colleague.ask(TakeOverReferral).of(referral).json(&body);
        let reply = call.await;
        assert_eq!(reply.status, 422, "{}", reply.text());
    }
    let before = app.contents().await;
    for (staff, status, code) in [
        (&stranger, 409, "transition-refused"),
        (&taker, 409, "transition-refused"),
        (&doctor, 403, "forbidden"),
    ] {
        take_over(staff, referral)
            .await
            .expect_problem(status, code);
    }
    let known = found(&stranger, made["number"].as_str().unwrap()).await;
    assert_eq!(known["referrals"][0]["allowed"], json!([]));
    // Nor anything that nobody has in work.
    let open = issue(&doctor, &form(&patient_of(&made))).await;
    let reply = take_over(&colleague, first(&open)).await;
    reply.expect_problem(409, "transition-refused");
    let after = app.contents().await;
    let untouched =
        |row: &&String| row.starts_with("referrals_referral: ") && row.contains(referral);
    assert_eq!(before.iter().find(untouched), after.iter().find(untouched));
}

fn patient_of(made: &Value) -> String {
    made["patient"]["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn of_two_colleagues_at_once_both_have_it_one_after_the_other() {
    let (app, doctor, made, _, one) = scene().await;
    let other = worker(&app, "lys_o", "Лис Олег").await;
    let (a, b) = tokio::join!(
        take_over(&one, first(&made)),
        take_over(&other, first(&made))
    );
    assert_eq!((a.status, b.status), (200, 200));
    let shown = doctor.ask(GetRequisition).of(id(&made)).await.expect(200);
    let history = shown["referrals"][0]["history"].as_array().unwrap();
    assert_eq!(history.len(), 4);
    assert_eq!(
        history[3]["by"],
        shown["referrals"][0]["performer"]["full_name"]
    );
}

async fn is_stuck(doctor: &Staff, made: &Value) -> bool {
    let stuck = ids(&list(doctor, &json!({"list": "stuck"})).await);
    let counts = doctor.ask(CountReferrals).await.expect(200);
    assert_eq!(counts["stuck"], stuck.len());
    let all = list(doctor, &json!({"list": "organization"})).await;
    let row = all["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| id(row) == first(made));
    let is_stuck = stuck.contains(&first(made).to_owned());
    assert_eq!(row.unwrap()["stuck"], is_stuck);
    let shown = doctor.ask(GetRequisition).of(id(made)).await.expect(200);
    assert_eq!(shown["referrals"][0]["performer"]["gone"], is_stuck);
    is_stuck
}

#[tokio::test]
async fn what_is_in_work_with_somebody_who_is_gone_is_stuck() {
    // Deleted, moved, without a token, without the role, or forbidden by another one.
    for way in ["deleted", "moved", "tokenless", "withdrawn", "forbidden"] {
        let (app, doctor, made, taker, colleague) = scene().await;
        assert!(!is_stuck(&doctor, &made).await, "{way}");
        let administrator = app.administrator().await;
        match way {
            "deleted" => {
                let call = administrator.ask(DeleteUser).of(taker.id);
                call.await.expect(200);
            }
            "moved" => {
                let elsewhere = app.new_organization("Поліклініка № 2").await;
                moved(&app, &taker, elsewhere).await;
            }
            "tokenless" => {
                let call = administrator.ask(DeleteToken).of(taker.token_id);
                call.await.expect(200);
            }
            "withdrawn" => {
                let role = app.role(LaboratoryWorker);
                administrator
                    .withdraw(taker.id, role)
                    .await
                    .await
                    .expect(200);
            }
            _ => {
                let role = administrator
                    .make_role("Без опрацювання", "_ _ _ _ _ -")
                    .await;
                administrator.give(taker.id, role).await.expect(201);
            }
        }
        assert!(is_stuck(&doctor, &made).await, "{way}");
        take_over(&colleague, first(&made)).await.expect(200);
        assert!(!is_stuck(&doctor, &made).await, "{way}");
    }
}

#[tokio::test]
async fn what_somebody_took_before_they_moved_stays_with_their_colleagues() {
    let (app, _, made, taker, colleague) = scene().await;
    let elsewhere = app.new_organization("Поліклініка № 2").await;
    let there = app.somebody("soroka_t", &[LaboratoryWorker]).of(elsewhere);
    let there = there.hire().await.signed_in().await;
    moved(&app, &taker, elsewhere).await;
    let reply = take_over(&there, first(&made)).await;
    reply.expect_problem(409, "transition-refused");
    take_over(&colleague, first(&made)).await.expect(200);
}

#[tokio::test]
async fn where_the_performers_organization_has_ended_there_is_still_somebody() {
    for performer in ["moved", "deleted"] {
        let (app, doctor) = clinic().await;
        let [ended, next] = ["Лабораторія № 1", "Лабораторія № 2"];
        let (ended, next) = (
            app.new_organization(ended).await,
            app.new_organization(next).await,
        );
        let hire = async |login: &str, organization| {
            let hiring = app.somebody(login, &[LaboratoryWorker]).of(organization);
            hiring.hire().await.signed_in().await
        };
        let taker = hire("tkach_i", ended).await;
        let [there, elsewhere] = [
            hire("soroka_t", next).await,
            hire("lys_o", app.organization).await,
        ];
        let made = issue(&doctor, &form(&patient(&doctor).await)).await;
        take(&taker, first(&made)).await;
        let administrator = app.administrator().await;
        if performer == "moved" {
            moved(&app, &taker, next).await;
        } else {
            let call = administrator.ask(DeleteUser).of(taker.id);
            call.await.expect(200);
        }
        let refused = take_over(&there, first(&made)).await;
        refused.expect_problem(409, "transition-refused");
        let call = administrator.ask(DeleteOrganization).of(ended);
        call.await.expect(200);
        assert!(is_stuck(&doctor, &made).await);
        // Where they belong today; where that is nowhere, whoever processes.
        if performer == "moved" {
            let refused = take_over(&elsewhere, first(&made)).await;
            refused.expect_problem(409, "transition-refused");
            take_over(&there, first(&made)).await.expect(200);
        } else {
            take_over(&elsewhere, first(&made)).await.expect(200);
        }
        assert!(!is_stuck(&doctor, &made).await);
    }
}

#[tokio::test]
async fn whoever_moved_still_sees_and_answers_for_what_they_issued() {
    let (app, _) = clinic().await;
    let nurse = app.nurse().await;
    let patient = patient(&nurse).await;
    let mut made = Vec::new();
    for _ in 0..2 {
        made.push(issue(&nurse, &form(&patient)).await);
    }
    let kept = draft(&nurse, &form(&patient)).await;
    let elsewhere = app.new_organization("Поліклініка № 3").await;
    moved(&app, &nurse, elsewhere).await;
    let nurse = nurse.signed_in().await;
    let mine = list(&nurse, &json!({"list": "mine"})).await;
    assert_eq!(ids(&mine).len(), 3);
    assert_eq!(nurse.ask(CountReferrals).await.expect(200)["mine"], 3);
    assert_eq!(
        list(&nurse, &json!({"list": "organization"})).await["total"],
        0
    );
    let file = nurse
        .ask(ExportReferrals)
        .json(&json!({"lang": "uk", "list": {"list": "mine"}}));
    assert_eq!(file.await.expect(200)["rows"], 3);
    let known = found(&nurse, made[0]["number"].as_str().unwrap()).await;
    assert_eq!(known["referrals"][0]["requisition_id"], made[0]["id"]);
    let shown = nurse.ask(GetRequisition).of(id(&made[0])).await.expect(200);
    assert_eq!(shown["referrals"][0]["allowed"], json!(["enter-in-error"]));
    let call = nurse
        .ask(EnterReferralInError)
        .of(first(&made[0]))
        .json(&duplicate());
    call.await.expect(200);
    // Nothing else of the place she left is hers any more.
    let call = nurse
        .ask(RecallReferral)
        .of(first(&made[1]))
        .json(&not_needed());
    call.await.expect_problem(409, "transition-refused");
    let shown = nurse.ask(GetRequisition).of(id(&kept)).await.expect(200);
    assert_eq!(shown["requester"]["organization"], "Поліклініка № 3");
    let stranger = outsider(&app).await;
    let reply = stranger.ask(GetRequisition).of(id(&made[1])).await;
    reply.expect_problem(404, "not-found");
}
