//! What happens by itself: notes go to disk, changes made beside the server and
//! a clock that somebody set are noticed.

use crate::{
    actor::Actor,
    bare::Bare,
    command::Command as _,
    counts::Counted,
    domains::{Namesake, Uses},
    engine::names::Connection,
    error::Error,
    monitor::{CheckSession, Monitor},
    outcome::Outcome,
    record::{self, Entry},
    refusals::Held,
};
use ground::clock::News;
use jiff::SignedDuration;
use shared::{journal::Subject, problem::ErrorCode, time::Timestamp};
use std::sync::atomic::Ordering;

impl Monitor {
    /// By how many seconds the clock cannot be believed, if it cannot
    /// ([`Watch::look`]).
    pub fn clock_fault(&self) -> Option<i64> {
        self.clock_watch.look(&self.clock)
    }

    /// What happens by itself, about once a second: notices changes made by
    /// the command line next to the server, and a clock that somebody set. When
    /// it cannot look, what is known does not count.
    pub async fn watch(&self) -> Result<(), Error> {
        match self.clock_watch.news(&self.clock) {
            Some(News::Apart(seconds)) => tracing::warn!(seconds, "the clock cannot be believed"),
            Some(News::Agrees) => tracing::info!("the clock can be believed again"),
            Some(News::Set(seconds)) => {
                let now = self.clock.now();
                tracing::warn!(
                    seconds, until = %now, was = %(now - SignedDuration::from_secs(seconds)),
                    "the clock was set and goes evenly: it is believed from now on"
                );
            }
            None => {}
        }
        let changed = self.database.changed_elsewhere().await;
        if !matches!(changed, Ok(false)) {
            self.sessions.forget();
        }
        changed.map(|_| ())
    }

    /// What happens by itself, about twice a minute and before the server
    /// ends: the latest uses of sessions, what was only counted and how much time has passed
    /// go to disk.
    pub async fn flush(&self) -> Result<(), Error> {
        let now = self.now();
        let counted = self.counts.take();
        let held = self.refusals.take_held(now);
        let bare = self.bare.take(self.passed());
        let elapsed = i64::try_from(self.clock.elapsed().as_millis()).unwrap_or(i64::MAX);
        let flushed = self.flushed.swap(elapsed, Ordering::Relaxed);
        let passed_ms = elapsed - flushed;
        let written = self
            .write_down(now, passed_ms, &counted, &held, &bare)
            .await;
        if written.is_err() {
            self.flushed.fetch_sub(passed_ms, Ordering::Relaxed);
            self.bare.restore(bare);
            self.counts.restore(counted);
            self.refusals.restore(held, now);
        }
        written
    }

    async fn write_down(
        &self,
        now: Timestamp,
        passed_ms: i64,
        counted: &Counted,
        held: &[Held],
        bare: &[Bare],
    ) -> Result<(), Error> {
        let passed = self.passed();
        let uses = Uses {
            passed_ms,
            seen: self.sessions.uses(passed),
            over: self.sessions.over(),
            bare: bare.to_vec(),
        };
        let write = async |connection: &mut Connection| {
            self.domains.note_uses(connection, &uses, passed).await?;
            for (event, count) in counted {
                record::write(connection, &Entry::counted(now, *event, *count)).await?;
            }
            for held in held {
                record::write(connection, &held.entry(now)).await?;
            }
            for bare in bare.iter().filter(|bare| !bare.journalled) {
                let stranger = Actor::anonymous(bare.address);
                let error = ErrorCode::ProofNeeded {
                    session: bare.session,
                };
                let event = CheckSession::event(stranger.entity());
                let mut entry = self.entry(&stranger, event, Outcome::Refused);
                entry.subject = Some(Subject::Session(bare.session));
                entry.reason = Some(Error::from(error).reason());
                entry.count = bare.count;
                record::write(connection, &entry).await?;
            }
            Ok(())
        };
        self.database.alone(write).await?;
        self.sessions.forget_over(&uses.over);
        Ok(())
    }

    /// What there is to do before the server serves: the journal tells whether
    /// the clock has shown a later instant before, and what has the name of
    /// another is said.
    pub async fn start(&self) -> Result<(), Error> {
        let mut connection = self.database.reader().await?;
        if let Some(at) = record::latest(&mut connection).await? {
            let shown = jiff::Timestamp::from_millisecond(at).unwrap_or(jiff::Timestamp::MIN);
            self.clock_watch.began_behind(&self.clock, shown);
        }
        for Namesake { kind, id, name } in self.domains.namesakes(&mut connection).await? {
            tracing::warn!(
                target: "namesakes",
                kind, id, name,
                "another one has the same name: rename one of them"
            );
        }
        Ok(())
    }
}
