//! When a patient was born.

use crate::{
    fields::Rule,
    time::{Day, Year},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// When somebody was born (FHIR `date`): the day, or only about which year, as of
/// strangers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$"))]
pub enum BirthDate {
    /// `1968-03-14`.
    Day(Day),
    /// `1960`, estimated.
    Year(Year),
}

impl BirthDate {
    /// So far from an estimated year somebody is born.
    pub const NEAR_YEARS: u16 = 2;

    /// The day, if it is known.
    pub const fn day(self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(day),
            Self::Year(_) => None,
        }
    }

    /// The year, or about which.
    pub const fn year(self) -> u16 {
        match self {
            Self::Day(day) => day.parts().0,
            Self::Year(year) => year.get(),
        }
    }

    /// Whether it may be the day that a tax number counts ([`Day::of_century`]).
    pub fn may_be(self, of_century: u32) -> bool {
        match self {
            Self::Day(day) => day.of_century() == of_century,
            Self::Year(year) => {
                // As if 1900 had been a leap year.
                let counted = 1900 + of_century * 4 / 1461;
                counted.abs_diff(year.get().into()) <= Self::NEAR_YEARS.into()
            }
        }
    }

    /// The day before which they were not born.
    pub fn earliest(self) -> Day {
        match self {
            Self::Day(day) => day,
            Self::Year(year) => year.first_day(),
        }
    }

    /// What a person typed on the day `today`: a day, as [`Day::past`] takes it, or a year, as
    /// [`Year::typed`] does.
    ///
    /// # Errors
    /// [`Rule::BirthDateInvalid`].
    pub fn typed(raw: &str, today: Day) -> Result<Self, Rule> {
        let day = Day::past(raw, today).map(Self::Day);
        day.or_else(|_| Year::typed(raw).map(Self::Year))
            .map_err(|_| Rule::BirthDateInvalid)
    }

    /// As the form shows it.
    pub fn as_typed(self) -> String {
        match self {
            Self::Day(day) => day.as_typed(),
            Self::Year(year) => year.to_string(),
        }
    }
}

impl TryFrom<String> for BirthDate {
    type Error = Rule;

    fn try_from(raw: String) -> Result<Self, Rule> {
        if raw.contains('-') {
            return Day::try_from(raw).map(Self::Day);
        }
        Year::try_from(&*raw).map(Self::Year)
    }
}

impl From<BirthDate> for String {
    fn from(birth: BirthDate) -> Self {
        birth.to_string()
    }
}

impl From<Day> for BirthDate {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl fmt::Display for BirthDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Year(year) => year.fmt(f),
        }
    }
}
