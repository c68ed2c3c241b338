//! The journal's pen: what the monitor writes of every decision, in the
//! transaction of the effect itself.

use super::{actor::Actor, command::Subject, entity::EventName};
use shared::time::Timestamp;
use sqlx::SqliteConnection;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
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
/// rest are counted into the next line.
#[derive(Debug, Default)]
pub(super) struct RefusalMeter {
    windows: Mutex<HashMap<(EventName, String, String), Window>>,
}

#[derive(Debug, Clone, Copy)]
struct Window {
    began: Timestamp,
    written: u32,
    held: u64,
}

impl RefusalMeter {
    const WINDOW_MS: i64 = 60_000;
    const WRITTEN_PER_WINDOW: u32 = 10;
    const PLACES: usize = 4096;

    /// How many refusals the line to write stands for; `None` when this one
    /// is only counted.
    pub(super) fn weigh(&self, entry: &Entry<'_>) -> Option<u64> {
        let place = entry.actor.place();
        let key = (entry.event, place, entry.detail.clone().unwrap_or_default());
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        if Self::PLACES <= windows.len() && !windows.contains_key(&key) {
            windows.retain(|_, window| entry.at.since(window.began) < Self::WINDOW_MS);
        }
        let window = windows.entry(key).or_insert(Window {
            began: entry.at,
            written: 0,
            held: 0,
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
}
