//! So many may read at once in one user's name: whoever asks for more waits for their own
//! answers, not everybody for theirs. What reads for long has a lane of its own: whatever else is
//! asked does not wait for it.

use crate::{engine::database::READERS, error::Error};
use shared::{ids::UserId, problem::ErrorCode};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{
    sync::{AcquireError, OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

/// How many may read at once in one user's name: of [`READERS`] some are left for the others.
const EACH: usize = 3;
/// How many of those who read for long: beside them, the same user's short questions are answered.
const EACH_LONG: usize = 2;
/// How many readers are left for what is short.
const SHORT: usize = 2;
/// How long the rest wait for their turn: not as long as the page waits for its answer.
const PATIENCE: Duration = Duration::from_secs(7);

/// Who reads, and who waits to.
#[derive(Debug)]
pub(super) struct Queues {
    /// Of each user what is short, and what is long.
    each: Mutex<HashMap<(UserId, bool), Arc<Semaphore>>>,
    long: Arc<Semaphore>,
}

impl Default for Queues {
    fn default() -> Self {
        Self {
            each: Mutex::default(),
            long: Arc::new(Semaphore::new(READERS as usize - SHORT)),
        }
    }
}

/// A place among those who read, until dropped.
#[derive(Debug)]
pub(super) struct Reading {
    _own: Option<OwnedSemaphorePermit>,
    _long: Option<OwnedSemaphorePermit>,
}

impl Queues {
    /// Waits until few enough read in the name of `user` (none is the system, or a stranger, whom
    /// others limit), and for long if it `is_long`.
    ///
    /// # Errors
    /// It took too long.
    pub(super) async fn turn(&self, user: Option<UserId>, is_long: bool) -> Result<Reading, Error> {
        let own = user.map(|user| self.of(user, is_long));
        let long = is_long.then(|| Arc::clone(&self.long));
        let waiting = async {
            Ok::<_, AcquireError>(Reading {
                _own: permit(own).await?,
                _long: permit(long).await?,
            })
        };
        let reading = timeout(PATIENCE, waiting).await;
        let reading = reading.map_err(|_| ErrorCode::Busy)?;
        reading.map_err(|_| ErrorCode::Unavailable.into())
    }

    fn of(&self, user: UserId, is_long: bool) -> Arc<Semaphore> {
        let mut queues = self.each.lock().unwrap_or_else(PoisonError::into_inner);
        // Whoever reads or waits has a part of their own.
        queues.retain(|_, queue| 1 < Arc::strong_count(queue));
        let queue = queues.entry((user, is_long));
        let places = if is_long { EACH_LONG } else { EACH };
        Arc::clone(queue.or_insert_with(|| Arc::new(Semaphore::new(places))))
    }
}

async fn permit(
    lane: Option<Arc<Semaphore>>,
) -> Result<Option<OwnedSemaphorePermit>, AcquireError> {
    match lane {
        Some(lane) => lane.acquire_owned().await.map(Some),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn user(number: u128) -> UserId {
        UserId::new(Uuid::from_u128(number))
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_asks_for_more_waits_for_their_own() {
        let queues = Queues::default();
        let mut turns = Vec::new();
        for _ in 0..EACH {
            turns.push(queues.turn(Some(user(1)), false).await.unwrap());
        }
        let late = queues.turn(Some(user(1)), false).await;
        assert!(matches!(late, Err(Error::Refused(ErrorCode::Busy))));
        queues.turn(Some(user(2)), false).await.unwrap();
        queues.turn(None, false).await.unwrap();
        let leave = async {
            tokio::task::yield_now().await;
            turns.pop();
        };
        let (next, ()) = tokio::join!(queues.turn(Some(user(1)), false), leave);
        turns.push(next.unwrap());
        turns.clear();
        // Nobody is remembered who does not read.
        drop(queues.of(user(3), false));
        assert_eq!(queues.each.lock().unwrap().len(), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_short_does_not_wait_for_what_is_long() {
        let queues = Queues::default();
        let mut long = Vec::new();
        for at in [1, 1, 2, 2] {
            long.push(queues.turn(Some(user(at)), true).await.unwrap());
        }
        for late in [1, 3] {
            let late = queues.turn(Some(user(late)), true).await;
            assert!(matches!(late, Err(Error::Refused(ErrorCode::Busy))));
        }
        for short in [1, 3] {
            queues.turn(Some(user(short)), false).await.unwrap();
        }
        long.pop();
        queues.turn(Some(user(3)), true).await.unwrap();
    }
}
