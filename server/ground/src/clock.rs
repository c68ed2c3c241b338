//! The time, as an argument.
//!
//! Everything that judges a deadline takes a [`Timestamp`] or a [`Clock`], and
//! `clippy.toml` bans reading the system's clock anywhere else, so that the rules
//! about working hours and expiry are tested at pinned instants.
//!
//! Three clocks exist: the system's; one that a test moves by hand (never in a release
//! build); and, with the feature `shifted-clock`, the system's moved by what the file
//! named in `LUXMEDICA_CLOCK_FILE` says, for tests in a browser.
//!
//! The wall's clock can be set, by mistake or on purpose; what has passed since the
//! program began cannot. What ended must not begin again because somebody put the clock
//! back, so whatever ends sessions asks [`Clock::passed`]; and [`Watch`] tells when the
//! two part, and believes the wall's again once it has gone evenly for a while.

mod watch;

pub use watch::{News, Watch};

use jiff::{SignedDuration, Timestamp};
use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Instant,
};

#[cfg(feature = "shifted-clock")]
use self::shifted::ClockFile;
#[cfg(any(test, debug_assertions))]
use std::sync::{Mutex, MutexGuard, PoisonError};

#[cfg(all(feature = "shifted-clock", not(debug_assertions)))]
compile_error!(
    "a release binary cannot have a clock that somebody else moves: drop the feature `shifted-clock`"
);

/// So much later than now what was just made may have been made, in milliseconds:
/// clocks are adjusted.
pub const AHEAD_MS: i64 = 60 * 1000;

/// Tells the time. Clones tell the same time.
#[derive(Clone, Debug)]
pub struct Clock {
    source: Source,
    /// What the wall's clock showed first.
    began: Timestamp,
    /// What it would have shown then, by the latest that is believed, in Unix milliseconds.
    anchor: Arc<AtomicI64>,
    started: Instant,
}

#[derive(Clone, Debug)]
enum Source {
    System,
    #[cfg(any(test, debug_assertions))]
    Manual(Arc<Mutex<Hand>>),
    #[cfg(feature = "shifted-clock")]
    Shifted(Arc<ClockFile>),
}

/// The hand of a manual clock, and how much time has passed.
#[cfg(any(test, debug_assertions))]
#[derive(Debug)]
struct Hand {
    wall: Timestamp,
    elapsed: SignedDuration,
}

impl Clock {
    fn of(source: Source) -> Self {
        let began = source.now();
        Self {
            source,
            began,
            anchor: Arc::new(AtomicI64::new(began.as_millisecond())),
            started: Instant::now(),
        }
    }

    /// The system's clock; with the feature `shifted-clock`, moved by the file named in
    /// `LUXMEDICA_CLOCK_FILE` if that is set.
    pub fn system() -> Self {
        #[cfg(feature = "shifted-clock")]
        if let Some(path) = std::env::var_os("LUXMEDICA_CLOCK_FILE") {
            return Self::of(Source::Shifted(Arc::new(ClockFile::new(path))));
        }
        Self::of(Source::System)
    }

    /// A clock that stands at `start` until a test moves it.
    #[cfg(any(test, debug_assertions))]
    pub fn manual(start: Timestamp) -> Self {
        Self::of(Source::Manual(Arc::new(Mutex::new(Hand {
            wall: start,
            elapsed: SignedDuration::ZERO,
        }))))
    }

    /// The present instant in whole milliseconds, the precision at which times are stored.
    pub fn now(&self) -> Timestamp {
        self.source.now()
    }

    /// How much time has passed since the program began, whatever the wall's clock says
    /// of it.
    pub fn elapsed(&self) -> SignedDuration {
        match &self.source {
            #[cfg(any(test, debug_assertions))]
            Source::Manual(hand) => lock(hand).elapsed,
            _ => SignedDuration::try_from(self.started.elapsed()).unwrap_or(SignedDuration::MAX),
        }
    }

    /// The instant at which the program began and what has passed since: never earlier
    /// than before.
    pub fn lived(&self) -> Timestamp {
        self.began
            .saturating_add(self.elapsed())
            .unwrap_or(self.began)
    }

    /// The instant by what is believed of the wall's clock and what has passed since.
    fn reckoned(&self) -> Timestamp {
        let anchor = Timestamp::from_millisecond(self.anchor.load(Ordering::Relaxed));
        let anchor = anchor.unwrap_or(self.began);
        anchor.saturating_add(self.elapsed()).unwrap_or(anchor)
    }

    /// Believes what the wall's clock shows.
    fn believe(&self) {
        let step = self.now().duration_since(self.reckoned());
        let step = i64::try_from(step.as_millis()).unwrap_or_default();
        self.anchor.fetch_add(step, Ordering::Relaxed);
    }

    /// The latest instant that has surely passed: the wall's, or, where it was put back,
    /// what has passed since it was believed. For whatever must not begin again.
    pub fn passed(&self) -> Timestamp {
        self.now().max(whole_millis(self.reckoned()))
    }

    /// Lets a manual clock go on by `step`; puts it back if that is negative.
    ///
    /// Panics on any other clock.
    #[cfg(any(test, debug_assertions))]
    pub fn advance(&self, step: SignedDuration) {
        let mut hand = self.hand();
        hand.wall += step;
        hand.elapsed += step.max(SignedDuration::ZERO);
    }

    /// Lets a manual clock go on until `instant`, or puts it back to it.
    ///
    /// Panics on any other clock.
    #[cfg(any(test, debug_assertions))]
    pub fn set(&self, instant: Timestamp) {
        let step = instant.duration_since(self.hand().wall);
        self.advance(step);
    }

    /// Sets a manual clock ahead by `step`, or back, while no time passes.
    ///
    /// Panics on any other clock.
    #[cfg(any(test, debug_assertions))]
    pub fn step(&self, step: SignedDuration) {
        self.hand().wall += step;
    }

    #[cfg(any(test, debug_assertions))]
    fn hand(&self) -> MutexGuard<'_, Hand> {
        let Source::Manual(hand) = &self.source else {
            panic!("only a manual clock is moved by hand");
        };
        lock(hand)
    }
}

impl Source {
    fn now(&self) -> Timestamp {
        whole_millis(match self {
            Self::System => system_now(),
            #[cfg(any(test, debug_assertions))]
            Self::Manual(hand) => lock(hand).wall,
            #[cfg(feature = "shifted-clock")]
            Self::Shifted(file) => file.now(),
        })
    }
}

fn whole_millis(instant: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(instant.as_millisecond())
        .expect("whole milliseconds of an instant in range are in range")
}

#[cfg(any(test, debug_assertions))]
fn lock(hand: &Mutex<Hand>) -> MutexGuard<'_, Hand> {
    hand.lock().unwrap_or_else(PoisonError::into_inner)
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place that reads the system's clock"
)]
fn system_now() -> Timestamp {
    Timestamp::now()
}

#[cfg(feature = "shifted-clock")]
mod shifted {
    //! The clock of a test build, moved from outside by writing a file.

    use std::{
        ffi::OsString,
        fs, io,
        path::PathBuf,
        sync::{Mutex, PoisonError},
    };

    use jiff::{SignedDuration, Timestamp};

    /// The system's clock plus what a file says.
    ///
    /// The file holds either an RFC 3339 instant, which is what the clock showed when
    /// the file was written, or a number of seconds to add. No file: no shift.
    #[derive(Debug)]
    pub(super) struct ClockFile {
        path: PathBuf,
        // What the file last said, for the moment in which its writer has emptied it
        // and not yet written it again.
        last: Mutex<SignedDuration>,
    }

    impl ClockFile {
        pub(super) fn new(path: OsString) -> Self {
            Self {
                path: path.into(),
                last: Mutex::new(SignedDuration::ZERO),
            }
        }

        /// Reads the file anew each time: the writer wants the next request to feel it.
        pub(super) fn now(&self) -> Timestamp {
            let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
            match self.read() {
                Ok(shift) => *last = shift.unwrap_or(*last),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    *last = SignedDuration::ZERO;
                }
                Err(_) => {}
            }
            crate::clock::system_now() + *last
        }

        fn read(&self) -> io::Result<Option<SignedDuration>> {
            let text = fs::read_to_string(&self.path)?;
            let text = text.trim();
            if let Ok(seconds) = text.parse() {
                return Ok(Some(SignedDuration::from_secs(seconds)));
            }
            let written = fs::metadata(&self.path)?.modified()?;
            Ok(text
                .parse::<Timestamp>()
                .ok()
                .zip(Timestamp::try_from(written).ok())
                .map(|(shown, written)| shown.duration_since(written)))
        }
    }

    #[cfg(test)]
    mod tests {
        use jiff::SignedDuration;

        use crate::clock::shifted::*;

        fn error(clock: &ClockFile, expected: SignedDuration) -> SignedDuration {
            let actual = clock.now().duration_since(crate::clock::system_now());
            (actual - expected).abs()
        }

        #[test]
        fn follows_its_file() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("clock");
            let clock = ClockFile::new(path.clone().into());
            let near = SignedDuration::from_secs(5);
            let day = SignedDuration::from_hours(24);
            assert!(error(&clock, SignedDuration::ZERO) < near);

            fs::write(&path, "-86400\n").unwrap();
            assert!(error(&clock, -day) < near);

            fs::write(&path, (crate::clock::system_now() + day).to_string()).unwrap();
            assert!(error(&clock, day) < near);

            fs::write(&path, "").unwrap();
            assert!(
                error(&clock, day) < near,
                "a half-written file moves nothing"
            );

            fs::remove_file(&path).unwrap();
            assert!(error(&clock, SignedDuration::ZERO) < near);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manual_clock_moves_only_by_hand_and_for_all_its_clones() {
        let start: Timestamp = "2026-10-25T00:30:00.123456Z".parse().unwrap();
        let clock = Clock::manual(start);
        let copy = clock.clone();
        assert_eq!(clock.now().to_string(), "2026-10-25T00:30:00.123Z");
        copy.advance(SignedDuration::from_mins(-30));
        assert_eq!(clock.now().to_string(), "2026-10-25T00:00:00.123Z");
        clock.set(start);
        assert_eq!(copy.now().to_string(), "2026-10-25T00:30:00.123Z");
    }

    #[test]
    fn what_has_passed_does_not_come_again() {
        let start: Timestamp = "2026-10-25T00:30:00Z".parse().unwrap();
        let clock = Clock::manual(start);
        let hour = SignedDuration::from_hours(1);
        clock.advance(hour);
        assert_eq!(clock.passed(), start + hour);
        clock.advance(-hour * 3);
        assert_eq!(
            (clock.now(), clock.passed()),
            (start - hour * 2, start + hour)
        );
        clock.advance(hour);
        assert_eq!(clock.passed(), start + hour * 2);
        // Ahead for a while: that is not lived through.
        clock.step(hour * 100);
        assert_eq!(clock.passed(), clock.now());
        clock.step(-hour * 100);
        assert_eq!(clock.passed(), start + hour * 2);
    }

    #[test]
    fn the_system_clock_shows_whole_milliseconds() {
        let now = Clock::system().now();
        assert_eq!(now.subsec_nanosecond() % 1_000_000, 0);
        assert!(now > "2026-01-01T00:00:00Z".parse().unwrap());
    }

    #[test]
    #[should_panic(expected = "only a manual clock")]
    fn the_system_clock_cannot_be_moved() {
        Clock::of(Source::System).advance(SignedDuration::from_secs(1));
    }
}
