//! The journal's pen: what the monitor writes of every decision, in the
//! transaction of the effect itself.

use super::{actor::Actor, command::Subject, entity::EventName};
use shared::time::Timestamp;
use sqlx::SqliteConnection;
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// How an event ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It happened.
    Done,
    /// One domain told another.
    Delivered,
    /// The policy, a right or a rule said no.
    Refused,
    /// The system could not do it.
    Failed,
    /// It happened this many times and changed nothing: granted reads.
    Counted,
}

impl Outcome {
    const fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Delivered => "delivered",
            Self::Refused => "refused",
            Self::Failed => "failed",
            Self::Counted => "counted",
        }
    }
}

/// One line of the journal.
#[derive(Debug, Clone)]
pub(super) struct Entry<'a> {
    pub at: Timestamp,
    pub event: EventName,
    pub outcome: Outcome,
    pub actor: &'a Actor,
    pub subject: Option<Subject>,
    /// Why it was refused, or what was changed: codes, never entered text.
    pub detail: Option<String>,
    /// How many events the line stands for.
    pub count: u64,
}

impl<'a> Entry<'a> {
    /// Granted reads, counted.
    pub(super) const fn counted(at: Timestamp, event: EventName, count: u64) -> Self {
        Self {
            at,
            event,
            outcome: Outcome::Counted,
            actor: &Actor::Operator,
            subject: None,
            detail: None,
            count,
        }
    }

    /// Refusals, counted.
    pub(super) fn held(at: Timestamp, held: &'a Held) -> Self {
        Self {
            at,
            event: held.event,
            outcome: Outcome::Refused,
            actor: &held.actor,
            subject: None,
            detail: Some(held.reason.clone()),
            count: held.count,
        }
    }
}

const INSERT: &str = "insert into journal_record \
    (at, source, destination, operation, outcome, user_id, session_id, workstation_id, address, subject, detail, count) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

pub(super) async fn write(
    connection: &mut SqliteConnection,
    entry: &Entry<'_>,
) -> sqlx::Result<()> {
    let session = entry.actor.standing().map(|standing| &standing.session);
    sqlx::query(INSERT)
        .bind(entry.at.0)
        .bind(entry.event.source.code())
        .bind(entry.event.destination.code())
        .bind(entry.event.operation.code())
        .bind(entry.outcome.code())
        .bind(session.map(|session| session.user_id.to_string()))
        .bind(session.map(|session| session.id.to_string()))
        .bind(session.map(|session| session.workstation_id.to_string()))
        .bind(entry.actor.address().map(|address| address.to_string()))
        .bind(entry.subject.map(|subject| subject.to_string()))
        .bind(entry.detail.as_deref())
        .bind(i64::try_from(entry.count).unwrap_or(i64::MAX))
        .execute(connection)
        .await?;
    Ok(())
}

/// Keeps a flood of refusals from filling the disk: of equal refusals from
/// the same place, the first few of a minute are written one by one and the
/// rest are counted into a later line.
#[derive(Debug, Default)]
pub(super) struct RefusalMeter {
    windows: Mutex<HashMap<Key, Window>>,
}

/// What makes refusals equal: the event, the place, the reason.
type Key = (EventName, String, String);

#[derive(Debug)]
struct Window {
    began: Timestamp,
    written: u32,
    held: u64,
    actor: Actor,
}

/// Refusals that were counted instead of written.
#[derive(Debug)]
pub(super) struct Held {
    pub event: EventName,
    pub actor: Actor,
    pub reason: String,
    pub count: u64,
}

impl RefusalMeter {
    const WINDOW_MS: i64 = 60_000;
    const WRITTEN_PER_WINDOW: u32 = 10;
    /// Beyond so many places at once, the rest count as one.
    const PLACES: usize = 4096;

    /// How many refusals the line to write stands for; `None` when this one
    /// is only counted.
    pub(super) fn weigh(&self, entry: &Entry<'_>) -> Option<u64> {
        let reason = entry.detail.clone().unwrap_or_default();
        let mut windows = self.windows();
        let mut key = (entry.event, entry.actor.place(), reason);
        if Self::PLACES <= windows.len() && !windows.contains_key(&key) {
            key.1 = String::new();
        }
        let window = windows.entry(key).or_insert_with(|| Window {
            began: entry.at,
            written: 0,
            held: 0,
            actor: entry.actor.clone(),
        });
        if Self::WINDOW_MS <= entry.at.since(window.began) {
            window.began = entry.at;
            window.written = 0;
        }
        if window.written < Self::WRITTEN_PER_WINDOW {
            window.written += 1;
            Some(1 + std::mem::take(&mut window.held))
        } else {
            window.held += 1;
            None
        }
    }

    /// What was counted and not yet written; forgets the minutes that are over.
    pub(super) fn take_held(&self, now: Timestamp) -> Vec<Held> {
        let mut windows = self.windows();
        let mut all = Vec::new();
        for ((event, _, reason), window) in windows.iter_mut() {
            let count = std::mem::take(&mut window.held);
            if 0 < count {
                all.push(Held {
                    event: *event,
                    actor: window.actor.clone(),
                    reason: reason.clone(),
                    count,
                });
            }
        }
        windows.retain(|_, window| now.since(window.began) < Self::WINDOW_MS);
        all
    }

    fn windows(&self) -> MutexGuard<'_, HashMap<Key, Window>> {
        self.windows.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
