//! Who is able to sign in, and until when that can be counted on
//! (REQUIREMENTS §3): by a password of their own and a token in hours in which
//! people work, at a workstation whose present key has signed them in.

mod store;

pub use store::of;
pub(super) use store::{forget, remember};

use shared::time::WorkingHours;

/// When a hospital's offices may be staffed: 06:00 to 22:00, in minutes since
/// midnight.
const DAY: (u16, u16) = (6 * 60, 22 * 60);
/// How much of a token's hours must lie within it, in minutes.
const ENOUGH: u16 = 60;

/// Whether people work in these hours: an hour of them, or more, by day.
fn are_by_day(hours: WorkingHours) -> bool {
    let (start, end) = (hours.start.minutes(), hours.end.minutes());
    let within = |from: u16, to: u16| to.min(DAY.1).saturating_sub(from.max(DAY.0));
    let minutes = if start < end {
        within(start, end)
    } else {
        within(start, 24 * 60) + within(0, end)
    };
    ENOUGH <= minutes
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::time::TimeOfDay;

    #[test]
    fn an_hour_by_day_is_enough() {
        for (start, end, by_day) in [
            ("00:00", "00:00", true),
            ("12:00", "12:00", true),
            ("08:30", "17:00", true),
            ("21:00", "22:00", true),
            ("05:00", "07:00", true),
            ("20:30", "06:30", true),
            ("03:00", "03:01", false),
            ("22:00", "06:00", false),
            ("22:00", "06:59", false),
            ("21:01", "23:00", false),
            ("12:00", "12:59", false),
        ] {
            let time = |text: &str| TimeOfDay::try_from(text.to_owned()).unwrap();
            let (start, end) = (time(start), time(end));
            let hours = WorkingHours { start, end };
            assert_eq!(are_by_day(hours), by_day, "{start}–{end}");
        }
    }
}
