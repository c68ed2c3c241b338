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
    steward::Keeps,
};
use ground::clock::News;
use jiff::SignedDuration;
use shared::{journal::Subject, problem::ErrorCode, time::Timestamp};
use std::{sync::atomic::Ordering, time::Duration};

impl Monitor {
    /// By how many seconds the clock cannot be believed, if it cannot
    /// ([`Watch::look`]).
    pub fn clock_fault(&self) -> Option<i64> {
        self.clock_watch.look(&self.clock)
    }

    /// What happens by itself, again and again: notices changes made by other servers and by
    /// the command line next to this one, and a clock that somebody set. When
    /// it cannot look, what is known does not count; a way to the database that was lost it finds
    /// again.
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
        let began = self.elapsed();
        let changed = self.database.changed_elsewhere().await;
        if !matches!(changed, Ok(false)) {
            self.sessions.forget();
        }
        match &changed {
            Ok(_) => self.sessions.heard(began),
            Err(_) => self.sessions.hears_nothing(),
        }
        changed.map(|_| ())
    }

    /// How often to [`watch`](Self::watch): four times in the second within which what another
    /// server changed is to hold here.
    pub fn watch_every(&self) -> Duration {
        let is_shared = self.database.link().is_some();
        Duration::from_millis(if is_shared { 250 } else { 1_000 })
    }

    /// How often to [`flush`](Self::flush): what others do not know of is little.
    pub fn flush_every(&self) -> Duration {
        Duration::from_secs(if self.is_shared() { 5 } else { 30 })
    }

    /// What happens by itself, about twice a minute, or more often, and before the server
    /// ends: the latest uses of sessions, what was only counted and how much time has passed
    /// go to disk.
    pub async fn flush(&self) -> Result<(), Error> {
        let now = self.now();
        let counted = self.counts.take();
        let held = self.refusals.take_held(now);
        let mut bare = self.bare.take(self.passed());
        if let Err(error) = self.unexplained(&mut bare).await {
            tracing::error!(%error, "nobody knows whether a proof followed elsewhere");
        }
        let elapsed = self.elapsed();
        let flushed = self.flushed.swap(elapsed, Ordering::Relaxed);
        let passed_ms = elapsed - flushed;
        let written = self
            .write_down(now, passed_ms, &counted, &held, &bare)
            .await;
        if let Ok(true) = written
            && self.is_shared()
        {
            self.clear_away().await?;
        }
        let written = written.map(drop);
        if written.is_err() {
            self.flushed.fetch_sub(passed_ms, Ordering::Relaxed);
            self.bare.restore(bare);
            self.counts.restore(counted);
            self.refusals.restore(held, now);
        }
        written
    }

    /// Says whether this server keeps the house.
    async fn write_down(
        &self,
        now: Timestamp,
        passed_ms: i64,
        counted: &Counted,
        held: &[Held],
        bare: &[Bare],
    ) -> Result<bool, Error> {
        let (passed, elapsed) = (self.passed(), self.elapsed());
        let (seen, over) = (&self.sessions.uses(passed), &self.sessions.over());
        let write = async |connection: &mut Connection| {
            let keeps = match self.database.link() {
                Some(link) => {
                    self.steward
                        .keep(connection, link.server(), elapsed)
                        .await?
                }
                None => Keeps::Still,
            };
            let uses = Uses {
                keeps_house: keeps != Keeps::No,
                passed_ms: if keeps == Keeps::Still { passed_ms } else { 0 },
                seen: seen.clone(),
                over: over.clone(),
                bare: bare.to_vec(),
            };
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
            Ok(uses.keeps_house)
        };
        let keeps_house = self.database.alone(write).await?;
        self.sessions.forget_over(over);
        Ok(keeps_house)
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
