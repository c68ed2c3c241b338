//! Attempts to guess, as they count at all servers that share a database.
//!
//! Each server keeps whoever guesses there waiting by its own count. Where others share the
//! database, what failed counts with them, too, and what is tried side by side at several servers
//! is looked at one after the other: whose turn it is stands in the database.

use crate::{
    state::AppState,
    throttle::{End, Guess, Key, Ledger, RetryAfter, begin, settle},
};
use ground::crypto::digest::Sha256Digest;
use monitor::{Error, Outcome, Tally};
use shared::time::Timestamp;
use std::time::Duration;
use tokio::time::sleep;

/// For how long a server has its turn, in milliseconds: by far longer than it looks at a password.
/// Where it has not come back by then, it is gone, and the attempt has failed.
const TURN_MS: i64 = 10_000;
/// After how long a server asks again whether another's turn is over.
const ASKS_AGAIN: Duration = Duration::from_millis(20);
/// How often it asks: somewhat longer than a turn.
const ASKED: usize = 600;

/// An attempt under way. Unless it [passed](Self::passed) or could not be [looked](Self::looked)
/// at, it has failed.
#[must_use]
pub struct Attempt<'a> {
    app: &'a AppState,
    guess: Guess<'a>,
    /// What it counts for with all servers, and when this one's turn began.
    counted: Option<(Counted, Timestamp)>,
}

/// A key, and what it counts for besides.
type Counted = (Key, Option<Key>);

impl AppState {
    /// Waits for the turn of `key` and begins an attempt, which counts for `together` besides.
    ///
    /// # Errors
    /// How long to wait before another attempt; or the database is out of reach.
    pub async fn attempt(&self, key: Key, together: Option<Key>) -> Result<Attempt<'_>, Error> {
        let clock = self.monitor.clock();
        let guess = self.throttle.attempt(key.clone(), together.clone(), clock);
        let guess = guess.await?;
        // What was entered leaves no trace on a disk.
        let together = together.filter(|key| !matches!(key, Key::Same { .. }));
        match self.take_turn((key, together)).await {
            Ok(counted) => Ok(Attempt {
                app: self,
                guess,
                counted,
            }),
            Err(error) => {
                guess.end(End::Void);
                Err(error)
            }
        }
    }

    /// Waits until no other server looks at an attempt by the key, and begins one.
    #[expect(
        clippy::disallowed_methods,
        reason = "another server tells nobody when its turn is over"
    )]
    async fn take_turn(
        &self,
        (key, together): Counted,
    ) -> Result<Option<(Counted, Timestamp)>, Error> {
        let wanted = (key, together);
        for _ in 0..ASKED {
            let now = self.monitor.common_now();
            let began = Timestamp(now.as_millisecond());
            let taken = self.in_ledger(&wanted, |ledger, turn| {
                if let Some(other) = turn.take() {
                    if began.since(other.at).abs() < TURN_MS {
                        *turn = Some(other);
                        return None;
                    }
                    ledger.count(wanted.0.clone(), now);
                }
                let begun = begin(ledger, &wanted.0, wanted.1.clone(), now);
                *turn = begun.is_ok().then_some(Tally {
                    count: 1,
                    at: began,
                });
                Some(begun)
            });
            match taken.await? {
                None => return Ok(None),
                Some(Some(begun)) => return Ok(Some(((wanted.0, begun?), began))),
                Some(None) => sleep(ASKS_AGAIN).await,
            }
        }
        Err(RetryAfter(1).into())
    }

    /// Counts a failure that was known without an attempt.
    ///
    /// # Errors
    /// How long to wait, and then it is not counted; or the database is out of reach.
    pub async fn failed(&self, key: Key) -> Result<(), Error> {
        let now = self.monitor.common_now();
        self.throttle.failed(key.clone(), now)?;
        let counted = (key, None);
        let failed = self.in_ledger(&counted, |ledger, _| ledger.attempt(counted.0.clone(), now));
        Ok(failed.await?.unwrap_or(Ok(()))?)
    }

    /// Takes a step in what all servers count by these keys, and in whose turn it is by the first;
    /// nothing, where this one is alone.
    async fn in_ledger<T: Send>(
        &self,
        (key, together): &Counted,
        step: impl Fn(&mut Ledger, &mut Option<Tally>) -> T + Sync,
    ) -> Result<Option<T>, Error> {
        let keys: Vec<&Key> = std::iter::once(key).chain(together).collect();
        let named = keys.iter().map(|key| format!("{key:?}"));
        let names = std::iter::once(format!("turn of {key:?}")).chain(named);
        let names: Vec<Sha256Digest> = names.map(Sha256Digest::of).collect();
        let taken = self.monitor.together(&names, |tallies| {
            let [turn, tallies @ ..] = tallies else {
                unreachable!("as many tallies as names")
            };
            let known = keys.iter().copied().cloned().zip(tallies.iter().copied());
            let mut ledger = Ledger::of(known);
            let taken = step(&mut ledger, turn);
            for (key, tally) in keys.iter().zip(tallies) {
                *tally = ledger.tally(key);
            }
            taken
        });
        taken.await
    }
}

impl Attempt<'_> {
    /// It was right: what failed by its key before is forgotten.
    ///
    /// # Errors
    /// The database is out of reach: it has failed.
    pub async fn passed(self) -> Result<(), Error> {
        self.end(End::Passed).await
    }

    /// It was wrong.
    ///
    /// # Errors
    /// The database is out of reach.
    pub async fn failed(self) -> Result<(), Error> {
        self.end(End::Failed).await
    }

    /// Ends it by what became of the look: an error that says nothing of what was tried is
    /// no failure of whoever tried.
    ///
    /// # Errors
    /// The same.
    pub async fn looked<T>(self, found: Result<T, Error>) -> Result<(Self, T), Error> {
        match found {
            Ok(found) => Ok((self, found)),
            Err(error) => {
                let is_guess = error.outcome() != Outcome::Failed;
                let end = if is_guess { End::Failed } else { End::Void };
                self.end(end).await?;
                Err(error)
            }
        }
    }

    async fn end(self, end: End) -> Result<(), Error> {
        if let Some((counted, ours)) = &self.counted {
            let now = self.app.monitor.common_now();
            let ended = self.app.in_ledger(counted, |ledger, turn| {
                // Another's is left, where this one's lapsed.
                *turn = turn.take().filter(|turn| turn.at != *ours);
                settle(ledger, (&counted.0, counted.1.as_ref()), end, now);
            });
            ended.await?;
        }
        self.guess.end(end);
        Ok(())
    }
}
