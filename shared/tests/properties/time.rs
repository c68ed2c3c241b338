//! Times of day, days and working hours as they go over the wire.

use proptest::prelude::*;
use shared::{
    fields::Rule,
    time::{Day, TimeOfDay, WorkingHours},
};

fn time() -> impl Strategy<Value = TimeOfDay> {
    (0_u16..24, 0_u16..60).prop_map(|(hour, minute)| TimeOfDay::new(hour, minute).unwrap())
}

fn day() -> impl Strategy<Value = Day> {
    (1900_u16..2100, 1_u8..=12, 1_u8..=31).prop_filter_map("no such day", |(year, month, day)| {
        Day::new(year, month, day)
    })
}

fn typed_time(text: &str) -> Result<TimeOfDay, Rule> {
    TimeOfDay::try_from(text.to_owned())
}

fn iso_day(text: &str) -> Result<Day, Rule> {
    Day::try_from(text.to_owned())
}

proptest! {
    #[test]
    fn a_time_comes_back_as_it_went(time in time()) {
        let text = time.to_string();
        prop_assert_eq!(text.len(), 5);
        prop_assert_eq!(typed_time(&text), Ok(time));
        prop_assert_eq!(typed_time(&format!(" {text} ")), Ok(time));
        let json = serde_json::to_string(&time).unwrap();
        prop_assert_eq!(serde_json::from_str::<TimeOfDay>(&json).unwrap(), time);
        prop_assert_eq!(time.hour() * 60 + time.minute(), time.minutes());
    }

    #[test]
    fn only_times_of_the_day_are_times(hour in 0_u16..100, minute in 0_u16..100) {
        let fits = hour < 24 && minute < 60;
        prop_assert_eq!(TimeOfDay::new(hour, minute).is_some(), fits);
        let text = format!("{hour:02}:{minute:02}");
        prop_assert_eq!(typed_time(&text).is_ok(), fits);
        // A leading zero may be left out of the hour.
        let text = format!("{hour}:{minute:02}");
        prop_assert_eq!(typed_time(&text).is_ok(), fits);
    }

    #[test]
    fn nothing_else_is_a_time(text in "\\PC{0,12}") {
        let shape = text.trim().split_once(':').is_some_and(|(hour, minute)| {
            let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            (1..=2).contains(&hour.len()) && minute.len() == 2 && digits(hour) && digits(minute)
        });
        prop_assert!(shape || typed_time(&text) == Err(Rule::TimeInvalid));
    }

    #[test]
    fn times_are_ordered_as_the_day_goes(one in time(), two in time()) {
        prop_assert_eq!(one.cmp(&two), one.minutes().cmp(&two.minutes()));
        prop_assert_eq!(one.cmp(&two), one.to_string().cmp(&two.to_string()));
    }

    #[test]
    fn a_day_comes_back_as_it_went(day in day()) {
        let text = day.to_string();
        prop_assert_eq!(iso_day(&text), Ok(day));
        let json = serde_json::to_string(&day).unwrap();
        prop_assert_eq!(serde_json::from_str::<Day>(&json).unwrap(), day);
        let (year, month, of_month) = day.parts();
        prop_assert_eq!(Day::new(year, month, of_month), Some(day));
        // As a person types it.
        prop_assert_eq!(Day::typed(&format!(" {of_month}.{month}.{year} ")), Ok(day));
        prop_assert_eq!(Day::typed(&format!("{of_month:02}.{month:02}.{year}")), Ok(day));
        prop_assert_eq!(Day::typed(&text), Ok(day));
        // But not on the wire.
        prop_assert_eq!(iso_day(&format!("{of_month:02}.{month:02}.{year}")), Err(Rule::DateInvalid));
    }

    #[test]
    fn days_are_ordered_as_the_calendar_goes(one in day(), two in day()) {
        prop_assert_eq!(one.cmp(&two), one.to_string().cmp(&two.to_string()));
    }

    #[test]
    fn nothing_else_is_a_day(text in prop_oneof!["\\PC{0,12}", "[0-9+-]{0,5}-[0-9+ -]{0,3}-[0-9+ ]{0,3}"]) {
        if let Ok(day) = iso_day(&text) {
            prop_assert_eq!(day.to_string(), text.trim());
        }
    }

    #[test]
    fn a_shift_lasts_until_its_end_comes_round(start in time(), end in time()) {
        let hours = WorkingHours { start, end };
        let minutes = hours.minutes();
        prop_assert!((1..=1440).contains(&minutes));
        prop_assert_eq!((start.minutes() + minutes) % 1440, end.minutes());
        prop_assert_eq!(hours.is_whole_day(), minutes == 1440);
        prop_assert_eq!(hours.crosses_midnight(), start.minutes() + minutes >= 1440 && start != end);
        let json = serde_json::to_string(&hours).unwrap();
        prop_assert_eq!(serde_json::from_str::<WorkingHours>(&json).unwrap(), hours);
    }
}

#[test]
fn only_days_of_the_calendar_are_days() {
    for (text, is_day) in [
        ("2026-12-31", true),
        ("2000-02-29", true),
        ("2028-02-29", true),
        ("2026-02-29", false),
        ("2026-04-31", false),
        ("2026-13-01", false),
        ("2026-00-01", false),
        ("2026-01-00", false),
        ("1900-01-01", true),
        ("1900-02-29", false),
        ("1899-12-31", false),
        ("2100-01-01", false),
        ("2026-1-1", false),
        ("26-01-01", false),
        ("2026-01-01T00:00", false),
        ("", false),
    ] {
        assert_eq!(iso_day(text).is_ok(), is_day, "{text}");
    }
}

#[test]
fn hours_have_a_start_an_end_and_nothing_else() {
    for json in [
        r#"{"start":"08:00"}"#,
        r#"{"start":"08:00","end":"24:00"}"#,
        r#"{"start":"08:00","end":"17:00","break":"12:00"}"#,
        r#"{"start":"08:00","end":null}"#,
    ] {
        assert!(
            serde_json::from_str::<WorkingHours>(json).is_err(),
            "{json}"
        );
    }
}
