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
/// How long a clock that was set has to go evenly to be believed again: meanwhile it
/// neither steps nor creeps by more than [`BACK_MS`].
const EVENLY: SignedDuration = SignedDuration::from_mins(10);

/// Looks at a clock again and again.
#[derive(Debug, Default)]
pub struct Watch(Mutex<Seen>);

#[derive(Debug, Default)]
struct Seen {
    /// What the wall showed, and how much time had passed.
    last: Option<(Timestamp, SignedDuration)>,
    /// By how many milliseconds the clock went back.
    back: Option<i64>,
    /// Since when it has gone evenly, by what had passed.
    even_since: SignedDuration,
    /// What had passed lately, and by how many milliseconds the wall was ahead of that.
    lately: (SignedDuration, i64),
    /// Whether the two were too far apart.
    was_apart: bool,
    /// What was told last.
    told: Option<i64>,
    /// By how many seconds it was apart when it was believed, until that is told.
    believed: Option<i64>,
}

/// What there is to say of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// By so many seconds it cannot be believed.
    Apart(i64),
    /// It can again.
    Agrees,
    /// It can again, set by so many seconds.
    Set(i64),
}

impl Watch {
    /// By how many seconds the wall's clock is ahead of what has passed since
    /// it was believed, if that is more than a minute; negative where it is
    /// behind, or went back. Once it has gone evenly for ten minutes, whoever set
    /// it did so for good: it is believed.
    pub fn look(&self, clock: &Clock) -> Option<i64> {
        let mut seen = self.seen();
        let (wall, elapsed) = (clock.now(), clock.elapsed());
        let ahead = wall.as_millisecond() - millis(elapsed);
        let apart = millis(wall.duration_since(clock.reckoned()));
        let is_apart = APART_MS < apart.abs();
        match seen.last.replace((wall, elapsed)) {
            Some((before, then)) => {
                let step = wall.duration_since(before) - (elapsed - then);
                let (since, was_ahead) = seen.lately;
                let crept = BACK_MS < ahead.abs_diff(was_ahead).cast_signed();
                if crept || (is_apart && !seen.was_apart) {
                    seen.even_since = elapsed;
                }
                if crept || EVENLY <= elapsed - since {
                    seen.lately = (elapsed, ahead);
                }
                if step.as_millis() < -i128::from(BACK_MS) {
                    seen.back = Some(millis(step));
                }
            }
            // What came before nobody saw.
            None => (seen.even_since, seen.lately) = (elapsed, (elapsed, ahead)),
        }
        seen.was_apart = is_apart;
        if EVENLY <= elapsed - seen.even_since {
            if is_apart {
                clock.believe();
                seen.was_apart = false;
                seen.believed = Some(apart / 1000);
            }
            seen.back = None;
            return None;
        }
        if is_apart {
            return Some(apart / 1000);
        }
        seen.back.map(|by| by / 1000)
    }

    /// The clock shows an instant before one that it has shown before the
    /// program began.
    pub fn began_behind(&self, clock: &Clock, shown: Timestamp) {
        let behind = millis(clock.now().duration_since(shown));
        if behind < -APART_MS {
            let mut seen = self.seen();
            (seen.back, seen.even_since) = (Some(behind), clock.elapsed());
        }
    }

    /// [`look`](Self::look), if it is not what was told before: for the log. That the two
    /// part a little more while they are apart is no news, another step is.
    pub fn news(&self, clock: &Clock) -> Option<News> {
        let now = self.look(clock);
        let mut seen = self.seen();
        if let Some(seconds) = seen.believed.take() {
            seen.told = now;
            return Some(News::Set(seconds));
        }
        let is_new = match (seen.told, now) {
            (Some(told), Some(now)) => {
                let minute = APART_MS.unsigned_abs() / 1000;
                told.signum() != now.signum() || minute < told.abs_diff(now)
            }
            (told, now) => told.is_some() != now.is_some(),
        };
        is_new.then(|| {
            seen.told = now;
            now.map_or(News::Agrees, News::Apart)
        })
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
        assert_eq!(watch.news(&clock), Some(News::Apart(61)));
        clock.advance(seconds(599));
        clock.step(seconds(400 * 24 * 3600));
        assert_eq!(watch.look(&clock), Some(61 + 400 * 24 * 3600));
        assert_eq!(watch.news(&clock), Some(News::Apart(61 + 400 * 24 * 3600)));
        // It is set right: that it went back is told for a while.
        clock.step(seconds(-61 - 400 * 24 * 3600));
        assert_eq!(watch.look(&clock), Some(-61 - 400 * 24 * 3600));
        clock.advance(seconds(599));
        assert!(watch.look(&clock).is_some());
        clock.advance(seconds(1));
        assert_eq!(watch.news(&clock), Some(News::Agrees));
    }

    #[test]
    fn each_step_is_told_while_it_is_unsure() {
        let (clock, watch) = (clock(), Watch::default());
        assert_eq!(watch.news(&clock), None);
        for (step, news) in [
            (120, Some(News::Apart(120))),
            // As far as a clock that creeps comes until it is looked at again.
            (60, None),
            (1, Some(News::Apart(181))),
            (-181, Some(News::Apart(-181))),
            (-3600, Some(News::Apart(-3600))),
            (3600, None),
        ] {
            clock.advance(seconds(1));
            clock.step(seconds(step));
            assert_eq!(watch.news(&clock), news, "{step}");
            assert_eq!(watch.news(&clock), None, "{step}");
        }
        clock.advance(seconds(600));
        assert_eq!(watch.news(&clock), Some(News::Agrees));
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
    fn a_clock_that_was_set_for_good_is_believed() {
        for step in [-90, 3600, -400 * 24 * 3600] {
            let (clock, watch) = (clock(), Watch::default());
            let passed = clock.passed();
            clock.step(seconds(step));
            assert_eq!(watch.news(&clock), Some(News::Apart(step)));
            clock.advance(seconds(599));
            assert_eq!(watch.look(&clock), Some(step));
            assert!(passed <= clock.passed());
            clock.advance(seconds(1));
            assert_eq!(watch.news(&clock), Some(News::Set(step)));
            assert_eq!(clock.passed(), clock.now());
            assert_eq!(watch.news(&clock), None);
            // And what has passed since the program began is as it was.
            assert_eq!(clock.lived(), passed + seconds(600));
        }
    }

    #[test]
    fn a_clock_that_is_set_again_and_again_is_not() {
        let (clock, watch) = (clock(), Watch::default());
        for _ in 0..20 {
            clock.step(seconds(-70));
            clock.advance(seconds(300));
            assert!(watch.look(&clock).is_some());
        }
    }

    #[test]
    fn a_clock_that_creeps_is_told_once_it_is_a_minute_apart() {
        for millis in [900, -900, 200, -10, 1] {
            let (clock, watch) = (clock(), Watch::default());
            let creep = SignedDuration::from_millis(millis);
            assert_eq!(watch.look(&clock), None);
            for _ in 0..60_000 / millis.abs() {
                clock.advance(seconds(1));
                clock.step(creep);
                assert_eq!(watch.look(&clock), None, "{millis}");
            }
            clock.advance(seconds(1));
            clock.step(SignedDuration::from_millis(2000 * millis.signum()));
            assert_eq!(watch.look(&clock).map(i64::signum), Some(millis.signum()));
            // As long as it creeps on it is not believed, unless slower than clocks are
            // adjusted.
            for second in 1..1200 {
                clock.advance(seconds(1));
                clock.step(creep);
                let is_told = watch.look(&clock).is_some();
                assert_eq!(
                    is_told,
                    1 < millis.abs() || second < 600,
                    "{millis} {second}"
                );
            }
        }
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
