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
//! again is slowed there, and nobody who enters another.

mod failures;

pub(crate) use failures::Ledger;
pub use failures::{Key, Purpose, RetryAfter};

use ground::clock::Clock;
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
    turns: Mutex<HashMap<Key, Arc<tokio::sync::Mutex<()>>>>,
}

/// An attempt under way. While it is, others by the same key wait for their turn, so that
/// guesses sent side by side are not all checked before the first is counted, and right
/// ones all pass. Unless it [passed](Self::passed) or was [never looked at](Self::void), it
/// has failed.
#[derive(Debug)]
#[must_use]
pub struct Guess<'t> {
    throttle: &'t SignInThrottle,
    clock: &'t Clock,
    key: Key,
    /// What it counts for besides.
    together: Option<Key>,
    end: End,
    _turn: OwnedMutexGuard<()>,
}

/// How an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Failed,
    Passed,
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
        let turn = self.turn(&key).lock_owned().await;
        let together = begin(&mut self.ledger(&key), &key, together, clock.lived())?;
        Ok(Guess {
            throttle: self,
            clock,
            key,
            together,
            end: End::Failed,
            _turn: turn,
        })
    }

    /// Counts a failure that was known without an attempt.
    ///
    /// # Errors
    /// How long to wait, and then it is not counted.
    pub fn failed(&self, key: Key, now: Timestamp) -> Result<(), RetryAfter> {
        self.ledger(&key).attempt(key, now)
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
        if again && matches!(shared, Key::Logins(_)) {
            together = None;
        }
    }
    if let Some(shared) = &together {
        ledger.count(shared.clone(), now);
    }
    Ok(together)
}

impl Guess<'_> {
    /// It was right: what failed by its key before is forgotten.
    pub fn passed(mut self) {
        self.end = End::Passed;
    }

    /// The server could not look at it: it counts as nothing.
    pub fn void(mut self) {
        self.end = End::Void;
    }
}

impl Drop for Guess<'_> {
    fn drop(&mut self) {
        let mut ledger = self.throttle.ledger(&self.key);
        match self.end {
            End::Failed => {
                ledger.count(self.key.clone(), self.clock.lived());
                return;
            }
            End::Passed => ledger.forget(&self.key),
            End::Void => {}
        }
        if let Some(together) = &self.together {
            ledger.take_back(together);
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
