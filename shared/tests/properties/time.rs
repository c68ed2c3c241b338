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
    fn a_time_is_read_as_it_is_written(
        time in time(),
        between in "[\u{200b}]?( ?[:.,;–-] ?| | )[\u{ad}]?",
        around in "[ \u{a0}\u{feff}]{0,2}",
    ) {
        let (hour, minute) = (time.hour(), time.minute());
        for text in [
            format!("{hour}{between}{minute:02}"),
            format!("{hour:02}{between}{minute:02}"),
            format!("{hour:02}{minute:02}"),
            format!("{hour}год{minute:02}"),
            format!("{hour}:{minute:02} год."),
            format!("{hour:02}h{minute:02}"),
            format!("{hour} год. {minute:02} хв."),
        ] {
            let text = [around.as_str(), &text, &around].concat();
            prop_assert_eq!(typed_time(&text), Ok(time), "{}", text);
            prop_assert_eq!(TimeOfDay::end(&text), Ok(time), "{}", text);
        }
    }

    #[test]
    fn nothing_else_is_a_time(text in prop_oneof!["\\PC{0,12}", "[0-9:. +-]{0,6}"]) {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        // But those of what hours and minutes are called.
        let letters = text.contains(|c: char| c.is_alphabetic() && !"годхвhrsmin".contains(c));
        let shape = (1..=4).contains(&digits) && !letters;
        prop_assert!(shape || typed_time(&text) == Err(Rule::TimeInvalid));
        if let Ok(time) = typed_time(&text) {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            let shown = time.to_string().replace(':', "");
            let minutes = if digits.len() <= 2 { "00" } else { "" };
            prop_assert_eq!(format!("{:0>4}", digits + minutes), shown);
        }
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
        for sign in ["/", "-", " ", ". ", "\u{2011}", "\u{200b}."] {
            let parts = [format!("{of_month:02}"), format!("{month:02}"), year.to_string()];
            prop_assert_eq!(Day::typed(&parts.join(sign)), Ok(day));
        }
        // But not on the wire.
        prop_assert_eq!(iso_day(&format!("{of_month:02}.{month:02}.{year}")), Err(Rule::DateInvalid));
    }

    #[test]
    fn a_day_is_taken_as_people_write_it(day in day(), today in day()) {
        let (year, month, of_month) = day.parts();
        let name = ["січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня",
            "вересня", "жовтня", "листопада", "грудня"][usize::from(month) - 1];
        for written in [
            format!("{of_month:02}{month:02}{year}"),
            format!("{year}{month:02}{of_month:02}"),
            format!("{of_month},{month},{year}"),
            format!("{of_month:02}.{month:02}.{year} р.н."),
            format!("{of_month:02}.{month:02}.{year} Р. Н."),
            format!("{of_month:02}.{month:02}.{year}р. н."),
            format!("{of_month}.{}.{year}", ROMAN[usize::from(month) - 1]),
            format!("{of_month} {name} {year} року"),
            format!("{of_month}-го {} {year} року народження", name.to_uppercase()),
            format!("{of_month} {}. {year}", name.chars().take(3).collect::<String>()),
        ] {
            prop_assert_eq!(Day::typed(&written), Ok(day), "{}", written);
            prop_assert_eq!(Day::past(&written, today), Ok(day), "{}", written);
        }
        // Of a year of two digits this century's is meant, unless the day is to be past.
        let two = year % 100;
        for short in [
            format!("{of_month:02}.{month:02}.{two:02}"),
            format!("{of_month:02}{month:02}{two:02}"),
            format!("{of_month}/{month}/{two:02}"),
            format!("{of_month} {name} {two:02} р."),
        ] {
            let [this, last] = [2000 + two, 1900 + two].map(|year| Day::new(year, month, of_month));
            prop_assert_eq!(Day::typed(&short).ok(), this, "{}", short);
            let has_come = |day: &Day| *day <= today;
            let past = this.filter(has_come).or(last.filter(has_come)).or(this);
            prop_assert_eq!(Day::past(&short, today).ok(), past, "{}", short);
        }
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

const ROMAN: [&str; 12] = [
    "I", "II", "ІІІ", "IV", "V", "VI", "VII", "viii", "IX", "Х", "XI", "XII",
];

#[test]
fn what_only_begins_as_a_date_is_none() {
    for text in [
        "",
        "6",
        "06.05",
        "05.1971",
        "1971",
        "6 травня",
        "31.02.1971",
        "06.13.1971",
        "06.05.197",
        "06.05.1971/72",
        "06.05.1971 67",
        "06.05.1971?",
        "6 Коваля 1971",
        "0605197",
        "р. 1971",
        "І.2.1971",
        "V-6-1971",
        "26-12-31",
    ] {
        assert_eq!(Day::typed(text), Err(Rule::DateInvalid), "{text}");
    }
    let day = Day::new(1971, 5, 6);
    for text in [
        "6.V.1971",
        "6th May, 1971",
        "May 6, 1971",
        "6 мая 1971 г.",
        "(06.05.1971)",
    ] {
        assert_eq!(Day::typed(text).ok(), day, "{text}");
    }
    for text in ["31-12-26", "31.12.26", "311226", "31/12/26", "31.XII.26"] {
        assert_eq!(Day::typed(text).ok(), Day::new(2026, 12, 31), "{text}");
    }
    assert_eq!(Day::typed("05/25/1971").ok(), Day::new(1971, 5, 25));
    for text in ["«31» грудня 2026 року", "３１.12.2026", "„31“ грудня 2026"]
    {
        assert_eq!(Day::typed(text).ok(), Day::new(2026, 12, 31), "{text}");
    }
    let eight = TimeOfDay::new(8, 30);
    assert_eq!(TimeOfDay::try_from("８：３０".to_owned()).ok(), eight);
    assert_eq!(Day::typed("05.25.1971"), Err(Rule::DateInvalid));
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
        r#"{"start":"24:00","end":"08:00"}"#,
        r#"{"start":"08:00","end":"24:01"}"#,
        r#"{"start":"08:00","end":"17:00","break":"12:00"}"#,
        r#"{"start":"08:00","end":null}"#,
    ] {
        assert!(
            serde_json::from_str::<WorkingHours>(json).is_err(),
            "{json}"
        );
    }
}

#[test]
fn the_end_of_the_day_is_an_end_only() {
    let midnight = TimeOfDay::new(0, 0).unwrap();
    for text in ["24:00", "24.00", "2400", "24-00", " 24 : 00 ", "24"] {
        assert_eq!(TimeOfDay::end(text), Ok(midnight), "{text}");
        assert_eq!(typed_time(text), Err(Rule::TimeInvalid), "{text}");
    }
    for text in [
        "24:01", "25:00", "25", "240", "130", "8:", "8:30:30", "8:3", "-8:30", "-8", "8 pm",
        "год 8", "",
    ] {
        assert_eq!(TimeOfDay::end(text), Err(Rule::EndTimeInvalid), "{text}");
    }
    for (text, hour) in [("8", 8), ("08", 8), ("17", 17), (" 0 ", 0), ("00", 0)] {
        let time = TimeOfDay::new(hour, 0).unwrap();
        assert_eq!(
            (typed_time(text), TimeOfDay::end(text)),
            (Ok(time), Ok(time))
        );
    }
    let half_past_eight = TimeOfDay::new(8, 30).unwrap();
    for text in ["830", "8:30:00", "08:30.", "0830"] {
        assert_eq!(typed_time(text), Ok(half_past_eight), "{text}");
    }
    let hours: WorkingHours = serde_json::from_str(r#"{"start":"8.00","end":"24:00"}"#).unwrap();
    assert_eq!(
        serde_json::to_string(&hours).unwrap(),
        r#"{"start":"08:00","end":"00:00"}"#
    );
    assert_eq!(hours.minutes(), 16 * 60);
    let hours: WorkingHours = serde_json::from_str(r#"{"start":"0000","end":"24:00"}"#).unwrap();
    assert!(hours.is_whole_day());
}
