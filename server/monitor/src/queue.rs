//! So many may read at once in one user's name: whoever asks for more waits for their own
//! answers, not everybody for theirs.

use crate::error::Error;
use shared::{ids::UserId, problem::ErrorCode};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

/// How many may read at once in one user's name: of [`super::database::READERS`] some are
/// left for the others.
const EACH: usize = 3;
/// How long the rest wait for their turn: not as long as the page waits for its answer.
const PATIENCE: Duration = Duration::from_secs(7);

/// Who reads, and who waits to.
#[derive(Debug, Default)]
pub(super) struct Queues(Mutex<HashMap<UserId, Arc<Semaphore>>>);

impl Queues {
    /// Waits until few enough read in the name of `user`; nobody is kept waiting.
    ///
    /// # Errors
    /// It took too long.
    pub(super) async fn turn(
        &self,
        user: Option<UserId>,
    ) -> Result<Option<OwnedSemaphorePermit>, Error> {
        let Some(user) = user else {
            return Ok(None);
        };
        let turn = timeout(PATIENCE, self.of(user).acquire_owned()).await;
        let turn = turn.map_err(|_| ErrorCode::Busy)?;
        turn.map(Some).map_err(|_| ErrorCode::Unavailable.into())
    }

    fn of(&self, user: UserId) -> Arc<Semaphore> {
        let mut queues = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Whoever reads or waits has a part of their own.
        queues.retain(|_, queue| 1 < Arc::strong_count(queue));
        let queue = queues.entry(user);
        Arc::clone(queue.or_insert_with(|| Arc::new(Semaphore::new(EACH))))
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
            turns.push(queues.turn(Some(user(1))).await.unwrap());
        }
        let late = queues.turn(Some(user(1))).await;
        assert!(matches!(late, Err(Error::Refused(ErrorCode::Busy))));
        assert!(queues.turn(Some(user(2))).await.unwrap().is_some());
        assert!(queues.turn(None).await.unwrap().is_none());
        let leave = async {
            tokio::task::yield_now().await;
            turns.pop();
        };
        let (next, ()) = tokio::join!(queues.turn(Some(user(1))), leave);
        turns.push(next.unwrap());
        turns.clear();
        // Nobody is remembered who does not read.
        drop(queues.of(user(3)));
        assert_eq!(queues.0.lock().unwrap().len(), 1);
    }
}
