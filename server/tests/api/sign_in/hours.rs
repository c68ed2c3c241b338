//! Working hours at the door, by the clock on the wall of a clinic in Kyiv.

use crate::harness::{Staff, TestApp};
use serde_json::json;
use shared::{roles::ShippedRole::Nurse, time::Timestamp};

/// A nurse who works these hours, hired at an instant.
async fn nurse_at(hired: &str, start: &str, end: &str) -> Staff {
    let app = TestApp::at(hired).await;
    app.somebody("nurse", &[Nurse])
        .hours(start, end)
        .hire()
        .await
}

/// She gets in at `instant`, and the session ends at `ends_at`.
async fn gets_in(nurse: &Staff, instant: &str, ends_at: &str) {
    nurse.app.set_clock(instant);
    let session = nurse.sign_in().await.expect(201);
    let expected: jiff::Timestamp = ends_at.parse().unwrap();
    assert_eq!(
        session["ends_at"],
        json!(Timestamp(expected.as_millisecond())),
        "{instant}"
    );
    assert_eq!(session["ends_by"], "hours", "{instant}");
}

/// She is refused at `instant`, when the wall shows `wall`.
async fn stays_out(nurse: &Staff, instant: &str, wall: &str) {
    nurse.app.set_clock(instant);
    let told = nurse.sign_in().await.expect_problem(401, "outside-hours");
    assert_eq!(told["now"], wall, "{instant}");
}

#[tokio::test]
async fn a_day_shift_is_half_open() {
    let nurse = nurse_at("2026-09-01T01:00:00Z", "08:30", "17:00").await;
    stays_out(&nurse, "2026-09-01T05:29:59.999Z", "08:29").await;
    gets_in(&nurse, "2026-09-01T05:30:00Z", "2026-09-01T14:00:00Z").await;
    gets_in(&nurse, "2026-09-01T13:59:59.999Z", "2026-09-01T14:00:00Z").await;
    stays_out(&nurse, "2026-09-01T14:00:00Z", "17:00").await;
}

#[tokio::test]
async fn in_winter_the_same_hours_are_other_instants() {
    let nurse = nurse_at("2026-12-01T01:00:00Z", "08:30", "17:00").await;
    stays_out(&nurse, "2026-12-01T06:29:59Z", "08:29").await;
    gets_in(&nurse, "2026-12-01T06:30:00Z", "2026-12-01T15:00:00Z").await;
}

#[tokio::test]
async fn a_night_shift_crosses_midnight() {
    let nurse = nurse_at("2026-09-01T08:00:00Z", "22:00", "06:00").await;
    stays_out(&nurse, "2026-09-01T18:59:59Z", "21:59").await;
    gets_in(&nurse, "2026-09-01T19:00:00Z", "2026-09-02T03:00:00Z").await;
    gets_in(&nurse, "2026-09-01T20:59:59Z", "2026-09-02T03:00:00Z").await;
    gets_in(&nurse, "2026-09-01T21:00:00Z", "2026-09-02T03:00:00Z").await;
    gets_in(&nurse, "2026-09-02T02:59:59Z", "2026-09-02T03:00:00Z").await;
    stays_out(&nurse, "2026-09-02T03:00:00Z", "06:00").await;
}

#[tokio::test]
async fn in_spring_a_shift_that_starts_in_the_missing_hour_starts_after_it() {
    // 29 March 2026: after 02:59 comes 04:00.
    let nurse = nurse_at("2026-03-28T08:00:00Z", "03:30", "12:00").await;
    stays_out(&nurse, "2026-03-29T00:59:59Z", "02:59").await;
    gets_in(&nurse, "2026-03-29T01:00:00Z", "2026-03-29T09:00:00Z").await;
}

#[tokio::test]
async fn in_spring_a_shift_that_ends_in_the_missing_hour_ends_before_it() {
    let nurse = nurse_at("2026-03-28T08:00:00Z", "22:00", "03:30").await;
    gets_in(&nurse, "2026-03-28T20:00:00Z", "2026-03-29T01:00:00Z").await;
    gets_in(&nurse, "2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z").await;
    stays_out(&nurse, "2026-03-29T01:00:00Z", "04:00").await;
}

#[tokio::test]
async fn in_spring_a_night_shift_is_an_hour_shorter() {
    let nurse = nurse_at("2026-03-28T08:00:00Z", "22:00", "06:00").await;
    gets_in(&nurse, "2026-03-28T20:00:00Z", "2026-03-29T03:00:00Z").await;
    gets_in(&nurse, "2026-03-29T01:30:00Z", "2026-03-29T03:00:00Z").await;
    stays_out(&nurse, "2026-03-29T03:00:00Z", "06:00").await;
}

#[tokio::test]
async fn in_autumn_a_shift_starts_at_the_first_of_two_hours() {
    // 25 October 2026: after 03:59 comes 03:00 once more.
    let nurse = nurse_at("2026-10-24T08:00:00Z", "03:30", "12:00").await;
    stays_out(&nurse, "2026-10-25T00:29:59Z", "03:29").await;
    gets_in(&nurse, "2026-10-25T00:30:00Z", "2026-10-25T10:00:00Z").await;
    // The second 03:00 to 03:29 is inside the shift: it began already.
    gets_in(&nurse, "2026-10-25T01:10:00Z", "2026-10-25T10:00:00Z").await;
}

#[tokio::test]
async fn in_autumn_a_shift_ends_at_the_second_of_two_hours() {
    let nurse = nurse_at("2026-10-24T08:00:00Z", "22:00", "03:30").await;
    gets_in(&nurse, "2026-10-25T00:45:00Z", "2026-10-25T01:30:00Z").await;
    gets_in(&nurse, "2026-10-25T01:29:59Z", "2026-10-25T01:30:00Z").await;
    stays_out(&nurse, "2026-10-25T01:30:00Z", "03:30").await;
}

#[tokio::test]
async fn in_autumn_a_night_shift_is_an_hour_longer() {
    let nurse = nurse_at("2026-10-24T08:00:00Z", "22:00", "06:00").await;
    gets_in(&nurse, "2026-10-24T19:00:00Z", "2026-10-25T04:00:00Z").await;
    gets_in(&nurse, "2026-10-25T03:59:59Z", "2026-10-25T04:00:00Z").await;
    stays_out(&nurse, "2026-10-25T04:00:00Z", "06:00").await;
}

#[tokio::test]
async fn a_shift_begun_on_the_last_day_finishes() {
    let app = TestApp::new().await;
    let hiring = app.somebody("nurse", &[Nurse]).hours("22:00", "06:00");
    let nurse = hiring.last_day("2026-09-01").hire().await;
    gets_in(&nurse, "2026-09-01T19:00:00Z", "2026-09-02T03:00:00Z").await;
    gets_in(&nurse, "2026-09-02T02:59:59Z", "2026-09-02T03:00:00Z").await;
    for instant in ["2026-09-02T03:00:00Z", "2026-09-02T19:00:00Z"] {
        app.set_clock(instant);
        let told = nurse.sign_in().await.expect_problem(401, "token-expired");
        assert_eq!(told["last_day"], "2026-09-01");
    }
}

#[tokio::test]
async fn an_ordinary_last_day_ends_at_midnight() {
    let app = TestApp::new().await;
    let nurse = app
        .somebody("nurse", &[Nurse])
        .last_day("2026-09-01")
        .hire()
        .await;
    app.set_clock("2026-09-01T20:59:59.999Z");
    let session = nurse.sign_in().await.expect(201);
    assert_eq!(session["ends_by"], "token-expiry");
    app.set_clock("2026-09-01T21:00:00Z");
    nurse.sign_in().await.expect_problem(401, "token-expired");
}

#[tokio::test]
async fn the_facilitys_own_time_zone_decides() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = web::config::Config {
        data: folder.path().to_owned(),
        ..web::config::Config::default()
    };
    config.facility.time_zone = "Asia/Tokyo".to_owned();
    let app = TestApp::with(config, "2026-09-01T01:00:00Z", folder).await;
    let nurse = app
        .somebody("nurse", &[Nurse])
        .hours("08:00", "17:00")
        .hire()
        .await;
    gets_in(&nurse, "2026-09-01T07:59:59Z", "2026-09-01T08:00:00Z").await;
    stays_out(&nurse, "2026-09-01T08:00:00Z", "17:00").await;
}
