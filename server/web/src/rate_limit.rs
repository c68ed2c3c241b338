//! How often somebody may ask in a minute, where answers cost others time or tell too much
//! when they are many.

use ground::crypto::digest::Sha256Digest;
use monitor::{Error, Monitor, Tally};
use shared::time::Timestamp;
use std::{
    collections::HashMap,
    fmt::Display,
    hash::Hash,
    sync::{Mutex, PoisonError},
};

const WINDOW_MS: i64 = 60_000;
/// Beyond so many who ask at once the rest share one count.
const KEYS: usize = 10_000;

/// Counts questions by who asks, in memory; where other servers share the database, there too.
#[derive(Debug)]
pub struct RateLimit<K> {
    /// What is asked.
    what: &'static str,
    questions: u32,
    /// The rest under no key.
    asked: Mutex<HashMap<Option<K>, (Timestamp, u32)>>,
}

impl<K: Eq + Hash + Copy + Display + Send + Sync> RateLimit<K> {
    /// So many questions of this kind a minute.
    pub fn new(what: &'static str, questions: u32) -> Self {
        Self {
            what,
            questions,
            asked: Mutex::default(),
        }
    }

    /// Counts a question, at all servers.
    ///
    /// # Errors
    /// The database is out of reach; or, inside, after how many seconds to ask again.
    pub async fn ask(&self, who: K, monitor: &Monitor) -> Result<Result<(), u32>, Error> {
        let now = Timestamp(monitor.common_now().as_millisecond());
        if let Err(seconds) = self.ask_here(who, now) {
            return Ok(Err(seconds));
        }
        let name = Sha256Digest::of(format!("{} {who}", self.what));
        let step = |tallies: &mut [Option<Tally>]| {
            let Some(tally) = tallies.first_mut() else {
                return Ok(());
            };
            let Tally { count, at } = tally.get_or_insert(Tally { count: 0, at: now });
            self.step(at, count, now)
        };
        Ok(monitor.together(&[name], step).await?.unwrap_or(Ok(())))
    }

    /// Counts one question more in the minute that began then.
    fn step(&self, since: &mut Timestamp, count: &mut u32, now: Timestamp) -> Result<(), u32> {
        // Also when the clock was put back.
        if !(0..WINDOW_MS).contains(&now.since(*since)) {
            (*since, *count) = (now, 0);
        }
        if self.questions <= *count {
            let left = WINDOW_MS - now.since(*since);
            return Err(u32::try_from(left / 1000 + 1).unwrap_or(u32::MAX));
        }
        *count += 1;
        Ok(())
    }

    fn ask_here(&self, who: K, now: Timestamp) -> Result<(), u32> {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let mut who = Some(who);
        if KEYS <= asked.len() && !asked.contains_key(&who) {
            asked.retain(|_, (since, _)| now.since(*since) < WINDOW_MS);
            if KEYS <= asked.len() {
                who = None;
            }
        }
        let (since, count) = asked.entry(who).or_insert((now, 0));
        self.step(since, count, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_has_so_many_questions() {
        let rate_limit = RateLimit::new("questions", 3);
        for _ in 0..3 {
            assert_eq!(rate_limit.ask_here("one", Timestamp(1000)), Ok(()));
        }
        assert_eq!(rate_limit.ask_here("one", Timestamp(31_000)), Err(31));
        assert_eq!(rate_limit.ask_here("other", Timestamp(31_000)), Ok(()));
        assert_eq!(rate_limit.ask_here("one", Timestamp(61_000)), Ok(()));
        assert_eq!(rate_limit.ask_here("one", Timestamp(0)), Ok(()));
    }

    #[test]
    fn beyond_so_many_the_rest_count_as_one() {
        let rate_limit = RateLimit::new("questions", 1);
        for who in 0..KEYS {
            assert_eq!(rate_limit.ask_here(who, Timestamp(0)), Ok(()));
        }
        assert_eq!(rate_limit.ask_here(KEYS, Timestamp(0)), Ok(()));
        assert!(rate_limit.ask_here(KEYS + 1, Timestamp(0)).is_err());
        assert!(rate_limit.asked.lock().unwrap().len() <= KEYS + 1);
        assert_eq!(rate_limit.ask_here(KEYS + 2, Timestamp(60_000)), Ok(()));
    }
}
