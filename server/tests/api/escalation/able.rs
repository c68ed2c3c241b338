//! Who is able is judged by what can be counted on, and over time.

use crate::harness::{Call, Overheard, Staff, TestApp};
use serde_json::{Value, json};
use shared::{
    endpoints::{DeleteToken, DeleteUser, ListLapses},
    ids::TokenId,
    roles::ShippedRole::Administrator,
};

/// Eleven in the morning on the first of September; a token that ends with
/// this day works for 14 more days and a few hours.
const JUST_ENOUGH: &str = "2026-09-15";
const TOO_SOON: &str = "2026-09-14";

fn form(hours: [&str; 2], last_day: &str) -> Value {
    json!({
        "job_title": "Посада",
        "hours": {"start": hours[0], "end": hours[1]},
        "last_day": last_day,
    })
}

/// An administrator, and another who has signed in but holds only the token of
/// this form.
async fn two(hours: [&str; 2], last_day: &str) -> (TestApp, Staff, Staff) {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let second = app.administrator().await;
    second.make_token(&form(hours, last_day)).await;
    delete(&administrator, second.token_id).await.expect(200);
    (app, administrator, second)
}

fn delete(actor: &Staff, token: TokenId) -> Call {
    actor.ask(DeleteToken).of(token)
}

async fn is_last(staff: &Staff) {
    let call = staff.ask(DeleteUser).of(staff.id);
    call.expect_refusal(409, "last-holder").await;
}

#[tokio::test]
async fn a_token_that_ends_within_two_weeks_is_not_counted_on() {
    let (_app, administrator, _) = two(["00:00", "00:00"], TOO_SOON).await;
    is_last(&administrator).await;
    let (_app, administrator, _) = two(["00:00", "00:00"], JUST_ENOUGH).await;
    let call = administrator.ask(DeleteUser).of(administrator.id);
    call.await.expect(200);
}

#[tokio::test]
async fn nor_one_that_works_when_nobody_does() {
    for hours in [["03:00", "03:01"], ["22:00", "06:00"], ["12:00", "12:30"]] {
        let (_app, administrator, _) = two(hours, "2026-12-31").await;
        is_last(&administrator).await;
    }
}

#[tokio::test]
async fn nor_one_whose_owner_never_signed_in_at_its_workstation() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let second = app.somebody("second", &[Administrator]).hire().await;
    is_last(&administrator).await;
    let _second = second.signed_in().await;
    let call = administrator.ask(DeleteUser).of(administrator.id);
    call.await.expect(200);
}

#[tokio::test]
async fn nor_one_at_a_workstation_whose_key_was_replaced_since() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let station = app.new_station("Пост 3").await;
    let second = app.somebody("second", &[Administrator]).at(&station);
    let _second = second.hire().await.signed_in().await;
    let code = app.enrolment_code(station.id).await;
    app.enrol(&app.new_key(), &code).await.expect(201);
    is_last(&administrator).await;
}

#[tokio::test]
async fn where_nobody_can_be_counted_on_whoever_gets_in_at_all_stays() {
    let app = TestApp::new().await;
    let only = app.somebody("only", &[Administrator]).last_day(TOO_SOON);
    let only = only.hire().await.signed_in().await;
    is_last(&only).await;
    let call = delete(&only, only.token_id);
    call.expect_refusal(409, "last-holder").await;
}

#[tokio::test]
async fn whoever_holds_a_right_reads_two_weeks_ahead_that_it_runs_out() {
    let app = TestApp::new().await;
    let only = app
        .somebody("only", &[Administrator])
        .last_day("2026-10-01");
    let only = only.named("Мельник Тарас").hire().await.signed_in().await;
    let head = app.head().await;
    assert_eq!(only.ask(ListLapses).await.expect(200), json!([]));
    app.set_clock("2026-09-18T08:00:00Z");
    let only = only.elsewhere(&only.station).signed_in().await;
    let lapses = only.ask(ListLapses).await.expect(200);
    let lapse = |permission: &str| {
        // The midnight after the last day, in Kyiv.
        let until = "2026-10-01T21:00:00Z".parse::<jiff::Timestamp>().unwrap();
        json!({
            "permission": permission,
            "until": until.as_millisecond(),
            "who": "Мельник Тарас",
            "login": "only",
        })
    };
    // The head of department can still manage users and assign roles.
    let expected = [lapse("role-management"), lapse("token-management")];
    assert_eq!(lapses, json!(expected));
    let head = head.elsewhere(&head.station).signed_in().await;
    assert_eq!(head.ask(ListLapses).await.expect(200), json!([]));
    let doctor = app.doctor().await;
    let refused = doctor.ask(ListLapses).await;
    refused.expect_problem(403, "forbidden");

    let overheard = Overheard::listen();
    access::lapses::warn(&app.state).await.unwrap();
    let heard: Vec<_> = overheard
        .take()
        .into_iter()
        .filter(|line| line.ends_with(" lapses"))
        .collect();
    assert_eq!(
        heard,
        [
            "role-management of only lapses",
            "token-management of only lapses"
        ]
    );
    // Once it is over, the log goes on saying so.
    app.set_clock("2026-10-03T08:00:00Z");
    access::lapses::warn(&app.state).await.unwrap();
    let heard = overheard.take();
    assert!(heard.contains(&"role-management of only lapses".to_owned()));
}

#[tokio::test]
async fn a_new_token_at_a_workstation_that_knows_them_ends_the_warning() {
    let app = TestApp::new().await;
    let only = app.somebody("only", &[Administrator]).last_day(TOO_SOON);
    let only = only.hire().await.signed_in().await;
    let lapses = only.ask(ListLapses).await.expect(200);
    assert_eq!(lapses.as_array().unwrap().len(), 4);
    only.make_token(&form(["08:00", "17:00"], "2026-12-31"))
        .await;
    assert_eq!(only.ask(ListLapses).await.expect(200), json!([]));
}

#[tokio::test]
async fn where_nobody_has_signed_in_yet_the_log_says_nothing() {
    let app = TestApp::new().await;
    let _only = app.somebody("only", &[Administrator]).hire().await;
    let overheard = Overheard::listen();
    access::lapses::warn(&app.state).await.unwrap();
    let heard = overheard.take();
    assert!(
        !heard.iter().any(|line| line.ends_with(" lapses")),
        "{heard:?}"
    );
}
