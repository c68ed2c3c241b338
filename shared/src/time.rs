//! Times on the wire. Instants are UTC milliseconds; working hours and last
//! days are wall time in the facility's time zone, which only the server
//! interprets.

pub mod written;

use crate::{
    fields::Rule,
    text::{is_visible, lower, narrow},
};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use std::fmt;

/// An instant: milliseconds since 1970-01-01T00:00:00Z.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

impl Timestamp {
    /// Milliseconds from `earlier` to this instant; negative if it is later.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }

    /// So many times 24 hours from `earlier` to this instant; 0 if it is later.
    pub const fn days_since(self, earlier: Self) -> u64 {
        let days = self.since(earlier) / DAY_MS;
        if days < 0 { 0 } else { days.unsigned_abs() }
    }

    /// The instant so many times 24 hours later; earlier, if `days` is negative.
    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        Self(self.0 + days * DAY_MS)
    }
}

/// A time of day, to the minute: `08:30`, from 00:00 to 23:59.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^([01][0-9]|2[0-3]):[0-5][0-9]$"))]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// The time `hour`:`minute`, if there is one.
    pub const fn new(hour: u16, minute: u16) -> Option<Self> {
        if hour < 24 && minute < 60 {
            Some(Self(hour * 60 + minute))
        } else {
            None
        }
    }

    /// Minutes since midnight, below 1440.
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// 0 to 23.
    pub const fn hour(self) -> u16 {
        self.0 / 60
    }

    /// 0 to 59.
    pub const fn minute(self) -> u16 {
        self.0 % 60
    }

    /// The time that something ends at, which may be called `24:00`: midnight.
    ///
    /// # Errors
    /// It is no time.
    pub fn end(raw: &str) -> Result<Self, Rule> {
        match typed(raw) {
            Some([24, 0]) => Ok(Self(0)),
            _ => Self::try_from(raw.to_owned()).map_err(|_| Rule::EndTimeInvalid),
        }
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = Rule;

    /// As people write it: `08:30`, `8.30`, `8-30`, `0830`, `8:30:00`, and of a whole hour `8`.
    fn try_from(raw: String) -> Result<Self, Rule> {
        let [hour, minute] = typed(&raw).ok_or(Rule::TimeInvalid)?;
        Self::new(hour, minute).ok_or(Rule::TimeInvalid)
    }
}

/// Hour and minute of a time somebody typed.
fn typed(raw: &str) -> Option<[u16; 2]> {
    let text: String = narrow(raw).chars().filter(|c| is_visible(*c)).collect();
    let text = without_units(&lower(&text));
    let text = text.trim().trim_end_matches(['.', ',', ';']);
    // As a spreadsheet shows it.
    let text = match text.strip_suffix(":00") {
        Some(time) if time.contains(':') => time,
        _ => text,
    };
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if text.len() <= 2 && all_digits(text) {
        return Some([text.parse().ok()?, 0]);
    }
    let (hour, minute) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let bare = hour.trim_end_matches(|c: char| !c.is_alphanumeric());
    // `130` could be either, `830` not.
    let fits = if bare.len() < hour.len() || ("3"..="9").contains(&bare) {
        1..=2
    } else {
        2..=2
    };
    let fits = fits.contains(&bare.len()) && all_digits(bare) && all_digits(minute);
    fits.then(|| Some([bare.parse().ok()?, minute.parse().ok()?]))?
}

/// What hours and minutes are called behind their numbers, the longest first.
const UNITS: [&str; 6] = ["год", "хв", "hrs", "h", "min", "г"];

/// The text with spaces for what hours and minutes are called: `8 год 30 хв`.
fn without_units(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let run = rest
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(rest.len());
        let (word, behind) = rest.split_at(run.max(c.len_utf8()));
        rest = behind;
        if UNITS.contains(&word) && !plain.is_empty() {
            plain.push(' ');
            rest = rest.strip_prefix('.').unwrap_or(rest);
        } else {
            plain.push_str(word);
        }
    }
    plain
}

impl From<TimeOfDay> for String {
    fn from(time: TimeOfDay) -> Self {
        time.to_string()
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

/// From when to when in the day a token works: half-open, `[start, end)` of
/// wall time. A shift whose end is before its start crosses midnight; equal
/// times mean the whole day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkingHours {
    /// The first minute of the shift (`startwork`).
    pub start: TimeOfDay,
    /// The first minute after the shift (`endwork`).
    #[serde(deserialize_with = "end")]
    pub end: TimeOfDay,
}

fn end<'de, D: Deserializer<'de>>(deserializer: D) -> Result<TimeOfDay, D::Error> {
    TimeOfDay::end(&String::deserialize(deserializer)?).map_err(D::Error::custom)
}

impl WorkingHours {
    /// Whether the shift runs past midnight.
    pub fn crosses_midnight(self) -> bool {
        self.end < self.start
    }

    /// Whether the hours do not limit anything.
    pub fn is_whole_day(self) -> bool {
        self.start == self.end
    }

    /// How long the shift lasts on an ordinary day, in minutes: 1 to 1440.
    pub fn minutes(self) -> u16 {
        match (self.end.minutes() + 1440 - self.start.minutes()) % 1440 {
            0 => 1440,
            minutes => minutes,
        }
    }
}

/// A calendar day: `2026-12-31` (ISO 8601), years 1900 to 2099.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("format" = "date"))]
pub struct Day {
    year: u16,
    month: u8,
    of_month: u8,
}

impl Day {
    /// The day of that date, if the calendar has it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            1..=12 => 31,
            _ => return None,
        };
        ((1900..2100).contains(&year) && (1..=days).contains(&day)).then_some(Self {
            year,
            month,
            of_month: day,
        })
    }

    /// Year, month (1 to 12) and day of the month.
    pub const fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.of_month)
    }

    /// Counted from 1900-01-01, which is 1.
    pub fn of_century(self) -> u32 {
        let [year, month, day] = [self.year - 1900, self.month.into(), self.of_month.into()];
        let years = u32::from(year) * 365 + u32::from(year.saturating_sub(1) / 4);
        let before = (367 * u32::from(month) - 362) / 12;
        let short = match (month, year) {
            (..=2, _) => 0,
            // The year 1900 had no 29 February.
            (_, 1..) if year.is_multiple_of(4) => 1,
            _ => 2,
        };
        years + before - short + u32::from(day)
    }

    /// What a person typed: `31.12.2026`, as the form shows it, or ISO, also with
    /// other signs between the numbers or none, the month in words, and `р.` behind. A
    /// year of two digits is of this century, and the last of the numbers.
    ///
    /// # Errors
    /// It is no day; or read the other way round, `26-12-31` is an earlier one.
    pub fn typed(raw: &str) -> Result<Self, Rule> {
        let day = written::days(raw).first().copied();
        let day = day.ok_or(Rule::DateInvalid)?;
        match written::year_first(raw) {
            Some(other) if other < day => Err(Rule::DateInvalid),
            _ => Ok(day),
        }
    }

    /// The same of a day that has come by `today`: of a year of two digits the latest.
    ///
    /// # Errors
    /// It is no day.
    pub fn past(raw: &str, today: Self) -> Result<Self, Rule> {
        let mut days = written::days(raw).into_iter();
        days.find(|day| *day <= today)
            .map_or_else(|| Self::typed(raw), Ok)
    }

    /// As the form shows it: `31.12.2026`.
    pub fn as_typed(self) -> String {
        format!("{:02}.{:02}.{:04}", self.of_month, self.month, self.year)
    }

    fn from_digits(year: &str, month: &str, day: &str) -> Result<Self, Rule> {
        let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if ![year, month, day].into_iter().all(all_digits) {
            return Err(Rule::DateInvalid);
        }
        let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse()) else {
            return Err(Rule::DateInvalid);
        };
        Self::new(year, month, day).ok_or(Rule::DateInvalid)
    }
}

/// A year of the calendar of [`Day`], 1900 to 2099.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(u16);

impl Year {
    /// What a person typed, if only about: `1960`, `1960 р.`, `бл. 1960`.
    ///
    /// # Errors
    /// It is no year.
    pub fn typed(raw: &str) -> Result<Self, Rule> {
        written::year(raw).ok_or(Rule::DateInvalid)
    }

    /// The number.
    pub const fn get(self) -> u16 {
        self.0
    }

    /// Its 1 January.
    pub const fn first_day(self) -> Day {
        Day {
            year: self.0,
            month: 1,
            of_month: 1,
        }
    }
}

impl TryFrom<&str> for Year {
    type Error = Rule;

    fn try_from(text: &str) -> Result<Self, Rule> {
        let first = Day::from_digits(text, "1", "1");
        let first = first.ok().filter(|_| text.len() == 4);
        first.map(|day| Self(day.year)).ok_or(Rule::DateInvalid)
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<String> for Day {
    type Error = Rule;

    fn try_from(raw: String) -> Result<Self, Rule> {
        let parts: Vec<&str> = raw.trim().split('-').collect();
        match parts[..] {
            [year, month, day] if (year.len(), month.len(), day.len()) == (4, 2, 2) => {
                Self::from_digits(year, month, day)
            }
            _ => Err(Rule::DateInvalid),
        }
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.of_month)
    }
}
