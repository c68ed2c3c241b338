//! What failures are counted by, and how long they make wait.

use ground::crypto::digest::Sha256Digest;
use jiff::{SignedDuration, Timestamp};
use monitor::Tally;
use shared::ids::{TokenId, WorkstationId};
use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
};

/// The longest wait, in seconds.
const LONGEST: i64 = 60;
/// After how much silence failures are forgotten.
pub(super) const MEMORY: SignedDuration = SignedDuration::from_mins(15);
/// How many keys are remembered. Beyond it the ones longest silent are forgotten.
pub(super) const CAPACITY: usize = 10_000;
/// So many logins may fail at a workstation before those without their token wait, and one
/// password before whoever tries it: as many as a shift has that mistypes at its beginning.
pub(super) const LOGINS: u32 = 5;

/// What failures are counted by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A password, tried for a login at a workstation; make it with [`Key::password`].
    Password {
        /// What for.
        purpose: Purpose,
        /// The login, known or not, as a digest: what people type may be long, or a
        /// password.
        login: Sha256Digest,
        /// Counted apart at each.
        workstation: WorkstationId,
    },
    /// Logins that failed at a workstation, each once; beyond those that cost nothing, every
    /// failure.
    Logins(WorkstationId),
    /// One password at a workstation, whoever's it was said to be; make it with
    /// [`SignInThrottle::same_password`](super::SignInThrottle::same_password).
    Same {
        /// Where.
        workstation: WorkstationId,
        /// Which password, as nobody but the running server can tell it.
        password: u64,
    },
    /// A network address; make it with [`Key::address`].
    Address(IpAddr),
}

/// What a password is tried for. Each is counted by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// To sign in with this token, which opens a session here and now: whoever was given another
    /// of the same login's counts for themselves.
    SignIn(TokenId),
    /// To sign in without.
    SignInTokenless,
    /// To confirm who sits before an open session.
    Confirm,
}

impl Key {
    /// The same key for every spelling of a login that means the same user.
    pub fn password(purpose: Purpose, login: &str, workstation: WorkstationId) -> Self {
        Self::Password {
            purpose,
            login: Sha256Digest::of(login.trim().to_lowercase()),
            workstation,
        }
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

    /// Whether an attempt counts from its beginning, for others by the same key are not made to wait for it.
    pub(super) const fn counts_at_once(&self) -> bool {
        matches!(self, Self::Logins(_))
    }

    /// How many failures cost nothing.
    const fn allowance(&self) -> u32 {
        match self {
            Self::Logins(_) | Self::Same { .. } => LOGINS,
            Self::Password { .. } | Self::Address(_) => 0,
        }
    }
}

/// How many whole seconds to wait, from 1 to 60: the value of `Retry-After`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("try again in {0} s")]
pub struct RetryAfter(pub u8);

/// The failures by one key.
#[derive(Clone, Copy, Debug)]
struct Failures {
    count: u32,
    last: Timestamp,
}

impl Failures {
    /// How long ago the last one was. Without a sign, so that putting the clock back
    /// makes nobody wait for it to catch up.
    fn age(self, now: Timestamp) -> SignedDuration {
        now.duration_since(self.last).abs()
    }

    fn wait(self, allowance: u32, now: Timestamp) -> Option<RetryAfter> {
        let doublings = self.count.checked_sub(allowance + 1)?.min(6);
        let delay = SignedDuration::from_secs((1 << doublings).min(LONGEST));
        let left = delay - self.age(now);
        if !left.is_positive() {
            return None;
        }
        let started = i64::from(left.subsec_nanos() > 0);
        u8::try_from(left.as_secs() + started).ok().map(RetryAfter)
    }
}

/// Failures by key, as many as are remembered.
#[derive(Debug, Default)]
pub struct Ledger(HashMap<Key, Failures>);

impl Ledger {
    /// What these keys were counted, so far as anything was.
    pub(crate) fn of(tallies: impl Iterator<Item = (Key, Option<Tally>)>) -> Self {
        let failures = |Tally { count, at }| Failures {
            count,
            last: Timestamp::from_millisecond(at.0).unwrap_or(Timestamp::MIN),
        };
        Self(
            tallies
                .filter_map(|(key, tally)| Some((key, failures(tally?))))
                .collect(),
        )
    }

    /// What `key` was counted.
    pub(crate) fn tally(&self, key: &Key) -> Option<Tally> {
        self.0.get(key).map(|failures| Tally {
            count: failures.count,
            at: shared::time::Timestamp(failures.last.as_millisecond()),
        })
    }

    /// Whether `key` may try now. Changes nothing.
    pub(super) fn check(&self, key: &Key, now: Timestamp) -> Result<(), RetryAfter> {
        let failures = self.0.get(key);
        let wait = failures.and_then(|failures| failures.wait(key.allowance(), now));
        wait.map_or(Ok(()), Err)
    }

    /// Whether more failures by `key` are remembered than cost nothing.
    pub(super) fn is_beyond(&self, key: &Key, now: Timestamp) -> bool {
        self.0
            .get(key)
            .is_some_and(|failures| failures.age(now) < MEMORY && key.allowance() < failures.count)
    }

    /// Counts a failure by `key` unless it has to wait.
    pub(crate) fn attempt(&mut self, key: Key, now: Timestamp) -> Result<(), RetryAfter> {
        self.check(&key, now)?;
        self.count(key, now);
        Ok(())
    }

    /// Counts a failure.
    pub(crate) fn count(&mut self, key: Key, now: Timestamp) {
        if self.0.len() >= CAPACITY && !self.0.contains_key(&key) {
            self.make_room(now);
        }
        let failures = self.0.entry(key).or_insert(Failures {
            count: 0,
            last: now,
        });
        if failures.age(now) >= MEMORY {
            failures.count = 0;
        }
        failures.count = failures.count.saturating_add(1);
        failures.last = now;
    }

    /// Counts one failure less: it was none.
    pub(crate) fn take_back(&mut self, key: &Key) {
        if let Some(failures) = self.0.get_mut(key) {
            failures.count = failures.count.saturating_sub(1);
        }
    }

    /// Forgets the failures by `key`.
    pub(crate) fn forget(&mut self, key: &Key) {
        self.0.remove(key);
    }

    /// Drops what is forgotten anyway, then, should that not be enough, the older half:
    /// rare enough to cost nothing on average.
    fn make_room(&mut self, now: Timestamp) {
        let entries = &mut self.0;
        entries.retain(|_, failures| failures.age(now) < MEMORY);
        if entries.len() < CAPACITY {
            return;
        }
        let mut ages: Vec<_> = entries.values().map(|entry| entry.age(now)).collect();
        let middle = ages.len() / 2;
        let (_, &mut median, _) = ages.select_nth_unstable(middle);
        let mut room = middle;
        entries.retain(|_, failures| {
            // Entries of the same age as the median go until there is room, not all of them.
            let old = failures.age(now) >= median && room > 0;
            room -= usize::from(old);
            !old
        });
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}
