//! What a birth date and a tax number become when they are mistyped.

use shared::{patients::BirthDate, time::Day};
use std::ops::RangeInclusive;

/// How far two birth dates agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dates {
    Same,
    /// Day and month are in each other's place.
    Crossed,
    DayOff,
    /// Two neighbouring digits are in each other's place.
    Exchanged,
    /// One digit is another.
    DigitOff,
    Apart,
}

pub(super) fn dates(one: Day, other: Day) -> Dates {
    if one == other {
        Dates::Same
    } else if crossed(one) == Some(other) {
        Dates::Crossed
    } else if beside(one).contains(&Some(other)) {
        Dates::DayOff
    } else if exchanged_in(one).contains(&Some(other)) {
        Dates::Exchanged
    } else if digits_off(&digits(one), &digits(other)) == 1 {
        Dates::DigitOff
    } else {
        Dates::Apart
    }
}

/// The day and all that are not [`Dates::Apart`] from it, in order.
pub fn days(day: Day) -> Vec<Day> {
    let written = digits(day);
    let mut days: Vec<Day> = one_digit(&written).filter_map(|text| read(&text)).collect();
    days.extend(crossed(day));
    days.extend(beside(day).into_iter().flatten());
    days.extend(exchanged_in(day).into_iter().flatten());
    days.push(day);
    days.sort_unstable();
    days.dedup();
    days
}

/// About the same year: so far from it an estimated one counts.
pub(super) const NEAR_YEARS: u16 = BirthDate::NEAR_YEARS;

/// The years that are about the same.
pub const fn years(year: u16) -> RangeInclusive<u16> {
    year - NEAR_YEARS..=year + NEAR_YEARS
}

/// A number with one digit replaced, or two neighbouring ones exchanged.
pub fn numbers(number: &str) -> Vec<String> {
    let digits = number.as_bytes();
    let exchanged = (1..digits.len()).map(|at| exchanged(digits, at));
    let all = one_digit(digits).chain(exchanged);
    let all = all.filter(|other| other != digits);
    all.filter_map(|text| String::from_utf8(text).ok())
        .collect()
}

/// Whether one number is among the other's [`numbers`].
pub(super) fn one_off(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(str::as_bytes);
    one.len() == other.len()
        && (digits_off(one, other) == 1
            || (1..one.len()).any(|at| one != other && exchanged(one, at) == other))
}

/// `YYYYMMDD`.
fn digits(day: Day) -> Vec<u8> {
    let (year, month, of_month) = day.parts();
    format!("{year:04}{month:02}{of_month:02}").into_bytes()
}

fn read(digits: &[u8]) -> Option<Day> {
    let number = |range: std::ops::Range<usize>| std::str::from_utf8(digits.get(range)?).ok();
    let year = number(0..4)?.parse().ok()?;
    Day::new(
        year,
        number(4..6)?.parse().ok()?,
        number(6..8)?.parse().ok()?,
    )
}

fn crossed(day: Day) -> Option<Day> {
    let (year, month, of_month) = day.parts();
    Day::new(year, of_month, month)
}

/// The next day and the one before.
fn beside(day: Day) -> [Option<Day>; 2] {
    let (year, month, of_month) = day.parts();
    let next = Day::new(year, month, of_month + 1)
        .or_else(|| Day::new(year, month + 1, 1))
        .or_else(|| Day::new(year + 1, 1, 1));
    let before = match (month, of_month) {
        (1, 1) => Day::new(year - 1, 12, 31),
        (_, 1) => (28..=31)
            .rev()
            .find_map(|last| Day::new(year, month - 1, last)),
        _ => Day::new(year, month, of_month - 1),
    };
    [next, before]
}

/// Within the year's last two digits, the month and the day.
fn exchanged_in(day: Day) -> [Option<Day>; 3] {
    let written = digits(day);
    [3, 5, 7].map(|at| read(&exchanged(&written, at)))
}

fn exchanged(digits: &[u8], at: usize) -> Vec<u8> {
    let mut digits = digits.to_vec();
    digits.swap(at - 1, at);
    digits
}

fn one_digit(digits: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    (0..digits.len()).flat_map(move |at| {
        (b'0'..=b'9').map(move |digit| {
            let mut digits = digits.to_vec();
            digits[at] = digit;
            digits
        })
    })
}

fn digits_off(one: &[u8], other: &[u8]) -> usize {
    one.iter()
        .zip(other)
        .filter(|(one, other)| one != other)
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::try_from(text.to_owned()).unwrap()
    }

    #[test]
    fn a_date_is_mistyped_in_a_few_ways() {
        for (one, other, expected) in [
            ("1984-05-12", "1984-05-12", Dates::Same),
            ("1984-05-12", "1984-12-05", Dates::Crossed),
            ("1984-05-12", "1984-05-13", Dates::DayOff),
            ("1984-02-29", "1984-03-01", Dates::DayOff),
            ("1984-12-31", "1985-01-01", Dates::DayOff),
            ("1984-05-12", "1984-05-21", Dates::Exchanged),
            ("1984-05-12", "1948-05-12", Dates::Exchanged),
            ("1984-05-12", "1964-05-12", Dates::DigitOff),
            ("1984-05-12", "1984-05-02", Dates::DigitOff),
            ("1984-05-12", "1985-06-12", Dates::Apart),
        ] {
            assert_eq!(dates(day(one), day(other)), expected, "{one} {other}");
        }
        assert!(one_off("3075351234", "3075351243") && one_off("3075351234", "3075351235"));
        assert!(!one_off("3075351234", "3075351234") && !one_off("3075351234", "3075351252"));
        assert_eq!(numbers("11").len(), 18);
    }

    fn any_day() -> impl Strategy<Value = Day> {
        (1900_u16..2100, 1_u8..=12, 1_u8..=31)
            .prop_filter_map("no such day", |(year, month, of)| Day::new(year, month, of))
    }

    proptest! {
        /// The blocking key leaves out nothing that the weights could count for.
        #[test]
        fn whatever_is_near_is_among_the_days(one in any_day(), other in any_day(), at in 0..60_usize) {
            let days = days(one);
            let near = days[at % days.len()];
            for other in [near, other] {
                let agreed = dates(one, other);
                prop_assert_eq!(agreed, dates(other, one));
                prop_assert_eq!(agreed == Dates::Apart, !days.contains(&other));
            }
            prop_assert!(days.len() < 60);
        }

        #[test]
        fn whatever_is_one_off_is_among_the_numbers(number in "[0-9]{10}", other in "[0-9]{10}", at in 0..99_usize) {
            let numbers = numbers(&number);
            let near = &numbers[at % numbers.len()];
            prop_assert!(one_off(&number, near) && one_off(near, &number));
            prop_assert_eq!(one_off(&number, &other), numbers.contains(&other));
        }
    }
}
