//! When a session ends at the latest, and by what: the earliest of four.

use crate::harness::{Hiring, TestApp};
use shared::{
    roles::ShippedRole::Nurse,
    sessions::{EndsBy, Session},
};

/// Signs in at 11:00 in Kyiv and says when and by what the session ends.
async fn ends(describe: impl FnOnce(Hiring) -> Hiring) -> (String, EndsBy) {
    let app = TestApp::new().await;
    let nurse = describe(app.somebody("nurse", &[Nurse])).hire().await;
    let session: Session = nurse.sign_in().await.read_as();
    let at = jiff::Timestamp::from_millisecond(session.ends_at.0).unwrap();
    (at.to_string(), session.ends_by)
}

#[tokio::test]
async fn by_the_end_of_the_working_hours() {
    let (at, by) = ends(|nurse| nurse.hours("08:00", "17:00")).await;
    assert_eq!((at.as_str(), by), ("2026-09-01T14:00:00Z", EndsBy::Hours));
}

#[tokio::test]
async fn by_the_tokens_session_hours() {
    let (at, by) = ends(|nurse| nurse.hours("08:00", "17:00").session_hours(2)).await;
    assert_eq!(
        (at.as_str(), by),
        ("2026-09-01T10:00:00Z", EndsBy::SessionHours)
    );
    let (at, by) = ends(|nurse| nurse.hours("08:00", "17:00").session_hours(7)).await;
    assert_eq!((at.as_str(), by), ("2026-09-01T14:00:00Z", EndsBy::Hours));
}

#[tokio::test]
async fn by_the_tokens_last_day() {
    let app = TestApp::at("2026-09-01T12:00:00Z").await;
    let nurse = app
        .somebody("nurse", &[Nurse])
        .last_day("2026-09-01")
        .hire()
        .await;
    let session: Session = nurse.sign_in().await.read_as();
    let midnight: jiff::Timestamp = "2026-09-01T21:00:00Z".parse().unwrap();
    assert_eq!(session.ends_at.0, midnight.as_millisecond());
    assert_eq!(session.ends_by, EndsBy::TokenExpiry);
}

#[tokio::test]
async fn by_the_limit_of_twelve_hours() {
    let (at, by) = ends(|nurse| nurse).await;
    assert_eq!((at.as_str(), by), ("2026-09-01T20:00:00Z", EndsBy::Limit));
    let (at, by) = ends(|nurse| nurse.hours("10:30", "10:00")).await;
    assert_eq!((at.as_str(), by), ("2026-09-01T20:00:00Z", EndsBy::Limit));
}
