//! How old somebody is: in years, and in months or days while they are small.

use shared::{lang::Lang, messages as m, time::Day};

/// An age, in the unit people say it in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// From one year on.
    Years(u64),
    /// From one month on.
    Months(u64),
    /// Newborns.
    Days(u64),
}

impl Age {
    /// The age today; none before the birth.
    pub fn of(birth: Day, today: Day) -> Option<Self> {
        if today < birth {
            return None;
        }
        let ((born, month, day), (year, this_month, this_day)) = (birth.parts(), today.parts());
        let whole = u64::from(year - born) * 12 + u64::from(this_month);
        let months = whole - u64::from(month) - u64::from(this_day < day);
        Some(match (months / 12, months) {
            (0, 0) if month == this_month => Self::Days((this_day - day).into()),
            (0, 0) => Self::Days(u64::from(last(born, month) - day) + u64::from(this_day)),
            (0, months) => Self::Months(months),
            (years, _) => Self::Years(years),
        })
    }

    /// In words: `58 років`.
    pub fn say(self, lang: Lang) -> String {
        match self {
            Self::Years(years) => m::patients_age_years(lang, years),
            Self::Months(months) => m::patients_age_months(lang, months),
            Self::Days(days) => m::patients_age_days(lang, days),
        }
    }
}

/// The last day of a month.
fn last(year: u16, month: u8) -> u8 {
    let mut days = (28..=31).rev();
    days.find(|day| Day::new(year, month, *day).is_some())
        .unwrap_or(28)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn age(birth: &str, today: &str) -> Option<Age> {
        let day = |text: &str| Day::try_from(text.to_owned()).unwrap();
        Age::of(day(birth), day(today))
    }

    #[test]
    fn an_age_grows_on_the_birthday() {
        assert_eq!(age("1968-03-14", "2026-11-20"), Some(Age::Years(58)));
        assert_eq!(age("1968-11-21", "2026-11-20"), Some(Age::Years(57)));
        assert_eq!(age("1968-11-20", "2026-11-20"), Some(Age::Years(58)));
        assert_eq!(age("2024-02-29", "2025-02-28"), Some(Age::Months(11)));
        assert_eq!(age("2024-02-29", "2025-03-01"), Some(Age::Years(1)));
    }

    #[test]
    fn the_small_are_counted_in_months_and_days() {
        assert_eq!(age("2026-11-20", "2026-11-20"), Some(Age::Days(0)));
        assert_eq!(age("2026-10-31", "2026-11-20"), Some(Age::Days(20)));
        assert_eq!(age("2025-12-31", "2026-01-02"), Some(Age::Days(2)));
        assert_eq!(age("2026-10-20", "2026-11-20"), Some(Age::Months(1)));
        assert_eq!(age("2025-11-21", "2026-11-20"), Some(Age::Months(11)));
    }

    #[test]
    fn nobody_has_an_age_before_their_birth() {
        assert_eq!(age("2026-11-21", "2026-11-20"), None);
    }
}
