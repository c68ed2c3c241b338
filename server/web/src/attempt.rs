//! Attempts to guess, as they count at all servers that share a database.
//!
//! Each server keeps whoever guesses there waiting by its own count. Where others share the
//! database, what failed counts with them, too, and from the beginning of an attempt: side by
//! side at several servers it is looked at once.

use crate::{
    state::AppState,
    throttle::{Guess, Key, Ledger, RetryAfter, begin},
};
use ground::crypto::digest::Sha256Digest;
use monitor::{Error, Outcome};

/// An attempt under way. Unless it [passed](Self::passed) or could not be [looked](Self::looked)
/// at, it has failed.
#[must_use]
pub struct Attempt<'a> {
    app: &'a AppState,
    guess: Guess<'a>,
    /// What it counts for with all servers, with what it counts for besides.
    counted: Option<(Key, Option<Key>)>,
}

impl AppState {
    /// Waits for the turn of `key` and begins an attempt, which counts for `together` besides.
    ///
    /// # Errors
    /// How long to wait before another attempt; or the database is out of reach.
    pub async fn attempt(&self, key: Key, together: Option<Key>) -> Result<Attempt<'_>, Error> {
        let clock = self.monitor.clock();
        let guess = self.throttle.attempt(key.clone(), together.clone(), clock);
        let guess = guess.await?;
        let now = self.monitor.common_now();
        // What was entered leaves no trace on a disk.
        let together = together.filter(|key| !matches!(key, Key::Same { .. }));
        let keys = [Some(key.clone()), together.clone()];
        let keys: Vec<Key> = keys.into_iter().flatten().collect();
        let begun = self.in_ledger(&keys, |ledger| {
            let besides = begin(ledger, &key, together.clone(), now)?;
            ledger.count(key.clone(), now);
            Ok(besides)
        });
        let counted = match begun.await {
            Ok(None) => None,
            Ok(Some(Ok(besides))) => Some((key, besides)),
            Ok(Some(Err(RetryAfter(seconds)))) => {
                guess.void();
                return Err(RetryAfter(seconds).into());
            }
            Err(error) => {
                guess.void();
                return Err(error);
            }
        };
        Ok(Attempt {
            app: self,
            guess,
            counted,
        })
    }

    /// Counts a failure that was known without an attempt.
    ///
    /// # Errors
    /// How long to wait, and then it is not counted; or the database is out of reach.
    pub async fn failed(&self, key: Key) -> Result<(), Error> {
        let now = self.monitor.common_now();
        self.throttle.failed(key.clone(), now)?;
        let keys = [key];
        let [key] = &keys;
        let failed = self.in_ledger(&keys, |ledger| ledger.attempt(key.clone(), now));
        Ok(failed.await?.unwrap_or(Ok(()))?)
    }

    /// Takes a step in what all servers count by `keys`; nothing, where this one is alone.
    async fn in_ledger<T: Send>(
        &self,
        keys: &[Key],
        step: impl Fn(&mut Ledger) -> T + Sync,
    ) -> Result<Option<T>, Error> {
        let names = keys.iter().map(|key| Sha256Digest::of(format!("{key:?}")));
        let names: Vec<Sha256Digest> = names.collect();
        let taken = self.monitor.together(&names, |tallies| {
            let mut ledger = Ledger::of(keys.iter().cloned().zip(tallies.iter().copied()));
            let taken = step(&mut ledger);
            for (key, tally) in keys.iter().zip(tallies) {
                *tally = ledger.tally(key);
            }
            taken
        });
        taken.await
    }
}

impl<'a> Attempt<'a> {
    /// It was right: what failed by its key before is forgotten.
    ///
    /// # Errors
    /// The database is out of reach: it has failed.
    pub async fn passed(self) -> Result<(), Error> {
        self.end(Guess::passed, Ledger::forget).await
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
                if error.outcome() == Outcome::Failed {
                    self.end(Guess::void, Ledger::take_back).await?;
                }
                Err(error)
            }
        }
    }

    async fn end(
        self,
        here: fn(Guess<'a>),
        everywhere: fn(&mut Ledger, &Key),
    ) -> Result<(), Error> {
        if let Some((key, besides)) = &self.counted {
            let keys: Vec<Key> = [Some(key), besides.as_ref()]
                .into_iter()
                .flatten()
                .cloned()
                .collect();
            let ended = self.app.in_ledger(&keys, |ledger| {
                everywhere(ledger, key);
                if let Some(besides) = besides {
                    ledger.take_back(besides);
                }
            });
            ended.await?;
        }
        here(self.guess);
        Ok(())
    }
}
