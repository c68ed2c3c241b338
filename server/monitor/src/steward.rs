//! Which of the servers that share a database keeps the house: counts the time that passes and
//! clears sessions away. One does, and beats while it does; another takes over once the beats
//! have stood still, by its own count of time, for no two clocks are the same.

use crate::{
    engine::names::{Connection, query, query_as},
    error::Error,
};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// For how long the beats must have stood still, in milliseconds: there is one every few
/// seconds.
const PATIENCE_MS: i64 = 100_000;

const READ: &str = "select server_id, beats from monitor_steward where steward_id = 1";
const TAKE: &str = "update monitor_steward set server_id = $1, beats = beats + 1 \
    where steward_id = 1";

/// What was seen of whoever keeps the house.
#[derive(Debug, Default)]
pub(super) struct Steward(Mutex<Option<Seen>>);

#[derive(Debug, PartialEq, Eq)]
struct Seen {
    server: String,
    beats: i64,
    /// By the count of what has passed here.
    since: i64,
}

/// Whether this server keeps the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keeps {
    /// Another one does.
    No,
    /// From now on: what has passed before, another one has counted.
    Anew,
    /// As before.
    Still,
}

impl Steward {
    /// Keeps the house on in the name of `server`, or takes over where nobody does.
    pub(super) async fn keep(
        &self,
        connection: &mut Connection,
        server: &str,
        elapsed: i64,
    ) -> Result<Keeps, Error> {
        let (known, beats): (String, i64) = query_as(READ).fetch_one(&mut *connection).await?;
        let keeps = if known == server {
            Keeps::Still
        } else if known.is_empty() || self.stands_still(known, beats, elapsed) {
            Keeps::Anew
        } else {
            return Ok(Keeps::No);
        };
        let take = query(TAKE).bind(server.to_owned());
        take.execute(connection).await?;
        Ok(keeps)
    }

    fn stands_still(&self, server: String, beats: i64, elapsed: i64) -> bool {
        let mut seen = self.seen();
        match &*seen {
            Some(seen) if seen.server == server && seen.beats == beats => {
                PATIENCE_MS <= elapsed - seen.since
            }
            _ => {
                let since = elapsed;
                *seen = Some(Seen {
                    server,
                    beats,
                    since,
                });
                false
            }
        }
    }

    fn seen(&self) -> MutexGuard<'_, Option<Seen>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_beats_is_there() {
        let steward = Steward::default();
        let other = || "other".to_owned();
        assert!(!steward.stands_still(other(), 1, 0));
        assert!(!steward.stands_still(other(), 1, PATIENCE_MS - 1));
        assert!(!steward.stands_still(other(), 2, PATIENCE_MS));
        assert!(!steward.stands_still(other(), 2, 2 * PATIENCE_MS - 1));
        assert!(steward.stands_still(other(), 2, 2 * PATIENCE_MS));
    }
}
