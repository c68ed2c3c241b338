//! What one user may ask of the server so that it goes on answering the others: so many
//! searches and files a minute, and one file after another.

use super::pace::Pace;
use crate::{clock::Clock, config::LimitsConfig, error::Error, monitor::Actor};
use shared::{ids::UserId, problem::ErrorCode, time::Timestamp};
use tokio::sync::{Semaphore, SemaphorePermit};

/// Counts what users ask for, in memory.
#[derive(Debug)]
pub struct Load {
    searches: Pace<UserId>,
    files: Pace<UserId>,
    file: Semaphore,
}

impl Load {
    /// Nobody has asked yet.
    pub fn new(limits: &LimitsConfig) -> Self {
        Self {
            searches: Pace::new(limits.searches_per_minute),
            files: Pace::new(limits.files_per_minute),
            file: Semaphore::new(1),
        }
    }

    /// Counts a search.
    ///
    /// # Errors
    /// It is one too many.
    pub fn search(&self, actor: &Actor, clock: &Clock) -> Result<(), Error> {
        count(&self.searches, actor, clock)
    }

    /// Counts a file that is long to write, and waits until no other is being written.
    ///
    /// # Errors
    /// It is one too many.
    pub async fn file(&self, actor: &Actor, clock: &Clock) -> Result<SemaphorePermit<'_>, Error> {
        count(&self.files, actor, clock)?;
        let turn = self.file.acquire().await;
        turn.map_err(|_| ErrorCode::Unavailable.into())
    }
}

fn count(pace: &Pace<UserId>, actor: &Actor, clock: &Clock) -> Result<(), Error> {
    let Some(user) = actor.user_id() else {
        return Ok(());
    };
    let lived = Timestamp(clock.lived().as_millisecond());
    let asked = pace.ask(user, lived);
    asked.map_err(|seconds| ErrorCode::TooOften { seconds }.into())
}
