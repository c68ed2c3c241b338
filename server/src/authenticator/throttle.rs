//! Slows down whoever guesses, and nobody else.
//!
//! After a refusal the same login, workstation or address has to wait: one second, then
//! two, doubling to a minute. A success, or a quarter of an hour of silence, forgets it.
//! Nobody is ever locked out for good, for that would let a stranger lock a nurse out.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{Mutex, MutexGuard, PoisonError},
};

use jiff::{SignedDuration, Timestamp};

use crate::crypto::{digest::Sha256Digest, jwk::Thumbprint};

/// The longest wait, in seconds.
const LONGEST: i64 = 60;
/// After how much silence refusals are forgotten.
const MEMORY: SignedDuration = SignedDuration::from_mins(15);
/// How many keys are remembered. Beyond it the ones longest silent are forgotten.
const CAPACITY: usize = 10_000;

/// What refusals are counted by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A login, known or not, as a digest: what people type may be long, or a password.
    Login(Sha256Digest),
    /// An enrolled workstation. Count by it and not by its address, which a whole ward
    /// may share.
    Workstation(Thumbprint),
    /// A network address; make it with [`Key::address`].
    Address(IpAddr),
}

impl Key {
    /// The same key for every spelling of a login that means the same user.
    pub fn login(login: &str) -> Self {
        Self::Login(Sha256Digest::of(login.trim().to_lowercase()))
    }

    /// One key for an IPv4 address, and one for the /64 of an IPv6 address: that much
    /// one household or one machine has to itself (RFC 6177 §2).
    pub fn address(address: IpAddr) -> Self {
        Self::Address(match address.to_canonical() {
            IpAddr::V6(address) => {
                let network = address.to_bits() & !u128::from(u64::MAX);
                Ipv6Addr::from_bits(network).into()
            }
            v4 @ IpAddr::V4(_) => v4,
        })
    }
}

/// How many whole seconds to wait, from 1 to 60: the value of `Retry-After`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("try again in {0} s")]
pub struct RetryAfter(pub u8);

/// Counts refusals, in memory: a restart forgets them, and somebody who can restart the
/// server need not guess.
#[derive(Debug, Default)]
pub struct Throttle(Mutex<HashMap<Key, Refusals>>);

#[derive(Clone, Copy, Debug)]
struct Refusals {
    count: u32,
    last: Timestamp,
}

impl Refusals {
    /// How long ago the last one was. Without a sign, so that putting the clock back
    /// makes nobody wait for it to catch up.
    fn age(self, now: Timestamp) -> SignedDuration {
        now.duration_since(self.last).abs()
    }

    fn wait(self, now: Timestamp) -> Option<RetryAfter> {
        let doublings = self.count.saturating_sub(1).min(6);
        let delay = SignedDuration::from_secs((1 << doublings).min(LONGEST));
        let left = delay - self.age(now);
        if !left.is_positive() {
            return None;
        }
        let started = i64::from(left.subsec_nanos() > 0);
        u8::try_from(left.as_secs() + started).ok().map(RetryAfter)
    }
}

impl Throttle {
    /// Nobody waits yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether `key` may try now. Changes nothing.
    pub fn check(&self, key: &Key, now: Timestamp) -> Result<(), RetryAfter> {
        wait(&self.entries(), key, now).map_or(Ok(()), Err)
    }

    /// Counts a refusal.
    pub fn refused(&self, key: Key, now: Timestamp) {
        count(&mut self.entries(), key, now);
    }

    /// Forgets the refusals of `key`: whoever it was has shown to be right.
    pub fn succeeded(&self, key: &Key) {
        self.entries().remove(key);
    }

    /// [`check`](Self::check) for all of `keys` and, if none has to wait,
    /// [`refused`](Self::refused) for all of them, as one step: then call
    /// [`succeeded`](Self::succeeded) if it was no refusal after all. Where the answer
    /// takes long to compute, this keeps guesses sent side by side from all being checked
    /// before the first is counted.
    ///
    /// Answers the longest wait.
    pub fn attempt(&self, keys: &[Key], now: Timestamp) -> Result<(), RetryAfter> {
        let mut entries = self.entries();
        if let Some(longest) = keys.iter().filter_map(|key| wait(&entries, key, now)).max() {
            return Err(longest);
        }
        for key in keys {
            count(&mut entries, key.clone(), now);
        }
        Ok(())
    }

    fn entries(&self) -> MutexGuard<'_, HashMap<Key, Refusals>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn wait(entries: &HashMap<Key, Refusals>, key: &Key, now: Timestamp) -> Option<RetryAfter> {
    entries.get(key)?.wait(now)
}

fn count(entries: &mut HashMap<Key, Refusals>, key: Key, now: Timestamp) {
    if entries.len() >= CAPACITY && !entries.contains_key(&key) {
        make_room(entries, now);
    }
    let refusals = entries.entry(key).or_insert(Refusals {
        count: 0,
        last: now,
    });
    if refusals.age(now) >= MEMORY {
        refusals.count = 0;
    }
    refusals.count = refusals.count.saturating_add(1);
    refusals.last = now;
}

/// Drops what is forgotten anyway, then, should that not be enough, the older half: rare
/// enough to cost nothing on average.
fn make_room(entries: &mut HashMap<Key, Refusals>, now: Timestamp) {
    entries.retain(|_, refusals| refusals.age(now) < MEMORY);
    if entries.len() < CAPACITY {
        return;
    }
    let mut ages: Vec<_> = entries.values().map(|entry| entry.age(now)).collect();
    let middle = ages.len() / 2;
    let (_, &mut median, _) = ages.select_nth_unstable(middle);
    let mut room = middle;
    entries.retain(|_, refusals| {
        // Entries of the same age as the median go until there is room, not all of them.
        let old = refusals.age(now) >= median && room > 0;
        room -= usize::from(old);
        !old
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> Timestamp {
        "2026-06-01T09:00:00Z".parse().unwrap()
    }

    fn seconds(seconds: i64) -> SignedDuration {
        SignedDuration::from_secs(seconds)
    }

    fn nurse() -> Key {
        Key::login("o_shevchenko")
    }

    #[test]
    fn one_typo_costs_one_second() {
        let throttle = Throttle::new();
        assert_eq!(throttle.check(&nurse(), noon()), Ok(()));
        throttle.refused(nurse(), noon());
        assert_eq!(throttle.check(&nurse(), noon()), Err(RetryAfter(1)));
        let almost = noon() + SignedDuration::from_millis(999);
        assert_eq!(throttle.check(&nurse(), almost), Err(RetryAfter(1)));
        assert_eq!(throttle.check(&nurse(), noon() + seconds(1)), Ok(()));
        assert_eq!(throttle.check(&Key::login("other"), noon()), Ok(()));
    }

    #[test]
    fn the_wait_doubles_to_a_minute() {
        let throttle = Throttle::new();
        let mut now = noon();
        for expected in [1, 2, 4, 8, 16, 32, 60, 60, 60] {
            throttle.refused(nurse(), now);
            let wait = throttle.check(&nurse(), now);
            assert_eq!(wait, Err(RetryAfter(expected)));
            now += seconds(i64::from(expected));
            assert_eq!(throttle.check(&nurse(), now), Ok(()));
        }
    }

    #[test]
    fn success_and_silence_forget() {
        let throttle = Throttle::new();
        for _ in 0..10 {
            throttle.refused(nurse(), noon());
        }
        throttle.succeeded(&nurse());
        assert_eq!(throttle.check(&nurse(), noon()), Ok(()));

        for _ in 0..10 {
            throttle.refused(nurse(), noon());
        }
        let almost = noon() + MEMORY - seconds(1);
        throttle.refused(nurse(), almost);
        assert_eq!(throttle.check(&nurse(), almost), Err(RetryAfter(60)));
        let later = almost + MEMORY;
        throttle.refused(nurse(), later);
        assert_eq!(throttle.check(&nurse(), later), Err(RetryAfter(1)));
    }

    #[test]
    fn attempts_side_by_side_are_counted_before_they_are_answered() {
        let throttle = Throttle::new();
        let address = Key::address("192.0.2.1".parse().unwrap());
        let keys = [nurse(), address.clone()];
        assert_eq!(throttle.attempt(&keys, noon()), Ok(()));
        assert_eq!(throttle.attempt(&keys, noon()), Err(RetryAfter(1)));
        // An attempt that has to wait is none, and counts for neither.
        let other = [Key::login("other"), address];
        assert_eq!(throttle.attempt(&other, noon()), Err(RetryAfter(1)));
        assert_eq!(throttle.check(&other[0], noon()), Ok(()));
        assert_eq!(throttle.attempt(&keys, noon() + seconds(1)), Ok(()));
        let wait = throttle.attempt(&keys, noon() + seconds(1));
        assert_eq!(wait, Err(RetryAfter(2)));
        for key in &keys {
            throttle.succeeded(key);
        }
        assert_eq!(throttle.attempt(&keys, noon() + seconds(1)), Ok(()));
    }

    #[test]
    fn spellings_of_one_login_and_addresses_of_one_network_are_one_key() {
        assert_eq!(Key::login(" O_Shevchenko "), nurse());
        let address = |text: &str| Key::address(text.parse().unwrap());
        assert_eq!(address("2001:db8:1:2::1"), address("2001:db8:1:2:ffff::9"));
        assert_ne!(address("2001:db8:1:2::1"), address("2001:db8:1:3::1"));
        assert_eq!(address("::ffff:192.0.2.1"), address("192.0.2.1"));
        assert_ne!(address("192.0.2.1"), address("192.0.2.2"));
    }

    #[test]
    fn memory_is_bounded_and_the_longest_silent_are_forgotten() {
        let throttle = Throttle::new();
        let key = |at: usize| Key::login(&at.to_string());
        for at in 0..2 * CAPACITY {
            let now = noon() + SignedDuration::from_millis(i64::try_from(at).unwrap());
            throttle.refused(key(at), now);
            assert!(throttle.entries().len() <= CAPACITY);
        }
        let entries = throttle.entries();
        assert!(entries.contains_key(&key(2 * CAPACITY - 1)));
        assert!(!entries.contains_key(&key(0)));
    }

    #[test]
    fn a_burst_in_one_instant_is_bounded_too() {
        let throttle = Throttle::new();
        for at in 0..2 * CAPACITY {
            throttle.refused(Key::login(&at.to_string()), noon());
        }
        assert!((CAPACITY / 2..=CAPACITY).contains(&throttle.entries().len()));
    }

    #[test]
    fn what_is_forgotten_anyway_goes_first() {
        let throttle = Throttle::new();
        for at in 0..CAPACITY - 1 {
            throttle.refused(Key::login(&at.to_string()), noon());
        }
        throttle.refused(nurse(), noon() + seconds(1));
        throttle.refused(Key::login("new"), noon() + MEMORY);
        assert_eq!(throttle.entries().len(), 2);
        assert!(throttle.entries().contains_key(&nurse()));
    }

    #[test]
    fn a_clock_put_back_locks_nobody_out() {
        let throttle = Throttle::new();
        throttle.refused(nurse(), noon());
        let yesterday = noon() - SignedDuration::from_hours(24);
        assert_eq!(throttle.check(&nurse(), yesterday), Ok(()));
    }
}
