//! Slows down whoever guesses, and nobody else.
//!
//! What counts are failures, and by what is tried where: a login at a workstation. After a
//! failure the next attempt has to wait: one second, then two, doubling to a minute. A
//! success, or a quarter of an hour of silence, forgets it. Nobody is ever locked out for
//! good, and nobody by what others do: whoever brings a token that opens a session here
//! and now is counted apart from those who do not have that one, and a login guessed at one
//! workstation stays as it is at the others.
//!
//! One password tried for many logins fails once for each of them, and so does the next
//! one. So a workstation at which many logins failed lets those wait that come without
//! their token, also for a login that failed before. Whoever guesses with tokens that work is
//! told from their owners by the password alone: one that failed at a workstation again and
//! again is slowed there, and nobody who enters another, nor who got in with it there before.

mod failures;

use failures::CAPACITY;
pub(crate) use failures::Ledger;
pub use failures::{Key, Purpose, RetryAfter};

use ground::{clock::Clock, crypto::digest::Sha256Digest};
use jiff::Timestamp;
use monitor::Error;
use shared::{ids::WorkstationId, problem::ErrorCode};
use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::OwnedMutexGuard;

/// Beyond so many keys, those whose turn nobody waits for are dropped.
const TURNS: usize = 1_000;

/// What of a password's digest is remembered.
const KNOWN: u64 = 0xffff;

/// Counts failures, in memory: a restart forgets them, and somebody who can restart the
/// server need not guess.
#[derive(Debug, Default)]
pub struct SignInThrottle {
    staff: Mutex<Ledger>,
    /// Apart, so that a flood from many addresses makes nobody forget what was guessed
    /// inside.
    strangers: Mutex<Ledger>,
    /// Tells passwords apart, with keys that no other run has.
    passwords: RandomState,
    /// With which password somebody got in where, by so little of it that this does not tell it.
    known: Mutex<HashMap<(Sha256Digest, WorkstationId), u64>>,
    turns: Mutex<HashMap<Key, Arc<tokio::sync::Mutex<()>>>>,
}

/// An attempt under way. While it is, others by the same key wait for their turn, so that
/// guesses sent side by side are not all checked before the first is counted, and right
/// ones all pass. Unless it [ended](Self::end) otherwise, it has failed.
#[derive(Debug)]
#[must_use]
pub struct Guess<'t> {
    throttle: &'t SignInThrottle,
    clock: &'t Clock,
    key: Key,
    /// What it counts for besides.
    together: Option<Key>,
    end: End,
    _turns: [Option<OwnedMutexGuard<()>>; 2],
}

/// How an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// It was wrong.
    Failed,
    /// It was right: what failed by its key before is forgotten.
    Passed,
    /// The server could not look at it: it counts as nothing.
    Void,
}

impl SignInThrottle {
    /// What tries of one password at a workstation are counted by together, with whoever's
    /// token they come.
    pub fn same_password(&self, workstation: WorkstationId, entered: &str) -> Key {
        Key::Same {
            workstation,
            password: self.passwords.hash_one(entered),
        }
    }

    /// Waits for the turn of `key` and begins an attempt, which counts for `together` besides.
    ///
    /// # Errors
    /// How long to wait before another attempt.
    pub async fn attempt<'t>(
        &'t self,
        key: Key,
        together: Option<Key>,
        clock: &'t Clock,
    ) -> Result<Guess<'t>, RetryAfter> {
        let together = together.filter(|shared| !self.knows(&key, shared));
        let turn = self.turn(&key).lock_owned().await;
        let of_password = together.as_ref().filter(|shared| !shared.counts_at_once());
        let of_password = match of_password {
            Some(shared) => Some(self.turn(shared).lock_owned().await),
            None => None,
        };
        let together = begin(&mut self.ledger(&key), &key, together, clock.lived())?;
        Ok(Guess {
            throttle: self,
            clock,
            key,
            together,
            end: End::Failed,
            _turns: [Some(turn), of_password],
        })
    }

    /// Counts a failure that was known without an attempt.
    ///
    /// # Errors
    /// How long to wait, and then it is not counted.
    pub fn failed(&self, key: Key, now: Timestamp) -> Result<(), RetryAfter> {
        self.ledger(&key).attempt(key, now)
    }

    /// Whether whoever tries got in there before with what they enter.
    fn knows(&self, key: &Key, shared: &Key) -> bool {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        got_in(key, shared).is_some_and(|(who, with)| known.get(&who) == Some(&with))
    }

    /// Remembers with what somebody got in.
    fn remember(&self, key: &Key, shared: &Key) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if CAPACITY <= known.len() {
            known.clear();
        }
        known.extend(got_in(key, shared));
    }

    fn ledger(&self, key: &Key) -> MutexGuard<'_, Ledger> {
        let ledger = match key {
            Key::Address(_) => &self.strangers,
            Key::Password { .. } | Key::Logins(_) | Key::Same { .. } => &self.staff,
        };
        ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn turn(&self, key: &Key) -> Arc<tokio::sync::Mutex<()>> {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        if TURNS <= turns.len() {
            turns.retain(|_, turn| 1 < Arc::strong_count(turn));
        }
        Arc::clone(turns.entry(key.clone()).or_default())
    }
}

/// Who tries where, and by what of their password they are known again.
fn got_in(key: &Key, shared: &Key) -> Option<((Sha256Digest, WorkstationId), u64)> {
    match (key, shared) {
        (
            Key::Password {
                login, workstation, ..
            },
            Key::Same { password, .. },
        ) => Some(((*login, *workstation), password & KNOWN)),
        _ => None,
    }
}

/// Begins an attempt by `key`, and gives what it was counted for besides.
///
/// # Errors
/// How long to wait before another attempt.
pub(crate) fn begin(
    ledger: &mut Ledger,
    key: &Key,
    mut together: Option<Key>,
    now: Timestamp,
) -> Result<Option<Key>, RetryAfter> {
    ledger.check(key, now)?;
    if let Some(shared) = &together {
        ledger.check(shared, now)?;
        // Somebody who mistypes again counts for themselves, until there are many.
        let again = ledger.is_beyond(key, now) && !ledger.is_beyond(shared, now);
        if again && shared.counts_at_once() {
            together = None;
        }
    }
    if let Some(shared) = together.as_ref().filter(|shared| shared.counts_at_once()) {
        ledger.count(shared.clone(), now);
    }
    Ok(together)
}

/// Writes down how an attempt ended that [began](begin).
pub(crate) fn settle(
    ledger: &mut Ledger,
    (key, together): (&Key, Option<&Key>),
    end: End,
    now: Timestamp,
) {
    match end {
        End::Failed => ledger.count(key.clone(), now),
        End::Passed => ledger.forget(key),
        End::Void => {}
    }
    let Some(shared) = together else { return };
    match (shared.counts_at_once(), end) {
        (true, End::Passed | End::Void) => ledger.take_back(shared),
        (false, End::Failed) => ledger.count(shared.clone(), now),
        (true, End::Failed) | (false, End::Passed | End::Void) => {}
    }
}

impl Guess<'_> {
    /// It ended so.
    pub(crate) fn end(mut self, end: End) {
        self.end = end;
    }
}

impl Drop for Guess<'_> {
    fn drop(&mut self) {
        let together = self.together.as_ref();
        let counted = (&self.key, together);
        let now = self.clock.lived();
        settle(&mut self.throttle.ledger(&self.key), counted, self.end, now);
        if let (End::Passed, Some(shared)) = (self.end, together) {
            self.throttle.remember(&self.key, shared);
        }
    }
}

impl From<RetryAfter> for Error {
    fn from(RetryAfter(seconds): RetryAfter) -> Self {
        let seconds = seconds.into();
        ErrorCode::Throttled { seconds }.into()
    }
}

#[cfg(test)]
mod tests;
