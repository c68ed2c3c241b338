//! Whether the wall's clock can be believed.

use super::Clock;
use jiff::{SignedDuration, Timestamp};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// By more than this the wall's clock and what has passed may not part, in
/// milliseconds.
const APART_MS: i64 = 60_000;
/// So much less than has passed and the clock went back, in milliseconds; a
/// clock that is adjusted slowly never does.
const BACK_MS: i64 = 1000;
/// How long it is told that the clock went back.
const TOLD: SignedDuration = SignedDuration::from_mins(10);

/// Looks at a clock again and again.
#[derive(Debug, Default)]
pub struct Watch(Mutex<Seen>);

#[derive(Debug, Default)]
struct Seen {
    /// What the wall showed, and how much time had passed.
    last: Option<(Timestamp, SignedDuration)>,
    /// When the clock went back, and by how many milliseconds.
    back: Option<(SignedDuration, i64)>,
    /// What was answered last.
    told: Option<i64>,
}

impl Watch {
    /// By how many seconds the wall's clock is ahead of what has passed since
    /// the program began, if that is more than a minute; negative where it is
    /// behind, or went back within the last ten minutes.
    pub fn look(&self, clock: &Clock) -> Option<i64> {
        let mut seen = self.seen();
        let (wall, elapsed) = (clock.now(), clock.elapsed());
        if let Some((before, then)) = seen.last.replace((wall, elapsed)) {
            let step = wall.duration_since(before) - (elapsed - then);
            if step.as_millis() < -i128::from(BACK_MS) {
                seen.back = Some((elapsed, millis(step)));
            }
        }
        let apart = millis(wall.duration_since(clock.lived()));
        if APART_MS < apart.abs() {
            return Some(apart / 1000);
        }
        seen.back = seen.back.filter(|(at, _)| elapsed - *at < TOLD);
        seen.back.map(|(_, by)| by / 1000)
    }

    /// The clock shows an instant before one that it has shown before the
    /// program began.
    pub fn began_behind(&self, clock: &Clock, shown: Timestamp) {
        let behind = millis(clock.now().duration_since(shown));
        if behind < -APART_MS {
            self.seen().back = Some((clock.elapsed(), behind));
        }
    }

    /// [`look`](Self::look), if it is not what was answered before: for the
    /// log. By how much the two are apart changes nothing.
    pub fn news(&self, clock: &Clock) -> Option<Option<i64>> {
        let now = self.look(clock);
        let mut seen = self.seen();
        let is_new = seen.told.is_some() != now.is_some();
        seen.told = now;
        is_new.then_some(now)
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn millis(duration: SignedDuration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock() -> Clock {
        Clock::manual("2026-10-25T00:30:00Z".parse().unwrap())
    }

    fn seconds(seconds: i64) -> SignedDuration {
        SignedDuration::from_secs(seconds)
    }

    #[test]
    fn time_that_passes_is_nothing_to_tell() {
        let (clock, watch) = (clock(), Watch::default());
        for _ in 0..1000 {
            assert_eq!(watch.look(&clock), None);
            clock.advance(seconds(500));
            // Adjusted, as clocks are.
            clock.step(SignedDuration::from_millis(59));
        }
        assert_eq!(watch.news(&clock), None);
    }

    #[test]
    fn a_minute_apart_is_told_until_they_agree() {
        let (clock, watch) = (clock(), Watch::default());
        clock.step(seconds(60));
        assert_eq!(watch.look(&clock), None);
        clock.step(seconds(1));
        assert_eq!(watch.news(&clock), Some(Some(61)));
        clock.advance(seconds(3600));
        clock.step(seconds(400 * 24 * 3600));
        assert_eq!(watch.look(&clock), Some(61 + 400 * 24 * 3600));
        assert_eq!(watch.news(&clock), None);
        // It is set right: that it went back is told for a while.
        clock.step(seconds(-61 - 400 * 24 * 3600));
        assert_eq!(watch.look(&clock), Some(-61 - 400 * 24 * 3600));
        clock.advance(seconds(599));
        assert!(watch.look(&clock).is_some());
        clock.advance(seconds(1));
        assert_eq!(watch.news(&clock), Some(None));
    }

    #[test]
    fn a_small_step_back_is_told_and_forgotten() {
        let (clock, watch) = (clock(), Watch::default());
        assert_eq!(watch.look(&clock), None);
        clock.advance(seconds(1));
        clock.step(seconds(-5));
        assert_eq!(watch.look(&clock), Some(-5));
        clock.advance(seconds(600));
        assert_eq!(watch.look(&clock), None);
        // Within the second a clock has anyway.
        clock.step(SignedDuration::from_millis(-900));
        assert_eq!(watch.look(&clock), None);
    }

    #[test]
    fn far_behind_is_told_however_long_it_lasts() {
        let (clock, watch) = (clock(), Watch::default());
        clock.step(seconds(-90));
        clock.advance(seconds(24 * 3600));
        assert_eq!(watch.look(&clock), Some(-90));
    }

    #[test]
    fn a_start_in_the_past_is_told() {
        let (clock, watch) = (clock(), Watch::default());
        watch.began_behind(&clock, clock.now() + seconds(60));
        assert_eq!(watch.look(&clock), None);
        watch.began_behind(&clock, clock.now() + seconds(3600));
        assert_eq!(watch.look(&clock), Some(-3600));
    }
}
