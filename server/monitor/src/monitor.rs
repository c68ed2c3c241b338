//! The monitor: who asks, whether they may, and what is answered from memory.

use crate::{
    actor::Actor,
    admission::Admission,
    bare::BareCookies,
    command::Command,
    counts::Counts,
    decision::decide,
    engine::{database::Database, names::Connection},
    entity::{Entity, EventName},
    error::Error,
    listener::Listener,
    metrics::Metrics,
    note::Note,
    outcome::Outcome,
    policy::permits,
    possession::{Lack, Possession},
    pulse::{self, Pulse},
    queue::Queues,
    record::{self, Entry},
    refusals::RefusalMeter,
    released::{Answer, release},
    request,
    session_state::SessionState,
    sessions::{self, Look, Sessions},
    steward::Steward,
    tx::Moment,
};
use ground::{
    clock::{Clock, Watch},
    crypto::digest::Sha256Digest,
    random::Random,
};
use serde::{Deserialize, Serialize};
use shared::{
    endpoints,
    ids::SessionId,
    journal::{Notes, Subject},
    problem::ErrorCode,
    time::Timestamp,
};
use std::{
    net::IpAddr,
    sync::{Arc, atomic::AtomicI64},
};

/// The monitor of one installation.
#[derive(Debug)]
pub struct Monitor {
    pub(crate) database: Database,
    pub(crate) domains: &'static dyn Listener,
    pub(crate) clock: Clock,
    pub(crate) clock_watch: Watch,
    pub(crate) random: Random,
    pub(crate) sessions: Sessions,
    pub(crate) refusals: RefusalMeter,
    pub(crate) counts: Counts,
    pub(crate) pulse: Pulse,
    pub(crate) bare: BareCookies,
    pub(crate) queues: Queues,
    pub(crate) steward: Steward,
    /// How much time of [`Clock::elapsed`] is on disk, in milliseconds.
    pub(crate) flushed: AtomicI64,
}

impl Monitor {
    /// Guards `database`, and what `domains` keep in it.
    pub fn new(
        database: Database,
        domains: &'static dyn Listener,
        clock: Clock,
        random: Random,
    ) -> Self {
        Self {
            sessions: Sessions::new(database.link().is_some()),
            database,
            domains,
            clock,
            clock_watch: Watch::default(),
            random,
            refusals: RefusalMeter::default(),
            counts: Counts::default(),
            pulse: Pulse::default(),
            bare: BareCookies::default(),
            queues: Queues::default(),
            steward: Steward::default(),
            flushed: AtomicI64::new(0),
        }
    }

    /// The present, in UTC milliseconds.
    pub fn now(&self) -> Timestamp {
        Timestamp(self.clock.now().as_millisecond())
    }

    /// The latest instant that has surely passed ([`Clock::passed`]): by it
    /// sessions end and links, also when the clock was put back.
    pub fn passed(&self) -> Timestamp {
        Timestamp(self.clock.passed().as_millisecond())
    }

    /// How many milliseconds have passed since the program began.
    pub(crate) fn elapsed(&self) -> i64 {
        i64::try_from(self.clock.elapsed().as_millis()).unwrap_or(i64::MAX)
    }

    /// The source of time.
    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The source of randomness.
    pub const fn random(&self) -> &Random {
        &self.random
    }

    /// Who asks, judging by the cookie and what is shown of the workstation's
    /// key: the article's `check_session_token`. A false session and a false
    /// proof are refused and journalled; that a proof is due only if none follows.
    pub async fn recognize(
        &self,
        address: IpAddr,
        secret: Sha256Digest,
        shown: &Possession,
    ) -> Result<Actor, Error> {
        self.look_at(address, secret, shown, Look::Use).await
    }

    /// The same for a page that asks by itself whether its session is open: it
    /// does not keep it from being idle. It learns no more than a refusal would
    /// tell, so nothing is to be shown.
    pub async fn glance(&self, address: IpAddr, secret: Sha256Digest) -> Result<Actor, Error> {
        let shown = &Possession::Shown;
        self.look_at(address, secret, shown, Look::Glance).await
    }

    async fn look_at(
        &self,
        address: IpAddr,
        secret: Sha256Digest,
        shown: &Possession,
        look: Look,
    ) -> Result<Actor, Error> {
        let stranger = Actor::anonymous(address);
        let event = CheckSession::event(Entity::User);
        permits(event)?;
        let (session, error) = match self.session_state(secret, shown, look).await? {
            Ok(state) => {
                permits(event.response())?;
                if matches!(shown, Possession::Proof { .. }) {
                    self.bare.proven(state.session.id, address);
                }
                return Ok(Actor::SignedIn { address, state });
            }
            Err(Lack::Session) => (None, ErrorCode::SessionEnded.into()),
            Err(Lack::Possession { session, error }) => {
                let journalled = !matches!(error, Error::Refused(_));
                self.bare.count(session, address, self.passed(), journalled);
                if !journalled {
                    return Err(error);
                }
                (Some(session), error)
            }
        };
        Err(self.refuse(&stranger, &CheckSession(session), error).await)
    }

    async fn session_state(
        &self,
        secret: Sha256Digest,
        shown: &Possession,
        look: Look,
    ) -> Result<Result<Arc<SessionState>, Lack>, Error> {
        let now = self.passed();
        if self.sessions.is_over(&secret) {
            return Ok(Err(Lack::Session));
        }
        if self.sessions.count(self.elapsed()) {
            match self.sessions.warm(&secret, shown, look, now) {
                Ok(Some(state)) => return Ok(Ok(state)),
                Ok(None) => {}
                Err(lack) => return Ok(Err(lack)),
            }
        }
        let generation = self.sessions.generation();
        let mut connection = self.database.reader().await?;
        let state = sessions::session_state(self.domains, &mut connection, &secret).await?;
        let Some(state) = state else {
            self.sessions.drop_session(&secret);
            return Ok(Err(Lack::Session));
        };
        if let Err(lack) = shown.check(&state.session) {
            return Ok(Err(lack));
        }
        let kept = self.sessions.keep(state, generation, look, now);
        Ok(kept.ok_or(Lack::Session))
    }

    /// The actor with the session and the rights they have at this instant.
    pub(crate) async fn as_they_stand(&self, actor: &Actor) -> Result<Actor, Error> {
        let Actor::SignedIn { address, state } = actor else {
            return Ok(actor.clone());
        };
        let state = self
            .session_state(state.secret, &Possession::Shown, Look::Use)
            .await?;
        Ok(Actor::SignedIn {
            address: *address,
            state: state.map_err(|_| ErrorCode::SessionEnded)?,
        })
    }

    /// When a session known to be warm was last used.
    pub fn last_seen(&self, session: SessionId) -> Option<Timestamp> {
        self.sessions.last_seen(session)
    }

    /// Decides before it is known what exactly is asked of the record `about`, before work
    /// that is costly: a refusal here is journalled as if the command had run.
    pub async fn admit<C: Command>(
        &self,
        actor: &Actor,
        about: Option<Subject>,
    ) -> Result<Admission<C>, Error> {
        match self.decide::<C>(actor, self.passed()) {
            Ok(()) => Ok(Admission::of(actor.clone())),
            Err(error) => {
                let event = C::event(actor.entity());
                Err(self.refuse_event(actor, event, about, error).await)
            }
        }
    }

    /// Journals that `command` was refused because of `error`, and gives the
    /// error back; or the failure to write the journal.
    pub async fn refuse<C: Command>(&self, actor: &Actor, command: &C, error: Error) -> Error {
        let note = Note {
            subject: command.subject(),
            ..Note::default()
        };
        self.refuse_about(actor, C::event(actor.entity()), note, error)
            .await
    }

    /// The same, before it is known what exactly is asked.
    pub async fn refuse_kind<C: Command>(&self, actor: &Actor, error: Error) -> Error {
        self.refuse_event(actor, C::event(actor.entity()), None, error)
            .await
    }

    /// The same, by whoever knows the event and perhaps the record, and not the command.
    pub async fn refuse_event(
        &self,
        actor: &Actor,
        event: EventName,
        subject: Option<Subject>,
        error: Error,
    ) -> Error {
        let note = Note {
            subject,
            ..Note::default()
        };
        self.refuse_about(actor, event, note, error).await
    }

    pub(crate) async fn refuse_about(
        &self,
        actor: &Actor,
        event: EventName,
        note: Note,
        error: Error,
    ) -> Error {
        let mut entry = self.refusal(actor, event, note, &error);
        let Some(count) = self.refusals.weigh(&entry) else {
            return error;
        };
        entry.count = count;
        match self.write_alone(&entry).await {
            Ok(()) => error,
            Err(failure) => failure,
        }
    }

    /// Answers from memory what takes no data: decides and releases.
    pub async fn answer<C: Command, T>(
        &self,
        actor: &Actor,
        command: C,
        value: impl FnOnce(&C) -> T,
    ) -> Answer<T> {
        const { assert!(!C::CONCERNS_PATIENTS, "nothing of a patient is in memory") }
        self.admit::<C>(actor, command.subject()).await?;
        if C::COUNTED {
            self.counts.add(C::event(actor.entity()));
        }
        release::<C, T>(actor, value(&command))
    }

    /// Decides by the policy whether `actor` may ask for `C` at `now`.
    pub(crate) fn decide<C: Command>(&self, actor: &Actor, now: Timestamp) -> Result<(), Error> {
        let decided = decide::<C>(actor, now, self.clock_fault());
        self.metrics().decided(decided.is_ok());
        decided
    }

    /// What is measured.
    pub const fn metrics(&self) -> &Metrics {
        self.database.metrics()
    }

    /// What was measured, in Prometheus' text format.
    ///
    /// # Errors
    /// It cannot be written as text.
    pub fn exposition(&self) -> Result<String, Error> {
        let text = self.metrics().exposition(self.sessions.open());
        text.map_err(Error::failed)
    }

    pub(crate) fn moment(&self) -> Moment {
        Moment {
            now: self.now(),
            passed: self.passed(),
        }
    }

    pub(crate) fn entry<'a>(
        &self,
        actor: &'a Actor,
        event: EventName,
        outcome: Outcome,
    ) -> Entry<'a> {
        Entry {
            at: self.now(),
            event,
            outcome,
            actor,
            subject: None,
            notes: Notes::default(),
            reason: None,
            request: request::current(),
            count: 1,
        }
    }

    /// The line of what did not happen, and why.
    pub(crate) fn refusal<'a>(
        &self,
        actor: &'a Actor,
        event: EventName,
        mut note: Note,
        error: &Error,
    ) -> Entry<'a> {
        note.concerns(error.patients());
        let mut entry = self.entry(actor, event, error.outcome());
        entry.subject = note.subject;
        entry.notes.also = note.notes.also;
        entry.notes.patients = note.notes.patients;
        entry.reason = Some(error.reason());
        entry
    }

    pub(crate) async fn write_alone(&self, entry: &Entry<'_>) -> Result<(), Error> {
        let line = async |connection: &mut Connection| record::write(connection, entry).await;
        self.database.alone(line).await
    }

    /// Closes the database once nobody needs it any more.
    pub async fn close(self) {
        self.database.close().await;
    }

    /// Whether the database can be read, and written: found out by doing it, at most once
    /// a second.
    pub async fn is_ready(&self) -> bool {
        let now = self.now();
        let write = async {
            drop(self.database.reader().await?);
            let beat = async |connection: &mut Connection| Ok(pulse::beat(connection, now).await?);
            self.database.alone(beat).await
        };
        Box::pin(self.pulse.beats(now, write)).await
    }
}

/// The session check as a command of its own, for the journal: about a
/// session, if it is known.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct CheckSession(Option<SessionId>);

impl Command for CheckSession {
    type Of = endpoints::CheckSessionToken;

    fn subject(&self) -> Option<Subject> {
        self.0.map(Subject::Session)
    }
}
