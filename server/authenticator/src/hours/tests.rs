//! Working hours, over days and the change of clocks.

use jiff::{SignedDuration, civil::date as on};
use proptest::prelude::*;

use super::*;

fn kyiv() -> TimeZone {
    TimeZone::get("Europe/Kyiv").unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// `"22:00-06:00"`.
fn hours(text: &str) -> WorkingHours {
    let (start, end) = text.split_once('-').unwrap();
    let [start, end] = [start, end].map(|time| TimeOfDay::try_from(time.to_owned()).unwrap());
    WorkingHours { start, end }
}

fn day(text: &str) -> Day {
    Day::try_from(text.to_owned()).unwrap()
}

/// Asserts that the shift begun on a day lasts from exactly one instant to another.
#[track_caller]
fn lasts(text: &str, began_on: Date, from: &str, to: &str) {
    let (hours, zone, from, to) = (hours(text), kyiv(), at(from), at(to));
    let milli = SignedDuration::from_millis(1);
    let shift = Shift {
        began_on,
        ends: Some(to),
    };
    assert_eq!(shift_at(hours, from, &zone), Some(shift), "first instant");
    assert_eq!(
        shift_at(hours, to - milli, &zone),
        Some(shift),
        "last instant"
    );
    assert_ne!(shift_at(hours, from - milli, &zone), Some(shift), "before");
    assert_ne!(shift_at(hours, to, &zone), Some(shift), "after");
}

#[test]
fn a_day_shift_is_half_open() {
    lasts(
        "08:30-17:00",
        on(2026, 6, 1),
        "2026-06-01T05:30:00Z",
        "2026-06-01T14:00:00Z",
    );
    lasts(
        "08:30-08:31",
        on(2026, 6, 1),
        "2026-06-01T05:30:00Z",
        "2026-06-01T05:31:00Z",
    );
    lasts(
        "00:00-23:59",
        on(2026, 6, 1),
        "2026-05-31T21:00:00Z",
        "2026-06-01T20:59:00Z",
    );
    let outside = shift_at(hours("08:30-17:00"), at("2026-06-01T14:00:00Z"), &kyiv());
    assert_eq!(outside, None);
}

#[test]
fn a_night_shift_crosses_midnight() {
    lasts(
        "22:00-06:00",
        on(2026, 6, 1),
        "2026-06-01T19:00:00Z",
        "2026-06-02T03:00:00Z",
    );
    lasts(
        "22:00-00:00",
        on(2026, 6, 1),
        "2026-06-01T19:00:00Z",
        "2026-06-01T21:00:00Z",
    );
    lasts(
        "00:01-00:00",
        on(2026, 6, 1),
        "2026-05-31T21:01:00Z",
        "2026-06-01T21:00:00Z",
    );
    let noon = at("2026-06-01T09:00:00Z");
    assert_eq!(shift_at(hours("22:00-06:00"), noon, &kyiv()), None);
}

#[test]
fn equal_times_are_the_whole_day() {
    for now in [
        "2026-06-01T00:00:00Z",
        "2026-03-29T01:00:00Z",
        "2026-10-25T00:30:00Z",
    ] {
        let shift = shift_at(hours("09:00-09:00"), at(now), &kyiv()).unwrap();
        assert_eq!(shift.ends, None);
        assert_eq!(shift.began_on, kyiv().to_datetime(at(now)).date());
    }
}

// On 2026-03-29 at 01:00Z the clocks of Kyiv jump from 03:00 to 04:00.
#[test]
fn in_spring_a_missing_time_is_the_first_instant_after_the_gap() {
    let jump = "2026-03-29T01:00:00Z";
    for start in ["03:00-12:00", "03:30-12:00", "03:59-12:00", "04:00-12:00"] {
        lasts(start, on(2026, 3, 29), jump, "2026-03-29T09:00:00Z");
    }
    for end in ["22:00-03:00", "22:00-03:30", "22:00-03:59", "22:00-04:00"] {
        lasts(end, on(2026, 3, 28), "2026-03-28T20:00:00Z", jump);
    }
    // Seven hours of work instead of eight.
    lasts(
        "22:00-06:00",
        on(2026, 3, 28),
        "2026-03-28T20:00:00Z",
        "2026-03-29T03:00:00Z",
    );
}

#[test]
fn in_spring_a_shift_inside_the_missing_hour_falls_away() {
    let lost = hours("03:10-03:50");
    let mut now = at("2026-03-28T22:00:00Z");
    while now < at("2026-03-29T21:00:00Z") {
        assert_eq!(shift_at(lost, now, &kyiv()), None, "{now}");
        now += SignedDuration::from_mins(5);
    }
}

// On 2026-10-25 at 01:00Z the clocks of Kyiv go from 04:00 back to 03:00.
#[test]
fn in_autumn_a_start_is_the_first_and_an_end_the_second() {
    lasts(
        "03:00-12:00",
        on(2026, 10, 25),
        "2026-10-25T00:00:00Z",
        "2026-10-25T10:00:00Z",
    );
    lasts(
        "03:30-12:00",
        on(2026, 10, 25),
        "2026-10-25T00:30:00Z",
        "2026-10-25T10:00:00Z",
    );
    lasts(
        "22:00-03:30",
        on(2026, 10, 24),
        "2026-10-24T19:00:00Z",
        "2026-10-25T01:30:00Z",
    );
    lasts(
        "22:00-03:00",
        on(2026, 10, 24),
        "2026-10-24T19:00:00Z",
        "2026-10-25T01:00:00Z",
    );
    lasts(
        "03:10-03:50",
        on(2026, 10, 25),
        "2026-10-25T00:10:00Z",
        "2026-10-25T01:50:00Z",
    );
    // 04:00 comes once, an hour after the clocks first reached it.
    lasts(
        "22:00-04:00",
        on(2026, 10, 24),
        "2026-10-24T19:00:00Z",
        "2026-10-25T02:00:00Z",
    );
    // Nine hours of work instead of eight.
    lasts(
        "22:00-06:00",
        on(2026, 10, 24),
        "2026-10-24T19:00:00Z",
        "2026-10-25T04:00:00Z",
    );
}

#[test]
fn in_autumn_the_later_of_two_overlapping_shifts_is_meant() {
    // Saturday's shift ends at the second 03:00, Sunday's begins at the first 03:30.
    let shift = shift_at(hours("03:30-03:00"), at("2026-10-25T00:45:00Z"), &kyiv()).unwrap();
    assert_eq!(shift.began_on, on(2026, 10, 25));
    assert_eq!(shift.ends, Some(at("2026-10-26T01:00:00Z")));
}

#[test]
fn a_token_works_through_its_last_day_and_the_shift_begun_on_it() {
    let cases = [
        ("08:00-17:00", "2026-06-01", "2026-06-01T21:00:00Z"),
        ("09:00-09:00", "2026-06-01", "2026-06-01T21:00:00Z"),
        ("22:00-06:00", "2026-06-01", "2026-06-02T03:00:00Z"),
        ("22:00-00:00", "2026-06-01", "2026-06-01T21:00:00Z"),
        ("22:00-06:00", "2026-03-28", "2026-03-29T03:00:00Z"),
        ("22:00-03:30", "2026-03-28", "2026-03-29T01:00:00Z"),
        ("22:00-06:00", "2026-10-24", "2026-10-25T04:00:00Z"),
        ("22:00-03:30", "2026-10-24", "2026-10-25T01:30:00Z"),
        ("08:00-17:00", "2026-10-25", "2026-10-25T22:00:00Z"),
    ];
    for (text, last_day, expected) in cases {
        let expires = expires_at(hours(text), day(last_day), &kyiv());
        assert_eq!(expires, at(expected), "{text} {last_day}");
    }
    assert_eq!(
        start_of(day("2026-06-01"), &kyiv()),
        at("2026-05-31T21:00:00Z")
    );
}

#[test]
fn midnight_itself_may_be_missing_or_come_twice() {
    // Cairo jumps from 00:00 to 01:00 on 2026-04-24, and back over midnight, from
    // 24:00 to 23:00, on 2026-10-29.
    let cairo = TimeZone::get("Africa/Cairo").unwrap();
    assert_eq!(
        start_of(day("2026-04-24"), &cairo),
        at("2026-04-23T22:00:00Z")
    );
    let end = expires_at(hours("08:00-17:00"), day("2026-10-29"), &cairo);
    assert_eq!(end, at("2026-10-29T22:00:00Z"));
    let night = shift_at(hours("23:30-06:00"), at("2026-10-29T21:10:00Z"), &cairo).unwrap();
    assert_eq!(night.began_on, on(2026, 10, 29));
}

proptest! {
    #[test]
    fn on_ordinary_days_the_wall_clock_decides(
        start in 0_u16..1440, end in 0_u16..1440, minutes in 0_i64..100 * 1440,
    ) {
        let [start, end] = [start, end].map(|at| TimeOfDay::new(at / 60, at % 60).unwrap());
        let hours = WorkingHours { start, end };
        // From April on, a hundred days without a change of clocks.
        let now = at("2026-04-02T00:00:30Z") + SignedDuration::from_mins(minutes);
        let wall = kyiv().to_datetime(now).time();
        let (start, end) = (time(start), time(end));
        let inside = match start.cmp(&end) {
            std::cmp::Ordering::Less => start <= wall && wall < end,
            std::cmp::Ordering::Equal => true,
            std::cmp::Ordering::Greater => start <= wall || wall < end,
        };
        let shift = shift_at(hours, now, &kyiv());
        prop_assert_eq!(shift.is_some(), inside);
        if let Some(ends) = shift.and_then(|shift| shift.ends) {
            prop_assert_eq!(kyiv().to_datetime(ends).time(), end);
            prop_assert!(now < ends && ends <= now + SignedDuration::from_hours(24));
        }
    }
}
