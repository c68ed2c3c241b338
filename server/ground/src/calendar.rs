//! The facility's calendar: which day an instant falls on, and when a day ends.

use jiff::{Timestamp as Instant, ToSpan, civil::Date, tz::TimeZone};
use shared::time::{Day, TimeOfDay, Timestamp};

/// No calendar of ours has the instant or the day.
#[derive(Debug, thiserror::Error)]
#[error("an instant or a day that no calendar has")]
pub struct OutOfRange;

/// The days of one time zone.
#[derive(Debug, Clone)]
pub struct Calendar(TimeZone);

impl Calendar {
    /// The days of `zone`.
    pub const fn new(zone: TimeZone) -> Self {
        Self(zone)
    }

    /// The day at `now`.
    ///
    /// # Errors
    /// The clock stands outside 1900 to 2099.
    pub fn day_of(&self, now: Timestamp) -> Result<Day, OutOfRange> {
        let now = Instant::from_millisecond(now.0).map_err(|_| OutOfRange)?;
        day(self.0.to_datetime(now).date())
    }

    /// The time of day at `now`.
    ///
    /// # Errors
    /// The clock stands where there is no time.
    pub fn time_of(&self, now: Timestamp) -> Result<TimeOfDay, OutOfRange> {
        let now = Instant::from_millisecond(now.0).map_err(|_| OutOfRange)?;
        let time = self.0.to_datetime(now).time();
        let parts = (u16::try_from(time.hour()), u16::try_from(time.minute()));
        match parts {
            (Ok(hour), Ok(minute)) => TimeOfDay::new(hour, minute).ok_or(OutOfRange),
            _ => Err(OutOfRange),
        }
    }

    /// The day so many days after `from`; before it, if there are fewer than
    /// none.
    ///
    /// # Errors
    /// It lies outside 1900 to 2099.
    pub fn after(&self, from: Day, days: i64) -> Result<Day, OutOfRange> {
        day(date(from)?.saturating_add(days.days()))
    }

    /// The first instant of `day`.
    ///
    /// # Errors
    /// The calendar has no such instant.
    pub fn start_of(&self, day: Day) -> Result<Timestamp, OutOfRange> {
        self.midnight(date(day)?)
    }

    /// The first instant after `day`.
    ///
    /// # Errors
    /// The calendar has no such instant.
    pub fn end_of(&self, day: Day) -> Result<Timestamp, OutOfRange> {
        self.midnight(date(day)?.saturating_add(1.day()))
    }

    fn midnight(&self, date: Date) -> Result<Timestamp, OutOfRange> {
        let start = date.to_zoned(self.0.clone());
        let start = start.map_err(|_| OutOfRange)?.timestamp();
        Ok(Timestamp(start.as_millisecond()))
    }
}

fn date(day: Day) -> Result<Date, OutOfRange> {
    let (year, month, day) = day.parts();
    let parts = (i16::try_from(year), i8::try_from(month), i8::try_from(day));
    match parts {
        (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day).map_err(|_| OutOfRange),
        _ => Err(OutOfRange),
    }
}

fn day(date: Date) -> Result<Day, OutOfRange> {
    let parts = (
        u16::try_from(date.year()),
        u8::try_from(date.month()),
        u8::try_from(date.day()),
    );
    match parts {
        (Ok(year), Ok(month), Ok(day)) => Day::new(year, month, day).ok_or(OutOfRange),
        _ => Err(OutOfRange),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kyiv() -> Calendar {
        Calendar::new(TimeZone::get("Europe/Kyiv").unwrap())
    }

    fn at(text: &str) -> Timestamp {
        Timestamp(text.parse::<Instant>().unwrap().as_millisecond())
    }

    fn on(text: &str) -> Day {
        Day::try_from(text.to_owned()).unwrap()
    }

    #[test]
    fn a_day_is_the_facilitys() {
        let kyiv = kyiv();
        assert_eq!(
            kyiv.day_of(at("2026-11-20T21:59:59Z")).unwrap(),
            on("2026-11-20")
        );
        assert_eq!(
            kyiv.day_of(at("2026-11-20T22:00:00Z")).unwrap(),
            on("2026-11-21")
        );
        assert_eq!(
            kyiv.end_of(on("2026-11-20")).unwrap(),
            at("2026-11-20T22:00:00Z")
        );
        // The night the clocks go back is 25 hours long.
        assert_eq!(
            kyiv.start_of(on("2026-10-25")).unwrap(),
            at("2026-10-24T21:00:00Z")
        );
        assert_eq!(
            kyiv.end_of(on("2026-10-25")).unwrap(),
            at("2026-10-25T22:00:00Z")
        );
    }

    #[test]
    fn days_are_counted_across_leap_years() {
        let kyiv = kyiv();
        assert_eq!(kyiv.after(on("2026-11-20"), 365).unwrap(), on("2027-11-20"));
        assert_eq!(kyiv.after(on("2027-11-20"), 365).unwrap(), on("2028-11-19"));
        assert_eq!(kyiv.after(on("2026-01-01"), -1).unwrap(), on("2025-12-31"));
    }
}
