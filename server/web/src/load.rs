//! What one user may ask of the server so that it goes on answering the others: so many
//! searches, look-ups and files a minute, and one file after another, of which each user waits for one.

use super::rate_limit::RateLimit;
use crate::config::LimitsConfig;
use monitor::{Actor, Error, Monitor};
use shared::{ids::UserId, problem::ErrorCode};
use std::{
    collections::HashSet,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{
    sync::{Semaphore, SemaphorePermit},
    time::timeout,
};

/// So many times as often as somebody may search, they may look something up: at every key
/// of what they type.
const LOOK_UPS: u32 = 5;
/// How long a file waits for those that are being written.
const PATIENCE: Duration = Duration::from_secs(20);

/// Counts what users ask for.
#[derive(Debug)]
pub struct Load {
    searches: RateLimit<UserId>,
    look_ups: RateLimit<UserId>,
    files: RateLimit<UserId>,
    file: Semaphore,
    waiting: Mutex<HashSet<UserId>>,
}

/// What a question is counted as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// A search: a list, page by page.
    Search,
    /// A look-up of what is offered while somebody types.
    LookUp,
    /// Nothing: it asks for one record.
    Record,
}

/// A user who waits for a file, until dropped.
#[derive(Debug)]
struct Waiting<'a>(&'a Load, Option<UserId>);

impl Load {
    /// Nobody has asked yet.
    pub fn new(limits: &LimitsConfig) -> Self {
        Self {
            searches: RateLimit::new("searches", limits.searches_per_minute),
            look_ups: RateLimit::new(
                "look-ups",
                limits.searches_per_minute.saturating_mul(LOOK_UPS),
            ),
            files: RateLimit::new("files", limits.files_per_minute),
            file: Semaphore::new(1),
            waiting: Mutex::default(),
        }
    }

    /// Counts a question.
    ///
    /// # Errors
    /// It is one too many.
    pub async fn ask(&self, asking: Asking, actor: &Actor, monitor: &Monitor) -> Result<(), Error> {
        match asking {
            Asking::Search => self.search(actor, monitor).await,
            Asking::LookUp => count(&self.look_ups, actor, monitor).await,
            Asking::Record => Ok(()),
        }
    }

    /// Counts a search.
    ///
    /// # Errors
    /// It is one too many.
    pub async fn search(&self, actor: &Actor, monitor: &Monitor) -> Result<(), Error> {
        count(&self.searches, actor, monitor).await
    }

    /// Counts a file that is long to write, and waits a while until no other is being
    /// written.
    ///
    /// # Errors
    /// It is one too many in a minute, the user waits for another, or it took too long.
    pub async fn file(
        &self,
        actor: &Actor,
        monitor: &Monitor,
    ) -> Result<SemaphorePermit<'_>, Error> {
        count(&self.files, actor, monitor).await?;
        self.turn(actor.user_id()).await
    }

    async fn turn(&self, user: Option<UserId>) -> Result<SemaphorePermit<'_>, Error> {
        let _waiting = self.wait(user)?;
        let turn = timeout(PATIENCE, self.file.acquire()).await;
        let turn = turn.map_err(|_| ErrorCode::Busy)?;
        turn.map_err(|_| ErrorCode::Unavailable.into())
    }

    /// Whoever waits twice would let others wait twice as long.
    fn wait(&self, user: Option<UserId>) -> Result<Waiting<'_>, Error> {
        if user.is_some_and(|user| !self.waiting().insert(user)) {
            return Err(ErrorCode::Busy.into());
        }
        Ok(Waiting(self, user))
    }

    fn waiting(&self) -> MutexGuard<'_, HashSet<UserId>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        if let Some(user) = self.1 {
            self.0.waiting().remove(&user);
        }
    }
}

async fn count(
    rate_limit: &RateLimit<UserId>,
    actor: &Actor,
    monitor: &Monitor,
) -> Result<(), Error> {
    let Some(user) = actor.user_id() else {
        return Ok(());
    };
    let asked = rate_limit.ask(user, monitor).await?;
    asked.map_err(|seconds| ErrorCode::TooOften { seconds }.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::task::Poll;
    use uuid::Uuid;

    fn user(number: u128) -> UserId {
        UserId::new(Uuid::from_u128(number))
    }

    fn is_busy<T>(result: Result<T, Error>) -> bool {
        matches!(result, Err(Error::Refused(ErrorCode::Busy)))
    }

    #[tokio::test(start_paused = true)]
    async fn each_user_waits_for_one() {
        let load = Load::new(&LimitsConfig::default());
        let written = load.turn(Some(user(1))).await.unwrap();
        let mut second = Box::pin(load.turn(Some(user(1))));
        assert!(matches!(look(second.as_mut()).await, Poll::Pending));
        assert!(is_busy(load.turn(Some(user(1))).await));
        let mut colleagues = Box::pin(load.turn(Some(user(2))));
        assert!(matches!(look(colleagues.as_mut()).await, Poll::Pending));
        drop(written);
        let second = second.await.unwrap();
        // Whoever has their turn waits no more, and may again.
        let mut third = Box::pin(load.turn(Some(user(1))));
        assert!(matches!(look(third.as_mut()).await, Poll::Pending));
        drop(second);
        drop(colleagues.await.unwrap());
        drop(third.await.unwrap());
        assert!(load.waiting().is_empty());
    }

    #[tokio::test(start_paused = true)]
    async fn nobody_waits_for_ever() {
        let load = Load::new(&LimitsConfig::default());
        let _written = load.turn(Some(user(1))).await.unwrap();
        assert!(is_busy(load.turn(Some(user(2))).await));
        assert!(load.waiting().is_empty());
        // Whoever goes away waits no more.
        let mut gone = Box::pin(load.turn(Some(user(2))));
        assert!(matches!(look(gone.as_mut()).await, Poll::Pending));
        drop(gone);
        assert!(load.waiting().is_empty());
    }

    async fn look<F: Future + Unpin>(mut future: F) -> Poll<F::Output> {
        std::future::poll_fn(|context| Poll::Ready(std::pin::Pin::new(&mut future).poll(context)))
            .await
    }
}
