//! Working hours, as the clock on the facility's wall shows them.
//!
//! Hours are half-open, `[start, end)`, and belong to the day on which the shift begins:
//! 22:00–06:00 of Monday ends on Tuesday. On the two nights when the clocks change, a
//! wall time may come twice or not at all. Of two, a start means the first and an end the
//! second, so that nobody is shut out for an hour of their shift; one that does not come
//! means the first instant after the gap.

#[cfg(test)]
mod tests;

use jiff::{
    Timestamp,
    civil::{self, Date, DateTime},
    tz::{AmbiguousOffset, TimeZone},
};
use monitor::Error;
use shared::time::{Day, TimeOfDay, WorkingHours};

/// A shift in which some instant lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The local day on which it began.
    pub began_on: Date,
    /// The first instant after it; `None` when the hours are the whole day, for then one
    /// day's shift is followed by the next without a break.
    pub ends: Option<Timestamp>,
}

/// The shift that `now` lies in, if it lies in one.
pub fn shift_at(hours: WorkingHours, now: Timestamp, zone: &TimeZone) -> Option<Shift> {
    let today = zone.to_datetime(now).date();
    if hours.is_whole_day() {
        return Some(Shift {
            began_on: today,
            ends: None,
        });
    }
    // Two shifts can overlap only where an end is prolonged by the repeated hour into the
    // next start. The later one is meant then: it lasts longer.
    days_around(today).rev().find_map(|day| {
        let (start, end) = bounds(hours, day, zone);
        (start <= now && now < end).then_some(Shift {
            began_on: day,
            ends: Some(end),
        })
    })
}

/// The first instant at which a token no longer works: it is valid through its last day,
/// and a shift begun that day finishes.
pub fn expires_at(hours: WorkingHours, last_day: Day, zone: &TimeZone) -> Timestamp {
    let last_day = date(last_day);
    let midnight = end_at(tomorrow(last_day).at(0, 0, 0, 0), zone);
    if hours.crosses_midnight() {
        midnight.max(bounds(hours, last_day, zone).1)
    } else {
        midnight
    }
}

/// The first instant of a local day, from which a token created for that day works.
pub fn start_of(day: Day, zone: &TimeZone) -> Timestamp {
    start_at(date(day).at(0, 0, 0, 0), zone)
}

/// The first instant of the shift that begins on `day`, and the first after it.
fn bounds(hours: WorkingHours, day: Date, zone: &TimeZone) -> (Timestamp, Timestamp) {
    let last = if hours.crosses_midnight() {
        tomorrow(day)
    } else {
        day
    };
    (
        start_at(day.to_datetime(time(hours.start)), zone),
        end_at(last.to_datetime(time(hours.end)), zone),
    )
}

fn start_at(wall: DateTime, zone: &TimeZone) -> Timestamp {
    let instants = zone.to_ambiguous_timestamp(wall);
    match instants.offset() {
        AmbiguousOffset::Gap { .. } => after_gap(wall, zone),
        _ => instants.earlier().unwrap_or(Timestamp::MIN),
    }
}

fn end_at(wall: DateTime, zone: &TimeZone) -> Timestamp {
    let instants = zone.to_ambiguous_timestamp(wall);
    match instants.offset() {
        AmbiguousOffset::Gap { .. } => after_gap(wall, zone),
        _ => instants.later().unwrap_or(Timestamp::MAX),
    }
}

/// The instant at which the clocks jump over `wall`.
fn after_gap(wall: DateTime, zone: &TimeZone) -> Timestamp {
    // In a gap, `earlier` reads the wall time with the offset that comes after it, which
    // is an instant before the jump: the next change of offset is the jump itself.
    zone.to_ambiguous_timestamp(wall)
        .earlier()
        .ok()
        .and_then(|before| zone.following(before).next())
        .map_or(Timestamp::MAX, |jump| jump.timestamp())
}

/// Every day whose shift can contain an instant of `today`. A zone that turns its clocks
/// back over midnight makes even tomorrow one of them.
fn days_around(today: Date) -> impl DoubleEndedIterator<Item = Date> {
    let yesterday = today.yesterday().unwrap_or(today);
    [yesterday, today, tomorrow(today)].into_iter()
}

/// The day after; the last day of the calendar is its own.
fn tomorrow(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

fn date(day: Day) -> Date {
    let (year, month, of_month) = day.parts();
    Date::new(
        year.cast_signed(),
        month.cast_signed(),
        of_month.cast_signed(),
    )
    .expect("a day of the years 2000 to 2099 is in the calendar")
}

fn time(time: TimeOfDay) -> civil::Time {
    let [hour, minute] = [time.hour(), time.minute()].map(|part| i8::try_from(part).ok());
    hour.zip(minute)
        .and_then(|(hour, minute)| civil::Time::new(hour, minute, 0, 0).ok())
        .expect("a time from 00:00 to 23:59 is a time of day")
}

/// Working hours from the minutes they are stored as.
pub(crate) fn stored_hours(start: i64, end: i64) -> Result<WorkingHours, Error> {
    let time = |minutes: i64| {
        let minutes = u16::try_from(minutes).ok()?;
        TimeOfDay::new(minutes / 60, minutes % 60)
    };
    match (time(start), time(end)) {
        (Some(start), Some(end)) => Ok(WorkingHours { start, end }),
        _ => Err(Error::Corrupt),
    }
}
