//! What is done to referrals: taking, releasing, completing, recalling and
//! calling them mistakes.

use super::{
    clinic, complete, duplicate, first, form, form_of, found, id, issue, not_needed, patient,
    recall, take, worker,
};
use crate::harness::{Staff, TestApp};
use serde_json::{Value, json};
use shared::endpoints::{
    CompleteReferral, EnterReferralInError, GetRequisition, RecallReferral, ReleaseReferral,
    TakeReferral,
};

/// A clinic with a referral and two who could take it.
async fn scene() -> (TestApp, Staff, [Staff; 2], Value) {
    let (app, doctor) = clinic().await;
    let one = worker(&app, "tkach_i", "Ткач Іван").await;
    let two = worker(&app, "moroz_h", "Мороз Ганна").await;
    let patient = patient(&doctor).await;
    let made = issue(&doctor, &form(&patient)).await;
    (app, doctor, [one, two], made)
}

/// The referral as its requester sees it.
async fn seen(doctor: &Staff, made: &Value) -> Value {
    let shown = doctor.ask(GetRequisition).of(id(made)).await.expect(200);
    shown["referrals"][0].clone()
}

#[tokio::test]
async fn of_two_who_take_at_once_one_wins_and_the_other_is_told_who() {
    let (app, doctor, [one, two], made) = scene().await;
    let call = |staff: &Staff| staff.ask(TakeReferral).of(first(&made)).into_future();
    let (first_reply, second_reply) = tokio::join!(call(&one), call(&two));
    let (winner, told) = match first_reply.status {
        200 => ("Ткач Іван", second_reply),
        _ => ("Мороз Ганна", first_reply),
    };
    let why = told.expect_problem(409, "transition-refused");
    assert_eq!(why["who"], winner);
    assert_eq!(why["act"], "take");
    let state = json!({"request": "active", "processing": "in-progress"});
    assert_eq!(why["state"], state);
    let seen = seen(&doctor, &made).await;
    assert_eq!(seen["performer"]["full_name"], winner);
    let lines = "select count(*) from referrals_history where act = 'take'";
    assert_eq!(app.count(lines).await, 1);
}

#[tokio::test]
async fn of_a_crowd_who_takes_at_once_exactly_one_does() {
    let (app, _, [one, two], made) = scene().await;
    let mut crowd = tokio::task::JoinSet::new();
    for at in 0..12 {
        let staff = if at % 2 == 0 { &one } else { &two };
        crowd.spawn(staff.ask(TakeReferral).of(first(&made)).into_future());
    }
    let mut taken = 0;
    while let Some(reply) = crowd.join_next().await {
        let reply = reply.unwrap();
        if reply.status == 200 {
            taken += 1;
        } else {
            reply.expect_problem(409, "transition-refused");
        }
    }
    assert_eq!(taken, 1);
    let lines = "select count(*) from referrals_history where act = 'take'";
    assert_eq!(app.count(lines).await, 1);
}

#[tokio::test]
async fn whoever_takes_it_reads_what_is_needed() {
    let (app, doctor, [one, _], made) = scene().await;
    app.wait_minutes(1);
    let taken = take(&one, first(&made)).await;
    assert_eq!(id(&taken), id(&made));
    assert_eq!(taken["patient"], made["patient"]);
    let performer = json!({
        "full_name": "Ткач Іван",
        "organization": "Терапевтичне відділення",
        "since": app.now().as_millisecond(),
        "gone": false,
    });
    assert_eq!(taken["referrals"][0]["performer"], performer);
    let offered = json!(["release", "complete"]);
    assert_eq!(taken["referrals"][0]["allowed"], offered);
    assert_eq!(seen(&doctor, &made).await["performer"], performer);
}

#[tokio::test]
async fn a_released_one_is_free_for_others() {
    let (_, doctor, [one, two], made) = scene().await;
    take(&one, first(&made)).await;
    // Not by others.
    let call = two.ask(ReleaseReferral).of(first(&made));
    let why = call.expect_refusal(409, "transition-refused");
    assert_eq!(why.await["who"], "Ткач Іван");
    let call = one.ask(ReleaseReferral).of(first(&made));
    assert_eq!(call.await.expect(200), Value::Null);
    let free = seen(&doctor, &made).await;
    let state = json!({"request": "active", "processing": "new"});
    assert_eq!(free["state"], state);
    assert_eq!(free["performer"], Value::Null);
    take(&two, first(&made)).await;
    let taken = seen(&doctor, &made).await;
    assert_eq!(taken["performer"]["full_name"], "Мороз Ганна");
    // Who had it before cannot complete it any more.
    let body = json!({"result": "Норма"});
    let call = one.ask(CompleteReferral).of(first(&made)).json(&body);
    let why = call.expect_refusal(409, "transition-refused");
    assert_eq!(why.await["who"], "Мороз Ганна");
}

#[tokio::test]
async fn completing_needs_words() {
    let (_, doctor, [one, _], made) = scene().await;
    take(&one, first(&made)).await;
    let cases = [
        (json!({}), "result", "required"),
        (json!({"result": ""}), "result", "note-empty"),
        (json!({"result": " \n "}), "result", "note-empty"),
        (
            json!({"result": "н".repeat(2001)}),
            "result",
            "note-too-long",
        ),
        (json!({"result": null}), "result", "invalid"),
        (
            json!({"result": "Норма", "final": true}),
            "final",
            "unknown",
        ),
    ];
    for (body, field, rule) in cases {
        let call = one.ask(CompleteReferral).of(first(&made)).json(&body);
        call.await.expect_fault(field, rule);
    }
    let done = complete(&one, first(&made)).await;
    assert_eq!(done["referrals"][0]["result"], "Гемоглобін 132 г/л");
    let seen = seen(&doctor, &made).await;
    let state = json!({"request": "completed", "processing": "completed"});
    assert_eq!(seen["state"], state);
    assert_eq!(seen["result"], "Гемоглобін 132 г/л");
    assert_eq!(seen["performer"]["full_name"], "Ткач Іван");
}

#[tokio::test]
async fn a_recall_has_a_reason_and_some_need_words() {
    let (_, doctor, _, made) = scene().await;
    let cases = [
        (json!({}), "reason", "required"),
        (
            json!({"reason": "bored", "comment": null}),
            "reason",
            "invalid",
        ),
        (
            json!({"reason": "replaced", "comment": "x"}),
            "reason",
            "reason-reserved",
        ),
        (
            json!({"reason": "autoexpired", "comment": null}),
            "reason",
            "reason-reserved",
        ),
        (
            json!({"reason": "contraindicated", "comment": null}),
            "comment",
            "comment-missing",
        ),
        (
            json!({"reason": "other", "comment": null}),
            "comment",
            "comment-missing",
        ),
        (
            json!({"reason": "other", "comment": " "}),
            "comment",
            "note-empty",
        ),
        (
            json!({"reason": "not-needed", "comment": "п".repeat(2001)}),
            "comment",
            "note-too-long",
        ),
    ];
    for (body, field, rule) in cases {
        let call = doctor.ask(RecallReferral).of(first(&made)).json(&body);
        call.await.expect_fault(field, rule);
    }
    assert_eq!(seen(&doctor, &made).await, made["referrals"][0]);
    let comment = json!("Алергія");
    let cases = [
        ("not-needed", &Value::Null),
        ("patient-refused", &Value::Null),
        ("done-elsewhere", &comment),
        ("patient-died", &Value::Null),
        ("contraindicated", &comment),
        ("other", &comment),
    ];
    let patient = made["patient"]["id"].as_str().unwrap();
    for (reason, comment) in cases {
        let made = issue(&doctor, &form(patient)).await;
        let body = json!({"reason": reason, "comment": comment});
        let call = doctor.ask(RecallReferral).of(first(&made)).json(&body);
        let recalled = call.await.expect(200)["referrals"][0].clone();
        assert_eq!(recalled["state"]["request"], "recalled");
        let line = &recalled["history"][1];
        assert_eq!(line["act"], "recall");
        assert_eq!(line["reason"], json!({"recall": reason}));
        assert_eq!(line["comment"], *comment);
    }
}

#[tokio::test]
async fn one_in_work_is_not_recalled_and_says_with_whom_it_is() {
    let (app, doctor, [one, _], made) = scene().await;
    let colleague = app.nurse().await;
    take(&one, first(&made)).await;
    for staff in [&doctor, &colleague] {
        let call = staff
            .ask(RecallReferral)
            .of(first(&made))
            .json(&not_needed());
        let why = call.expect_refusal(409, "transition-refused");
        let why = why.await;
        assert_eq!(why["who"], "Ткач Іван");
        assert_eq!(why["act"], "recall");
        assert_eq!(why["state"]["processing"], "in-progress");
    }
}

#[tokio::test]
async fn a_colleague_recalls_what_another_issued() {
    let (app, _, [one, _], made) = scene().await;
    let colleague = app.nurse().await;
    let recalled = recall(&colleague, first(&made)).await;
    let line = &recalled["referrals"][0]["history"][1];
    assert_eq!(line["by"], "Шевчук Ірина");
    // Whoever comes too late learns who it was.
    let call = one.ask(TakeReferral).of(first(&made));
    let why = call.expect_refusal(409, "transition-refused");
    let why = why.await;
    assert_eq!(why["who"], "Шевчук Ірина");
    assert_eq!(why["state"]["request"], "recalled");
}

#[tokio::test]
async fn only_who_issued_it_calls_it_a_mistake() {
    let (app, doctor, [one, _], made) = scene().await;
    let colleague = app.nurse().await;
    let call = colleague
        .ask(EnterReferralInError)
        .of(first(&made))
        .json(&duplicate());
    let why = call.expect_refusal(403, "requester-only");
    assert_eq!(why.await["who"], "Бондар Олена Петрівна");
    let cases = [
        (
            json!({"reason": "other", "comment": null}),
            "comment",
            "comment-missing",
        ),
        (
            json!({"reason": "not-needed", "comment": null}),
            "reason",
            "invalid",
        ),
    ];
    for (body, field, rule) in cases {
        let call = doctor
            .ask(EnterReferralInError)
            .of(first(&made))
            .json(&body);
        call.await.expect_fault(field, rule);
    }
    // Even when it was carried out: how far it had come stays on record.
    take(&one, first(&made)).await;
    complete(&one, first(&made)).await;
    let body = json!({"reason": "other", "comment": "Не той пацієнт"});
    let call = doctor
        .ask(EnterReferralInError)
        .of(first(&made))
        .json(&body);
    let wrong = call.await.expect(200)["referrals"][0].clone();
    let state = json!({"request": "entered-in-error", "processing": "completed"});
    assert_eq!(wrong["state"], state);
    assert_eq!(wrong["result"], "Гемоглобін 132 г/л");
    assert_eq!(wrong["history"][3]["reason"], json!({"error": "other"}));
    assert_eq!(wrong["history"][3]["comment"], "Не той пацієнт");
    assert_eq!(wrong["allowed"], json!([]));
}

#[tokio::test]
async fn each_service_under_a_number_goes_its_own_way() {
    let (_, doctor, [one, two], made) = scene().await;
    let patient = made["patient"]["id"].as_str().unwrap();
    let codes = ["B33001", "B33002", "P58001", "D11001"];
    let made = issue(&doctor, &form_of(patient, &codes)).await;
    let referral = |at: usize| id(&made["referrals"][at]).to_owned();
    take(&one, &referral(0)).await;
    take(&two, &referral(1)).await;
    complete(&two, &referral(1)).await;
    recall(&doctor, &referral(2)).await;
    let shown = doctor.ask(GetRequisition).of(id(&made)).await.expect(200);
    let states: Vec<_> = shown["referrals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let part = |part: &str| one["state"][part].as_str().unwrap().to_owned();
            format!("{} {}", part("request"), part("processing"))
        })
        .collect();
    let expected = [
        "active in-progress",
        "completed completed",
        "recalled new",
        "active new",
    ];
    assert_eq!(states, expected);
}

#[tokio::test]
async fn one_past_its_validity_is_not_taken_even_before_the_clock_recalled_it() {
    let (app, doctor, [one, two], made) = scene().await;
    let patient = made["patient"]["id"].as_str().unwrap();
    let other = issue(&doctor, &form(patient)).await;
    app.set_clock("2027-09-01T20:59:59Z");
    let one = one.signed_in().await;
    take(&one, first(&other)).await;
    app.wait_seconds(1);
    let call = two.signed_in().await.ask(TakeReferral).of(first(&made));
    let why = call.expect_refusal(409, "referral-expired");
    assert_eq!(why.await["last_day"], "2027-09-01");
    let number = made["number"].as_str().unwrap();
    let seen = found(&one, number).await["referrals"][0].clone();
    assert_eq!(seen["allowed"], json!([]));
    assert_eq!(seen["valid_until"], "2027-09-01");
    // What was taken in time is completed in peace.
    complete(&one, first(&other)).await;
}

#[tokio::test]
async fn the_history_names_everybody_in_order() {
    let (app, doctor, [one, two], made) = scene().await;
    app.wait_minutes(1);
    take(&one, first(&made)).await;
    app.wait_minutes(1);
    one.ask(ReleaseReferral).of(first(&made)).await.expect(200);
    app.wait_minutes(1);
    take(&two, first(&made)).await;
    complete(&two, first(&made)).await;
    let seen = seen(&doctor, &made).await;
    let lines = seen["history"].as_array().unwrap();
    let told: Vec<_> = lines
        .iter()
        .map(|line| {
            format!(
                "{} {}",
                line["act"].as_str().unwrap(),
                line["by"].as_str().unwrap()
            )
        })
        .collect();
    let expected = [
        "issue Бондар Олена Петрівна",
        "take Ткач Іван",
        "release Ткач Іван",
        "take Мороз Ганна",
        "complete Мороз Ганна",
    ];
    assert_eq!(told, expected);
    assert!(lines.is_sorted_by_key(|line| line["at"].as_i64()));
    for line in lines {
        assert_eq!(line["workstation"], doctor.station.name.as_str());
        assert_eq!(line["organization"], "Терапевтичне відділення");
    }
}

#[tokio::test]
async fn whoever_lost_the_right_does_not_complete_what_they_took() {
    let (app, _, [one, _], made) = scene().await;
    take(&one, first(&made)).await;
    let head = app.administrator().await;
    let role = app.role(shared::roles::ShippedRole::LaboratoryWorker);
    head.withdraw(one.id, role).await.await.expect(200);
    let body = json!({"result": "Норма"});
    let call = one.ask(CompleteReferral).of(first(&made)).json(&body);
    call.expect_refusal(403, "forbidden").await;
}

#[tokio::test]
async fn a_referral_that_does_not_exist() {
    let (_, doctor, [one, _], _) = scene().await;
    for nobody in [&uuid::Uuid::nil().to_string(), "nobody", "%00"] {
        for call in [one.ask(TakeReferral), one.ask(ReleaseReferral)] {
            call.of(nobody).await.expect_problem(404, "not-found");
        }
        let call = one
            .ask(CompleteReferral)
            .of(nobody)
            .json(&json!({"result": "Норма"}));
        call.await.expect_problem(404, "not-found");
        let call = doctor.ask(RecallReferral).of(nobody).json(&not_needed());
        call.await.expect_problem(404, "not-found");
        let call = doctor
            .ask(EnterReferralInError)
            .of(nobody)
            .json(&duplicate());
        call.await.expect_problem(404, "not-found");
    }
}
