//! Whoever guesses waits: one second, then two, doubling to a minute.

use crate::harness::{Attempt, PASSWORD, Staff, TestApp};
use serde_json::json;
use shared::{
    endpoints::{ChangePassword, ResetPassword},
    roles::ShippedRole::Nurse,
};

async fn scene() -> (TestApp, Staff) {
    let app = TestApp::new().await;
    let nurse = app.somebody("nurse", &[Nurse]).hire().await;
    (app, nurse)
}

async fn guess(attempt: Attempt) {
    let reply = attempt.password("wrong horse battery").send().await;
    reply.expect_problem(401, "sign-in-refused");
}

/// The attempt is told to wait so many seconds.
async fn waits(attempt: Attempt, seconds: u64) {
    let reply = attempt.send().await;
    let problem = reply.expect_problem(429, "throttled");
    assert_eq!(problem["seconds"], seconds);
    assert_eq!(
        reply.header("retry-after"),
        Some(seconds.to_string().as_str())
    );
}

/// The attempt is told to wait.
async fn waits_at_all(attempt: Attempt) {
    attempt.send().await.expect_problem(429, "throttled");
}

#[tokio::test]
async fn each_refusal_doubles_the_wait_to_a_minute() {
    let (app, nurse) = scene().await;
    for seconds in [1, 2, 4, 8, 16, 32, 60, 60] {
        guess(nurse.attempt()).await;
        // Even with everything right.
        waits(nurse.attempt(), seconds).await;
        app.wait_seconds(i64::try_from(seconds).unwrap());
    }
    nurse.sign_in().await.expect(201);
}

#[tokio::test]
async fn waiting_too_little_does_not_lengthen_the_wait() {
    let (app, nurse) = scene().await;
    guess(nurse.attempt()).await;
    app.wait_seconds(1);
    guess(nurse.attempt()).await;
    waits(nurse.attempt(), 2).await;
    app.wait_seconds(1);
    waits(nurse.attempt(), 1).await;
    app.wait_seconds(1);
    nurse.sign_in().await.expect(201);
}

#[tokio::test]
async fn success_forgets_the_refusals() {
    let (app, nurse) = scene().await;
    for _ in 0..4 {
        guess(nurse.attempt()).await;
        app.wait_seconds(61);
    }
    nurse.sign_in().await.expect(201);
    guess(nurse.attempt()).await;
    waits(nurse.attempt(), 1).await;
}

#[tokio::test]
async fn the_owners_own_troubles_with_the_token_make_nobody_wait() {
    let (app, nurse) = scene().await;
    let other = app.somebody("other", &[Nurse]).hire().await;
    for _ in 0..5 {
        let reply = nurse.attempt().token(&other.token).send().await;
        reply.expect_problem(401, "token-login-mismatch");
    }
    nurse.sign_in().await.expect(201);
}

#[tokio::test]
async fn guesses_elsewhere_do_not_slow_the_owner() {
    let (app, nurse) = scene().await;
    let elsewhere = app.new_station("Пост 3").await;
    for seconds in [1, 2, 4, 8, 16, 32, 60, 60, 60] {
        guess(nurse.attempt().at(&elsewhere)).await;
        waits(nurse.attempt().login("NURSE").at(&elsewhere), seconds).await;
        nurse.sign_in().await.expect(201);
        app.wait_seconds(i64::try_from(seconds).unwrap());
    }
}

#[tokio::test]
async fn guesses_at_the_owners_workstation_do_not_slow_whoever_has_the_token() {
    let (app, nurse) = scene().await;
    let colleague = app.somebody("colleague", &[Nurse]).hire().await;
    let expired = nurse
        .make_token(&json!({
            "job_title": "Посада",
            "hours": {"start": "00:00", "end": "00:00"},
            "last_day": "2026-09-01",
        }))
        .await;
    let altered = format!("{}A", nurse.token);
    for token in [&colleague.token, &expired.token, &altered] {
        if *token == expired.token {
            app.wait_minutes(24 * 60);
        }
        for _ in 0..9 {
            guess(nurse.attempt().token(token)).await;
            waits_at_all(nurse.attempt().token(token)).await;
            nurse.sign_in().await.expect(201);
            colleague.sign_in().await.expect(201);
            app.wait_seconds(60);
        }
    }
}

/// One password, tried for each of many logins with a token of theirs that works.
#[tokio::test]
async fn one_password_tried_with_everybodys_token_is_slowed_and_nobodys_own() {
    let (app, nurse) = scene().await;
    let mut colleagues = Vec::new();
    for number in 0..8 {
        let login = format!("colleague_{number}");
        colleagues.push(app.somebody(&login, &[Nurse]).hire().await);
    }
    let (first, rest) = colleagues.split_at(6);
    for colleague in first {
        guess(colleague.attempt()).await;
    }
    for colleague in rest {
        waits_at_all(colleague.attempt().password("wrong horse battery")).await;
        colleague.sign_in().await.expect(201);
    }
    nurse.sign_in().await.expect(201);
    app.wait_seconds(1);
    guess(nurse.attempt()).await;
}

#[tokio::test]
async fn guesses_with_another_token_of_the_owners_do_not_slow_them() {
    let (app, nurse) = scene().await;
    let another = nurse
        .make_token(&json!({
            "job_title": "Посада",
            "hours": {"start": "00:00", "end": "00:00"},
            "last_day": "2026-12-31",
        }))
        .await;
    for seconds in [1, 2, 4] {
        guess(nurse.attempt().token(&another.token)).await;
        waits(nurse.attempt().token(&another.token), seconds).await;
        nurse.sign_in().await.expect(201);
        app.wait_seconds(i64::try_from(seconds).unwrap());
    }
}

#[tokio::test]
async fn guesses_before_an_open_session_do_not_slow_signing_in_nor_the_other_way() {
    let (app, nurse) = scene().await;
    let elsewhere = nurse.clone();
    let nurse = nurse.signed_in().await;
    let change = |current: &str| {
        let form = json!({"current": current, "new": "a password of their own"});
        nurse.ask(ChangePassword).json(&form)
    };
    change("wrong horse battery")
        .await
        .expect_problem(403, "password-wrong");
    let throttled = change(PASSWORD).await;
    throttled.expect_problem(429, "throttled");
    elsewhere.sign_in().await.expect(201);
    guess(elsewhere.attempt()).await;
    waits(elsewhere.attempt(), 1).await;
    app.wait_seconds(1);
    guess(elsewhere.attempt()).await;
    waits(elsewhere.attempt(), 2).await;
    change(PASSWORD).await.expect(200);
}

#[tokio::test]
async fn a_wrong_password_makes_no_colleague_wait() {
    let (app, nurse) = scene().await;
    let colleague = app.somebody("colleague", &[Nurse]).hire().await;
    guess(nurse.attempt()).await;
    colleague.sign_in().await.expect(201);
    // Nor does it make one wait who has forgotten the token file.
    let forgetful = colleague.attempt().token(&nurse.token).send().await;
    forgetful.expect_problem(401, "token-login-mismatch");
}

#[tokio::test]
async fn one_password_tried_for_many_logins_is_slowed() {
    let (app, nurse) = scene().await;
    let colleague = app.somebody("colleague", &[Nurse]).hire().await;
    let mut looked_at = 0;
    let mut last = None;
    for number in 0..20 {
        // As good as known logins are unknown ones.
        let login = match number {
            3 => "nurse".to_owned(),
            _ => format!("login_{number}"),
        };
        let attempt = colleague.attempt().login(&login).password("Spring 2026!");
        let reply = attempt.send().await;
        if reply.status == 401 {
            looked_at += 1;
        } else {
            last = Some(reply);
        }
    }
    assert_eq!(looked_at, 6);
    last.unwrap().expect_problem(429, "throttled");
    // Everybody with their own token goes on, there and elsewhere.
    nurse.sign_in().await.expect(201);
    colleague.sign_in().await.expect(201);
    let elsewhere = app.new_station("Пост 3").await;
    let reply = nurse.attempt().at(&elsewhere).send().await;
    reply.expect_problem(401, "token-other-workstation");
    // Right passwords in between change nothing.
    waits_at_all(colleague.attempt().login("login_19")).await;
}

#[tokio::test]
async fn right_attempts_side_by_side_all_pass() {
    let (_app, nurse) = scene().await;
    let [one, two, three] = [(); 3].map(|()| nurse.attempt());
    let replies = tokio::join!(one.send(), two.send(), three.send());
    let statuses = [replies.0.status, replies.1.status, replies.2.status];
    assert_eq!(statuses, [201, 201, 201]);
}

#[tokio::test]
async fn strangers_are_counted_by_address() {
    let (app, nurse) = scene().await;
    let stranger = app.new_key();
    guess(
        nurse
            .attempt()
            .key(&stranger)
            .login("one")
            .from("198.51.100.7"),
    )
    .await;
    let again = nurse.attempt().key(&stranger).login("two");
    waits(again.clone().from("198.51.100.7"), 1).await;
    let reply = again.from("198.51.100.8").send().await;
    reply.expect_problem(401, "sign-in-refused");
    // Whoever sits at an enrolled workstation behind that address goes on.
    nurse
        .attempt()
        .from("198.51.100.7")
        .send()
        .await
        .expect(201);
}

#[tokio::test]
async fn strangers_keep_nobody_from_signing_in() {
    let (app, nurse) = scene().await;
    let stranger = app.new_key();
    for _ in 0..5 {
        guess(nurse.attempt().key(&stranger).from("198.51.100.7")).await;
        nurse.sign_in().await.expect(201);
        app.wait_seconds(61);
    }
}

#[tokio::test]
async fn an_unknown_login_waits_as_a_known_one() {
    let (app, nurse) = scene().await;
    let colleague = app.somebody("colleague", &[Nurse]).hire().await;
    for seconds in [1, 2, 4] {
        for login in ["nobody", "nurse"] {
            guess(colleague.attempt().login(login)).await;
            waits(colleague.attempt().login(login), seconds).await;
        }
        app.wait_seconds(i64::try_from(seconds).unwrap());
    }
    drop(nurse);
}

#[tokio::test]
async fn of_guesses_sent_side_by_side_one_is_looked_at() {
    let (_app, nurse) = scene().await;
    let [one, two, three] = [(); 3].map(|()| nurse.attempt().password("wrong horse battery"));
    let replies = tokio::join!(one.send(), two.send(), three.send());
    let mut statuses = [replies.0.status, replies.1.status, replies.2.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [401, 429, 429]);
}

#[tokio::test]
async fn what_was_refused_is_not_counted_as_granted_too() {
    let (app, nurse) = scene().await;
    let nurse = nurse.signed_in().await;
    guess(nurse.attempt()).await;
    waits(nurse.attempt(), 1).await;
    let stranger = nurse.attempt().key(&app.new_key()).send().await;
    stranger.expect_problem(401, "sign-in-refused");
    let form = json!({"current": "wrong horse battery", "new": "three white horses"});
    let change = nurse.ask(ChangePassword).json(&form).await;
    change.expect_problem(403, "password-wrong");
    let administrator = app.administrator().await;
    let reset = administrator
        .ask(ResetPassword)
        .of(nurse.id)
        .json(&json!({"password": "LuxMedica2026"}));
    reset.await.expect_fault("password", "password-not-given");
    app.state.monitor.flush().await.unwrap();
    for operation in ["authenticate", "change_password", "reset_password"] {
        let records = app.records(operation).await;
        assert!(records.iter().any(|record| record.starts_with("refused")));
        let counted = records
            .iter()
            .filter(|record| record.starts_with("counted"));
        assert_eq!(counted.count(), 0, "{operation} {records:?}");
    }
}

#[tokio::test]
async fn waiting_is_journalled() {
    let (app, nurse) = scene().await;
    guess(nurse.attempt()).await;
    waits(nurse.attempt(), 1).await;
    assert_eq!(app.last_record().await, "authenticate refused throttled");
}

#[tokio::test]
async fn a_flood_of_refusals_is_counted_and_not_written_line_by_line() {
    let (app, nurse) = scene().await;
    guess(nurse.attempt()).await;
    for _ in 0..30 {
        waits(nurse.attempt(), 1).await;
    }
    let throttled = |records: Vec<String>| {
        let records = records.into_iter();
        records
            .filter(|record| record == "refused throttled")
            .count()
    };
    assert_eq!(throttled(app.records("authenticate").await), 10);
    app.wait_seconds(60);
    guess(nurse.attempt()).await;
    waits(nurse.attempt(), 2).await;
    assert_eq!(throttled(app.records("authenticate").await), 11);
    assert_eq!(app.last_line().await.count, 21);
}

#[tokio::test]
async fn the_second_password_for_many_logins_waits_as_the_first_did() {
    let (app, nurse) = scene().await;
    let guess = async |login: usize| {
        let attempt = nurse.attempt().login(&format!("login_{login}"));
        attempt.password("wrong horse battery").send().await
    };
    for login in 0..9 {
        app.wait_seconds(60);
        guess(login).await.expect_problem(401, "sign-in-refused");
    }
    // One after another: each has to wait for what the one before it cost.
    for (login, seconds) in [8, 16, 32, 60, 60, 60].into_iter().enumerate() {
        let reply = guess(login).await;
        assert_eq!(reply.expect_problem(429, "throttled")["seconds"], seconds);
        app.wait_seconds(seconds);
        guess(login).await.expect_problem(401, "sign-in-refused");
    }
    // Whoever has their token does not.
    nurse.sign_in().await.expect(201);
}
