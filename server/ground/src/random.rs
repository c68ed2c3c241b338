//! Randomness, as an argument.
//!
//! Keys, secrets, salts and ids all come from a [`Random`]: the operating system's
//! generator in every real process, a seeded one where a test wants the same run twice.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use jiff::Timestamp;
use rand::{TryRng as _, rngs::SysRng};
use uuid::{Builder, Uuid};
#[cfg(any(test, debug_assertions))]
use {
    rand::{Rng as _, SeedableRng as _},
    std::sync::MutexGuard,
};

/// A source of randomness fit for secrets. Clones draw from the same source.
#[derive(Clone)]
pub struct Random {
    source: Source,
    last_id: Arc<Mutex<Tick>>,
}

#[derive(Clone)]
enum Source {
    System,
    #[cfg(any(test, debug_assertions))]
    Seeded(Arc<Mutex<rand::rngs::StdRng>>),
}

/// The ordered part of a `UUIDv7`: milliseconds, then a counter within them.
#[derive(Clone, Copy, Default)]
struct Tick {
    millis: u64,
    counter: u16,
}

impl Tick {
    /// The largest value of the 12 bits called `rand_a` (RFC 9562 §5.7).
    const LAST: u16 = 0x0FFF;
    /// A fresh millisecond starts in the lower half, so that the upper half is left to
    /// count in (RFC 9562 §6.2, method 1).
    const START: u16 = 0x07FF;

    /// The first tick after `self` that is not before `millis`.
    fn next(self, millis: u64, random: u16) -> Self {
        let start = random & Self::START;
        if millis > self.millis {
            Self {
                millis,
                counter: start,
            }
        } else if self.counter < Self::LAST {
            Self {
                counter: self.counter + 1,
                ..self
            }
        } else {
            // Borrowing the next millisecond beats waiting for it.
            Self {
                millis: self.millis + 1,
                counter: start,
            }
        }
    }
}

impl Random {
    /// The operating system's generator.
    pub fn system() -> Self {
        Self::from_source(Source::System)
    }

    /// The same draws for the same seed.
    #[cfg(any(test, debug_assertions))]
    pub fn seeded(seed: u64) -> Self {
        let generator = rand::rngs::StdRng::seed_from_u64(seed);
        Self::from_source(Source::Seeded(Arc::new(Mutex::new(generator))))
    }

    fn from_source(source: Source) -> Self {
        Self {
            source,
            last_id: Arc::default(),
        }
    }

    /// Fills `buffer` with random bytes.
    ///
    /// Panics when the operating system has none to give: without them nothing that
    /// follows would be safe.
    pub fn fill(&self, buffer: &mut [u8]) {
        match &self.source {
            Source::System => SysRng
                .try_fill_bytes(buffer)
                .expect("the operating system gives random bytes"),
            #[cfg(any(test, debug_assertions))]
            Source::Seeded(generator) => lock(generator).fill_bytes(buffer),
        }
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// An id that sorts by the time of its making (`UUIDv7`, RFC 9562 §5.7).
    ///
    /// Ids from one source increase strictly, also within a millisecond and when the
    /// clock steps back: lists page by them.
    pub fn uuid_v7(&self, now: Timestamp) -> Uuid {
        let mut tail: [u8; 10] = self.bytes();
        let millis = u64::try_from(now.as_millisecond()).unwrap_or_default();
        let tick = {
            let mut last = self.last_id.lock().unwrap_or_else(PoisonError::into_inner);
            *last = last.next(millis, u16::from_be_bytes([tail[0], tail[1]]));
            *last
        };
        tail[..2].copy_from_slice(&tick.counter.to_be_bytes());
        Builder::from_unix_timestamp_millis(tick.millis, &tail).into_uuid()
    }
}

impl fmt::Debug for Random {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Random")
    }
}

#[cfg(any(test, debug_assertions))]
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_and_the_system_does_not() {
        let (one, two) = (Random::seeded(7), Random::seeded(7));
        assert_eq!(one.bytes::<32>(), two.bytes::<32>());
        assert_ne!(one.bytes::<32>(), Random::seeded(8).bytes::<32>());
        let system = Random::system();
        assert_ne!(system.bytes::<32>(), system.bytes::<32>());
    }

    #[test]
    fn ids_are_version_7_and_show_their_time() {
        let now: Timestamp = "2026-03-29T01:00:00.5Z".parse().unwrap();
        let id = Random::system().uuid_v7(now);
        assert_eq!(id.get_version_num(), 7);
        assert_eq!(id.get_variant(), uuid::Variant::RFC4122);
        let millis = id.as_u128() >> 80;
        assert_eq!(
            i64::try_from(millis).unwrap(),
            now.as_millisecond(),
            "the first 48 bits are Unix milliseconds"
        );
    }

    #[test]
    fn ids_increase_within_a_millisecond_and_when_time_goes_back() {
        let random = Random::system();
        let now: Timestamp = "2026-03-29T01:00:00Z".parse().unwrap();
        let mut ids: Vec<_> = (0..10_000).map(|_| random.uuid_v7(now)).collect();
        ids.push(random.uuid_v7("2026-03-28T01:00:00Z".parse().unwrap()));
        ids.push(random.uuid_v7("2026-03-30T01:00:00Z".parse().unwrap()));
        assert!(ids.is_sorted_by(|a, b| a < b));
    }
}
