//! A clock that somebody set: it is told, and what ended does not begin again.

mod protection;

use crate::harness::{Staff, TestApp, code_of, id};
use jiff::SignedDuration;
use monitor::{Database, Monitor};
use serde_json::json;
use shared::{
    endpoints::{
        CheckSessionToken, CreateEnrolmentLink, CreateToken, CreateUser, CreateWorkstation,
        DeleteToken, DeleteUser, GetReadiness, ResetPassword,
    },
    roles::ShippedRole::{Administrator, Nurse},
};

const YEAR: SignedDuration = SignedDuration::from_hours(24 * 365);

/// By how many seconds `/readyz` says that the clock cannot be believed.
async fn told(app: &TestApp) -> Option<i64> {
    let reply = app.ask(GetReadiness).await;
    if reply.status == 200 {
        return None;
    }
    reply.expect_problem(503, "clock-unsure")["seconds"].as_i64()
}

#[tokio::test]
async fn a_clock_that_was_set_is_told() {
    let app = TestApp::new().await;
    assert_eq!(told(&app).await, None);
    app.wait(YEAR);
    assert_eq!(told(&app).await, None, "time passes");
    app.clock.step(SignedDuration::from_secs(60));
    assert_eq!(told(&app).await, None);
    app.clock.step(SignedDuration::from_secs(1));
    assert_eq!(told(&app).await, Some(61));
    app.clock.step(SignedDuration::from_secs(-61));
    assert_eq!(told(&app).await, Some(-61), "it went back");
    app.wait_minutes(10);
    assert_eq!(told(&app).await, None);
    app.clock.step(-YEAR);
    app.wait_minutes(60);
    assert_eq!(told(&app).await, Some(-365 * 24 * 3600));
}

#[tokio::test]
async fn a_clock_that_was_set_right_is_believed() {
    for hours in [-3, 3] {
        let app = TestApp::new().await;
        let nurse = app.somebody("koval_m", &[Nurse]).hours("10:00", "15:00");
        let nurse = nurse.hire().await;
        app.wait_minutes(24 * 60);
        let nurse = nurse.signed_in().await;
        let step = SignedDuration::from_hours(hours);
        app.clock.step(step);
        assert_eq!(told(&app).await, Some(hours * 3600));
        // Eight in the morning, or two in the afternoon.
        app.wait_minutes(10);
        assert_eq!(told(&app).await, None);
        assert!(!nurse.is_signed_in().await, "what ended stays ended");
        let works = nurse.sign_in().await;
        if hours < 0 {
            works.expect_problem(401, "outside-hours");
            app.wait_minutes(120);
        }
        let nurse = nurse.signed_in().await;
        assert!(nurse.is_signed_in().await);
        app.state.monitor.flush().await.unwrap();
        assert!(nurse.is_signed_in().await);
    }
}

#[tokio::test]
async fn nothing_is_dated_while_the_clock_is_unsure() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let nurse = app.nurse().await;
    let profile = json!({"full_name": "Нова Сестра", "organization_id": app.organization,
        "position": "Сестра", "licence_number": null});
    let token = json!({"user_id": nurse.id, "job_title": "Сестра", "last_day": "2026-12-31",
        "workstation_id": nurse.station.id, "hours": {"start": "8", "end": "24"}});
    let user = json!({"login": "nova", "profile": profile});
    let (user_id, station) = (nurse.id, app.new_station("Пост 3").await.id);
    let makes = |by: &Staff| {
        [
            by.ask(CreateUser).json(&user),
            by.ask(CreateToken).json(&token),
            by.ask(CreateEnrolmentLink).of(station),
            by.ask(ResetPassword).of(user_id).json(&json!({})),
        ]
    };
    app.clock.step(SignedDuration::from_secs(61));
    assert_eq!(told(&app).await, Some(61));
    for call in makes(&administrator) {
        let refusal = call.expect_refusal(503, "clock-unsure").await;
        assert_eq!(refusal["seconds"], 61);
    }
    // Work goes on, and whoever may not ask is told that.
    let nurse = nurse.signed_in().await;
    assert!(nurse.is_signed_in().await);
    let forbidden = nurse.ask(CreateToken).json(&token).await;
    forbidden.expect_problem(403, "forbidden");
    app.wait_minutes(10);
    let administrator = administrator.signed_in().await;
    for call in makes(&administrator) {
        let reply = call.await;
        assert!((200..300).contains(&reply.status), "{}", reply.text());
    }
}

#[tokio::test]
async fn a_clock_behind_what_was_written_before_is_told() {
    let app = TestApp::in_file().await;
    app.nurse().await;
    app.clock.step(SignedDuration::from_hours(-3));
    // Of a line that cannot be read it is not known when it was; that one before it can.
    let last = "(select max(record_id) from journal_record)";
    app.write(&format!(
        "update journal_record set at = 'x' where record_id = {last}"
    ))
    .await;
    let database = Database::open(app.file()).await.unwrap();
    let clock = ground::clock::Clock::manual(app.now());
    let anew = Monitor::new(
        database,
        &server::Assembly,
        clock.clone(),
        app.random.clone(),
    );
    assert_eq!(anew.clock_fault(), None);
    anew.start().await.unwrap();
    assert_eq!(anew.clock_fault(), Some(-3 * 3600));
    clock.advance(SignedDuration::from_mins(10));
    assert_eq!(anew.clock_fault(), None);
    anew.close().await;
}

#[tokio::test]
async fn a_session_that_ended_stays_ended() {
    let app = TestApp::new().await;
    // Nobody looked while it was over.
    let nurse = app.nurse().await;
    app.wait_minutes(16);
    app.clock.step(SignedDuration::from_mins(-20));
    assert!(!nurse.is_signed_in().await);
    // Its hours ended, and it was in use until then.
    let nurse = nurse.signed_in().await;
    for _ in 0..80 {
        app.wait_minutes(10);
        let _ = nurse.ask(CheckSessionToken).await;
    }
    app.clock.step(SignedDuration::from_hours(-12));
    assert!(!nurse.is_signed_in().await);
}

#[tokio::test]
async fn a_session_that_ended_while_the_clock_was_ahead_stays_ended() {
    for flushed in [false, true] {
        let app = TestApp::new().await;
        let nurse = app.nurse().await;
        app.clock.step(YEAR);
        assert!(!nurse.is_signed_in().await);
        if flushed {
            app.state.monitor.flush().await.unwrap();
        }
        app.clock.step(-YEAR);
        assert!(!nurse.is_signed_in().await);
        app.state.monitor.flush().await.unwrap();
        assert!(!nurse.is_signed_in().await);
        // Nobody has to wait for the clock, though.
        assert!(nurse.signed_in().await.is_signed_in().await);
    }
}

#[tokio::test]
async fn a_session_from_the_future_is_over() {
    let app = TestApp::new().await;
    let nurse = app.somebody("koval_m", &[Nurse]);
    let nurse = nurse.last_day("2099-12-31").hire().await;
    app.clock.step(YEAR);
    let nurse = nurse.signed_in().await;
    assert!(nurse.is_signed_in().await);
    app.clock.step(-YEAR);
    assert!(!nurse.is_signed_in().await);
    app.state.monitor.flush().await.unwrap();
    assert_eq!(
        app.count("select count(*) from authenticator_session")
            .await,
        0
    );
}

#[tokio::test]
async fn an_expired_token_stays_so_and_none_is_lost() {
    let app = TestApp::new().await;
    let nurse = app.somebody("koval_m", &[Nurse]);
    let nurse = nurse.last_day("2026-09-01").hire().await;
    app.set_clock("2026-09-01T21:00:00Z");
    nurse.sign_in().await.expect_problem(401, "token-expired");
    app.clock.step(SignedDuration::from_hours(-4));
    nurse.sign_in().await.expect_problem(401, "token-expired");
    // A clock that is ahead for a while ends none for good.
    let app = TestApp::new().await;
    let nurse = app.nurse().await;
    app.clock.step(YEAR * 5);
    nurse.sign_in().await.expect_problem(401, "token-expired");
    app.clock.step(-YEAR * 5);
    assert!(nurse.signed_in().await.is_signed_in().await);
}

#[tokio::test]
async fn a_link_that_ran_out_stays_so() {
    let app = TestApp::new().await;
    let administrator = app.somebody("admin", &[Administrator]);
    let administrator = administrator.last_day("2099-12-31").hire().await;
    let administrator = administrator.signed_in().await;
    let form = json!({"name": "Кабінет 7", "place": "2 поверх", "inventory_label": "INV-7"});
    let call = administrator.ask(CreateWorkstation).json(&form);
    let made = call.await.expect(201);
    let call = administrator.ask(CreateEnrolmentLink).of(id(&made));
    let link = call.await.expect(201);
    let code = code_of(link["link"].as_str().unwrap()).to_owned();
    app.wait_minutes(15);
    app.clock.step(SignedDuration::from_mins(-10));
    let reply = app.enrol(&app.new_key(), &code).await;
    reply.expect_problem(403, "enrolment-refused");
    // One made while the clock was ahead does not last for a year.
    app.wait_seconds(2);
    app.clock.step(YEAR);
    let workstation = made["id"].as_str().unwrap().parse().unwrap();
    let code = app.enrolment_code(workstation).await;
    app.clock.step(-YEAR);
    let reply = app.enrol(&app.new_key(), &code).await;
    reply.expect_problem(403, "enrolment-refused");
    // One that is a minute old outlasts a clock that is a year ahead for a while.
    app.state.monitor.flush().await.unwrap();
    let code = app.enrolment_code(workstation).await;
    app.wait_minutes(1);
    app.clock.step(YEAR);
    app.state.monitor.flush().await.unwrap();
    let reply = app.enrol(&app.new_key(), &code).await;
    reply.expect_problem(403, "enrolment-refused");
    app.clock.step(-YEAR);
    app.enrol(&app.new_key(), &code).await.expect(201);
    app.enrolment_code(workstation).await;
    // Those that have run out go, so that no later start of the server finds them.
    app.wait(YEAR * 2);
    app.state.monitor.flush().await.unwrap();
    assert_eq!(
        app.count("select count(*) from authenticator_enrolment")
            .await,
        0
    );
}

#[tokio::test]
async fn no_right_changes_while_the_clock_is_unsure() {
    for seconds in [-3 * 3600, 61] {
        let app = TestApp::new().await;
        let administrator = app.administrator().await;
        let nurse = app.nurse().await;
        let role = administrator.make_role("Черговий", "_ _ _ _ _").await;
        administrator.give(nurse.id, role).await.expect(201);
        let own = app.role(Administrator);
        let withdrawal = administrator.withdraw(administrator.id, own).await;
        app.clock.step(SignedDuration::from_secs(seconds));
        let calls = [
            withdrawal,
            administrator.give(nurse.id, app.role(Administrator)),
            administrator.change_role(role, "Черговий", "+ _ _ _ _"),
        ];
        for call in calls {
            let refusal = call.expect_refusal(503, "clock-unsure").await;
            assert_eq!(refusal["seconds"], seconds);
        }
        // Whoever does not govern is shut out at any time.
        let call = administrator.ask(DeleteToken).of(nurse.token_id);
        call.await.expect(200);
        let call = administrator.ask(DeleteUser).of(nurse.id);
        call.await.expect(200);
        // Work goes on, and once the clock is believed, so does this.
        assert!(administrator.is_signed_in().await);
        app.wait_minutes(10);
        assert_eq!(told(&app).await, None);
    }
}

#[tokio::test]
async fn a_nonce_is_good_for_a_minute_whatever_the_clock_says() {
    let app = TestApp::new().await;
    let nonces = &app.state.nonces;
    let lived = || app.clock.lived();
    let nonce = nonces.issue(lived());
    assert!(nonces.check(&nonce, lived()).is_ok());
    app.clock.step(YEAR);
    assert!(
        nonces.check(&nonce, lived()).is_ok(),
        "a minute is a minute"
    );
    app.clock.step(-YEAR * 2);
    app.wait_seconds(60);
    assert!(nonces.check(&nonce, lived()).is_err());
}
