//! When a session ends, and when to warn of it. Pure: time is an argument.

use shared::{
    sessions::{EndsBy, Session},
    time::Timestamp,
};

const MINUTE: i64 = 60_000;

/// What ends the session next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Nothing was done for too long.
    Idle,
    /// The limit the session was given.
    Limit(EndsBy),
}

impl Cause {
    /// How long before the end to warn, in milliseconds.
    const fn notice(self) -> i64 {
        match self {
            Self::Idle => 2 * MINUTE,
            Self::Limit(_) => 10 * MINUTE,
        }
    }
}

/// The end of a session, as far as it is known now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    pub at: Timestamp,
    pub cause: Cause,
}

/// How near the end is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nearness {
    /// No need to speak of it.
    Far,
    /// So many minutes are left, rounded.
    Near(u64),
    /// It has come.
    Past,
}

impl Deadline {
    /// The earlier of the session's limit and the idle limit since `touched`.
    pub fn of(session: &Session, touched: Timestamp) -> Self {
        let idle = Timestamp(touched.0 + i64::from(session.idle_minutes) * MINUTE);
        if idle < session.ends_at {
            Self {
                at: idle,
                cause: Cause::Idle,
            }
        } else {
            Self {
                at: session.ends_at,
                cause: Cause::Limit(session.ends_by),
            }
        }
    }

    pub fn nearness(self, now: Timestamp) -> Nearness {
        let left = self.at.since(now);
        if left <= 0 {
            Nearness::Past
        } else if left <= self.cause.notice() {
            Nearness::Near(minutes(left))
        } else {
            Nearness::Far
        }
    }
}

/// Milliseconds as whole minutes, rounded.
fn minutes(milliseconds: i64) -> u64 {
    u64::try_from((milliseconds + MINUTE / 2) / MINUTE).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(at: i64, cause: Cause) -> Deadline {
        Deadline {
            at: Timestamp(at * MINUTE),
            cause,
        }
    }

    #[test]
    fn warns_ten_minutes_before_the_hours_end_and_two_before_idleness_does() {
        for (deadline, now, expected) in [
            (end(60, Cause::Limit(EndsBy::Hours)), 49, Nearness::Far),
            (end(60, Cause::Limit(EndsBy::Hours)), 50, Nearness::Near(10)),
            (end(60, Cause::Limit(EndsBy::Hours)), 60, Nearness::Past),
            (end(60, Cause::Idle), 57, Nearness::Far),
            (end(60, Cause::Idle), 58, Nearness::Near(2)),
            (end(60, Cause::Idle), 61, Nearness::Past),
        ] {
            let now = Timestamp(now * MINUTE);
            assert_eq!(deadline.nearness(now), expected, "{deadline:?} {now:?}");
        }
    }

    #[test]
    fn minutes_left_are_rounded() {
        assert_eq!(minutes(1), 0);
        assert_eq!(minutes(MINUTE / 2), 1);
        assert_eq!(minutes(MINUTE), 1);
        assert_eq!(minutes(5 * MINUTE + 300), 5);
    }
}
