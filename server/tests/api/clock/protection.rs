//! No clock takes anybody's protection away.

use super::{YEAR, told};
use crate::{
    four_eyes::{created, reset, token},
    harness::{Staff, TestApp},
};
use jiff::SignedDuration;
use monitor::Monitor;
use serde_json::{Value, json};
use shared::{
    endpoints::{
        CreateEnrolmentLink, CreateToken, DeleteToken, DeleteUser, DeleteWorkstation, ListAloneActs,
    },
    roles::ShippedRole::{Administrator, Nurse},
};

#[tokio::test]
async fn a_clock_that_is_ahead_puts_nobody_below_anybody() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let role = administrator.make_role("Токени", "_ _ + _ _").await;
    let station = app.new_station("Реєстратура").await;
    let manager = app.somebody("manager", &[]).holding(role).at(&station);
    let manager = manager.last_day("2099-12-31").hire().await;
    let refused = async || {
        let manager = manager.clone().signed_in().await;
        let call = manager
            .ask(CreateEnrolmentLink)
            .of(administrator.station.id)
            .await;
        call.expect_problem(403, "target-outranks");
        let call = manager.ask(DeleteWorkstation).of(administrator.station.id);
        let call = call.await;
        call.expect_problem(403, "target-outranks");
    };
    refused().await;
    // Also once it is believed.
    app.clock.step(YEAR * 2);
    assert!(told(&app).await.is_some());
    app.wait_minutes(10);
    assert_eq!(told(&app).await, None);
    refused().await;
}

#[tokio::test]
async fn a_clock_that_was_put_back_lets_no_last_holder_go() {
    let app = TestApp::new().await;
    let leaves = app.somebody("leaves", &[Administrator]);
    let leaves = leaves.last_day("2026-09-10").hire().await;
    app.wait_minutes(24 * 60);
    let stays = app.administrator().await;
    app.clock.step(SignedDuration::from_hours(-3));
    assert!(told(&app).await.is_some());
    // Ten minutes later it is believed, and the token of the other is not yet valid.
    app.wait_minutes(10);
    assert_eq!(told(&app).await, None);
    let leaves = leaves.signed_in().await;
    let call = leaves.ask(DeleteUser).of(stays.id);
    call.expect_refusal(409, "last-holder").await;
}

/// The clock is set, and believed.
async fn set(app: &TestApp, step: SignedDuration) {
    app.clock.step(step);
    assert!(told(app).await.is_some());
    app.wait_minutes(10);
    assert_eq!(told(app).await, None);
}

#[tokio::test]
async fn a_clock_that_is_ahead_lets_no_last_holder_go() {
    let app = TestApp::new().await;
    let stays = app.administrator().await;
    // The token of the other works at night, and for years: it is not counted on.
    let leaves = app.somebody("leaves", &[Administrator]).hours("22", "6");
    let leaves = leaves.last_day("2099-12-31").hire().await;
    app.set_clock("2026-09-01T20:00:00Z");
    set(&app, YEAR * 2).await;
    stays.sign_in().await.expect_problem(401, "token-expired");
    let leaves = leaves.signed_in().await;
    for call in [
        leaves.ask(DeleteUser).of(stays.id),
        leaves.ask(DeleteToken).of(stays.token_id),
    ] {
        call.await.expect_problem(409, "last-holder");
    }
    let call = leaves.withdraw(stays.id, app.role(Administrator)).await;
    call.await.expect_problem(409, "last-holder");
}

#[tokio::test]
async fn whose_token_was_made_by_a_clock_that_was_ahead_is_not_counted_on() {
    let app = TestApp::new().await;
    let leaves = app.somebody("leaves", &[Administrator]);
    let leaves = leaves.last_day("2099-12-31").hire().await;
    set(&app, YEAR).await;
    let stays = app.somebody("stays", &[Administrator]);
    let stays = stays.last_day("2099-12-31").hire().await;
    set(&app, -YEAR).await;
    stays
        .sign_in()
        .await
        .expect_problem(401, "token-not-yet-valid");
    let leaves = leaves.signed_in().await;
    for call in [
        leaves.ask(DeleteUser).of(leaves.id),
        leaves.ask(DeleteToken).of(leaves.token_id),
    ] {
        call.await.expect_problem(409, "last-holder");
    }
}

#[tokio::test]
async fn a_code_given_by_a_clock_that_was_ahead_does_not_begin_to_work() {
    let app = TestApp::new().await;
    let administrator = app.somebody("admin", &[Administrator]);
    let administrator = administrator.last_day("2099-12-31").hire().await;
    let nurse = app.somebody("nurse", &[Nurse]).last_day("2099-12-31");
    let nurse = nurse.hire().await;
    set(&app, YEAR).await;
    let administrator = administrator.signed_in().await;
    let given = reset(&administrator, &nurse.id.to_string()).await;
    let given = given.expect(200);
    let nurse = Staff {
        password: given["code"].as_str().unwrap().to_owned(),
        ..nurse
    };
    set(&app, -YEAR).await;
    nurse.sign_in().await.expect_problem(401, "code-lapsed");
    app.wait(YEAR - SignedDuration::from_hours(12));
    app.state.monitor.flush().await.unwrap();
    nurse.sign_in().await.expect_problem(401, "code-lapsed");
}

async fn lasting_token_refused(maker: &Staff, owner: &str) {
    let terms = json!({"user_id": owner, "job_title": "Сестра", "last_day": "2099-12-31",
        "workstation_id": maker.station.id, "hours": {"start": "8", "end": "24"}});
    let call = maker.ask(CreateToken).json(&terms);
    call.expect_refusal(403, "four-eyes-token").await;
}

#[tokio::test]
async fn nor_does_it_end_four_eyes() {
    let app = TestApp::new().await;
    let _second = app.administrator().await;
    let insider = app.somebody("insider", &[Administrator]);
    let insider = insider
        .last_day("2099-12-31")
        .hire()
        .await
        .signed_in()
        .await;
    let nurse = app.nurse().await.id.to_string();
    token(&insider, &nurse).await.expect(201);
    set(&app, YEAR * 2).await;
    let insider = insider.signed_in().await;
    let call = reset(&insider, &nurse);
    call.expect_refusal(403, "four-eyes-reset").await;
    let (user, _) = created(&insider, "havryliuk_n").await;
    lasting_token_refused(&insider, &user).await;
}

#[tokio::test]
async fn nor_what_is_left_of_them_once_the_second_is_gone() {
    let app = TestApp::new().await;
    let second = app.administrator().await;
    let insider = app.somebody("insider", &[Administrator]);
    let insider = insider.last_day("2099-12-31").hire().await;
    let insider = insider.signed_in().await;
    insider
        .ask(DeleteToken)
        .of(second.token_id)
        .await
        .expect(200);
    // For a minute; and for good.
    app.clock.step(YEAR);
    app.state.monitor.flush().await.unwrap();
    app.clock.step(-YEAR);
    set(&app, YEAR).await;
    app.state.monitor.flush().await.unwrap();
    // And where the server begins by such a clock.
    let clock = ground::clock::Clock::manual(app.now() + YEAR);
    let database = app.open().await;
    let anew = Monitor::new(database, &server::Assembly, clock, app.random.clone());
    anew.start().await.unwrap();
    anew.flush().await.unwrap();
    anew.close().await;
    let insider = insider.signed_in().await;
    let (user, _) = created(&insider, "havryliuk_n").await;
    lasting_token_refused(&insider, &user).await;
    let acts = insider.ask(ListAloneActs).await.expect(200);
    assert_ne!(acts["until"], Value::Null);
}

#[tokio::test]
async fn nor_does_anything_outlive_a_promotion_by_it() {
    let app = TestApp::new().await;
    let administrator = app.somebody("admin", &[Administrator]);
    let administrator = administrator.last_day("2099-12-31").hire().await;
    let administrator = administrator.signed_in().await;
    let role = administrator.make_role("Надає", "+ _ + _ _").await;
    let maker = app.somebody("maker", &[]).holding(role).hire().await;
    let maker = maker.signed_in().await;
    let (user, _) = created(&maker, "coded").await;
    let doctor = app.doctor().await;
    let made = token(&maker, &doctor.id.to_string()).await.expect(201);
    set(&app, YEAR * 2).await;
    let administrator = administrator.signed_in().await;
    for promoted in [doctor.id, user.parse().unwrap()] {
        let give = || administrator.give(promoted, app.role(Administrator));
        let why = give().await.expect_problem(409, "rights-surface");
        give().confirming(&why).await.expect(201);
    }
    set(&app, -YEAR * 2).await;
    let token = made["record"]["id"].as_str().unwrap();
    let gone = format!(
        "select count(*) from authenticator_token where token_id = '{token}' \
         and deleted_at is not null"
    );
    assert_eq!(app.value::<i64>(&gone).await, 1);
    let lapses = format!("select lapses_at from authenticator_credential where user_id = '{user}'");
    assert!(app.value::<i64>(&lapses).await <= app.now().as_millisecond());
}
