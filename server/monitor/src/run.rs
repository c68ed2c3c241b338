//! How a command runs: decided, carried out, checked and recorded in one
//! transaction.

use crate::{
    actor::Actor,
    command::{Command, Concerning, Permit},
    decision,
    effect::Effect,
    engine::names::Connection,
    engine::writer::{Turn, repeated},
    entity::Operation,
    error::Error,
    event::Event,
    guard::{
        check::{check_escalation, check_target},
        rights::Rights,
    },
    monitor::Monitor,
    note::Note,
    outcome::Outcome,
    policy::{Guard, Row, permits},
    record::{self, Entry},
    released::{Answer, release},
    request, sessions,
    tx::{Behind, Tx},
};
use ground::crypto::digest::Sha256Digest;
use shared::{ids::UserId, journal::Mark, problem::ErrorCode};
use std::sync::Arc;

impl Monitor {
    /// Acts: decides, lets `by` carry the command out and delivers what it raised, checks that
    /// no right escalated, records, and releases the answer once all of it is
    /// on disk. What is refused on the way leaves its record and no effect.
    pub async fn run<D: Sync, C: Effect<D>>(
        &self,
        by: &D,
        actor: &Actor,
        command: C,
    ) -> Answer<C::Done> {
        const {
            assert!(
                !C::CONCERNS_PATIENTS,
                "its effect says which patients it concerns"
            );
        }
        self.carry_out(by, actor, &command, |value, _| value).await
    }

    /// The same, of what shows or touches patients' data.
    pub async fn run_concerning<D: Sync, C: Effect<D, Done = Concerning<T>>, T: Send>(
        &self,
        by: &D,
        actor: &Actor,
        command: C,
    ) -> Answer<T> {
        const { assert!(C::CONCERNS_PATIENTS, "it says that it concerns no patient") }
        self.carry_out(by, actor, &command, Concerning::noted).await
    }

    async fn carry_out<D: Sync, C: Effect<D>, T: Send>(
        &self,
        by: &D,
        actor: &Actor,
        command: &C,
        noted: fn(C::Done, &mut Note) -> T,
    ) -> Answer<T> {
        const { assert!(!C::IS_LONG, "effects take turns by the writer") }
        repeated(self.metrics(), |may_repeat| async move {
            let attempt = self.attempt(by, actor, command, noted, may_repeat);
            let (turn, value, note) = attempt.await?;
            self.record_done::<C>(actor, turn, note).await?;
            release::<C, T>(actor, value)
        })
        .await
    }

    /// Carries `command` out and takes it all back: finds out whether anything would refuse
    /// it before what is costly is done for it. A refusal is journalled as if it had run.
    ///
    /// # Errors
    /// Whatever refuses it.
    pub async fn rehearse<D: Sync, C: Effect<D>>(
        &self,
        by: &D,
        actor: &Actor,
        command: &C,
    ) -> Result<(), Error> {
        repeated(self.metrics(), |may_repeat| async move {
            let attempt = self.attempt(by, actor, command, |_, _| (), may_repeat);
            let (turn, (), _) = attempt.await?;
            turn.take_back().await
        })
        .await
    }

    /// Carries it out in a turn that has neither ended nor been recorded. What refuses it is
    /// journalled; what asks for another attempt, if there may be one, leaves nothing behind.
    async fn attempt<D: Sync, C: Effect<D>, T: Send>(
        &self,
        by: &D,
        actor: &Actor,
        command: &C,
        noted: fn(C::Done, &mut Note) -> T,
        may_repeat: bool,
    ) -> Result<(Turn<'_>, T, Note), Error> {
        let row = permits(C::event(actor.entity()))?;
        let subject = command.subject();
        let mut turn = self.database.turn().await?;
        let (result, note) = match self.at_their_turn(turn.connection(), actor).await {
            Ok(actor) => {
                let mut tx = Tx::new(
                    turn.connection(),
                    self.domains,
                    self.moment(),
                    &self.random,
                    &actor,
                );
                let result = match self.decide::<C>(tx.actor(), tx.passed()) {
                    Ok(()) => self.perform(&mut tx, row, by, command).await,
                    Err(error) => Err(error),
                };
                let value = result.map(|value| noted(value, tx.note()));
                tx.note_targets(subject.as_ref());
                (value, tx.into_note())
            }
            Err(error) => (Err(error), Note::default()),
        };
        let note = Note {
            subject: note.subject.or(subject),
            ..note
        };
        match result {
            Ok(value) => Ok((turn, value, note)),
            Err(error) if may_repeat && error.asks_to_repeat() => Err(turn.fail(error).await),
            Err(error) => {
                self.record_refused::<C>(actor, turn, note, &error).await?;
                Err(error)
            }
        }
    }

    /// The actor as they stand when their turn comes: what they may do can
    /// have changed while they waited, also by an effect that is about to
    /// commit together with theirs.
    async fn at_their_turn(
        &self,
        connection: &mut Connection,
        actor: &Actor,
    ) -> Result<Actor, Error> {
        let Actor::SignedIn { address, state } = actor else {
            return Ok(actor.clone());
        };
        let now = self.passed();
        let found = sessions::session_state(self.domains, connection, &state.secret).await?;
        let state = found
            .filter(|found| {
                found.session.is_open(now, now) && !self.sessions.is_over(&found.secret)
            })
            .ok_or(ErrorCode::SessionEnded)?;
        Ok(Actor::SignedIn {
            address: *address,
            state: Arc::new(state),
        })
    }

    async fn record_done<C: Command>(
        &self,
        actor: &Actor,
        mut turn: Turn<'_>,
        note: Note,
    ) -> Result<(), Error> {
        let mut entry = self.entry(actor, C::event(actor.entity()), Outcome::Done);
        entry.subject = note.subject;
        entry.notes = note.notes;
        if !C::TOUCHES_SESSIONS {
            return turn.record(&entry).await;
        }
        if let Err(error) = turn.tell_others(self.now()).await {
            return Err(turn.fail(error).await);
        }
        let recorded = turn.record(&entry).await;
        // Also where it is not known whether all of it is on disk.
        self.sessions.forget();
        recorded
    }

    async fn record_refused<C: Command>(
        &self,
        actor: &Actor,
        mut turn: Turn<'_>,
        note: Note,
        error: &Error,
    ) -> Result<(), Error> {
        if turn.undo().await.is_err() {
            // The database has given the whole transaction up, as it does
            // when the disk is full: what it said first is the reason.
            turn.give_up().await;
            return Ok(());
        }
        let mut entry = self.refusal(actor, C::event(actor.entity()), note, error);
        let line = self.refusals.weigh(&entry);
        let ended = match line {
            Some(count) => {
                entry.count = count;
                turn.record(&entry).await
            }
            None => turn.commit().await,
        };
        if ended.is_err() {
            self.refusals.take_back(&entry, line);
        }
        ended
    }

    async fn perform<D: Sync, C: Effect<D>>(
        &self,
        tx: &mut Tx<'_>,
        row: &Row,
        by: &D,
        command: &C,
    ) -> Result<C::Done, Error> {
        let confirmed = command.confirmed();
        // One writer (ADR 23): nobody else's rights move between before and after.
        let before = match (row.guard, tx.behind()) {
            (Guard::None, _) | (_, Behind::Server) => None,
            _ => Some(tx.rights().await?),
        };
        if let Some(before) = &before {
            tx.judge_four_eyes(before).await?;
        }
        let value = C::carry_out(by, tx, Permit::new(command)).await?;
        self.deliver(tx).await?;
        if let Some(before) = &before {
            self.check(tx, row, before, confirmed).await?;
        }
        permits(row.event.response())?;
        Ok(value)
    }

    /// What no command can see of itself: whom it reached, and what rights moved.
    async fn check(
        &self,
        tx: &mut Tx<'_>,
        row: &Row,
        before: &Rights,
        confirmed: Option<Sha256Digest>,
    ) -> Result<(), Error> {
        let actor = match tx.behind() {
            Behind::User(actor) => actor,
            Behind::Maker(maker, right) if before.holds_all(maker, &[right]) => maker,
            Behind::Maker(..) => {
                return Err(Error::Veiled {
                    told: ErrorCode::EnrolmentRefused,
                    truth: "maker-lost-right",
                });
            }
            Behind::Server => return Ok(()),
            Behind::Nobody => return Err(Error::NotInPolicy),
        };
        if matches!(row.guard, Guard::Target | Guard::Both) {
            for target in tx.targets().ok_or(Error::NotInPolicy)? {
                check_target(actor, *target, before)?;
            }
        }
        if row.guard.weighs_rights() {
            let mut after = tx.rights_since(before).await?;
            let outgrown = tx.outgrown(before, &after).await?;
            if !outgrown.is_empty() {
                tx.raise_outgrown(&outgrown);
                self.deliver(tx).await?;
                after = tx.rights_since(before).await?;
            }
            if concerns_governing(tx, before, &after) {
                decision::sure(self.clock_fault())?;
            }
            check_escalation(actor, before, &after, outgrown, confirmed)?;
            if after.shuts_out(before, actor) {
                decision::stepped_up(tx.actor(), tx.passed())?;
            }
            if before.has_four_eyes() && !after.has_four_eyes() {
                tx.note().mark(Mark::FourEyesEnd);
            }
            self.tell_of_new_auditors(tx, before, &after).await?;
        }
        self.tell_auditors(tx, row.event.operation, before, actor)
            .await
    }

    /// Nobody acts upon whoever reads the journal without others hearing of it.
    async fn tell_auditors(
        &self,
        tx: &mut Tx<'_>,
        operation: Operation,
        before: &Rights,
        actor: UserId,
    ) -> Result<(), Error> {
        let targets = tx.targets().unwrap_or_default().iter().copied();
        let auditors = targets.filter(|user| *user != actor && before.audits(*user));
        let mut auditors: Vec<UserId> = auditors.collect();
        auditors.sort_unstable();
        auditors.dedup();
        if auditors.is_empty() || tx.actor().member().is_none() {
            return Ok(());
        }
        tx.note().mark(Mark::Auditor);
        tx.raise(Event::AuditorsConcerned(auditors, operation));
        self.deliver(tx).await
    }

    /// Nobody comes to read the journal without those hearing of it who do already, and
    /// those who govern.
    async fn tell_of_new_auditors(
        &self,
        tx: &mut Tx<'_>,
        before: &Rights,
        after: &Rights,
    ) -> Result<(), Error> {
        let new = after.auditors_since(before);
        if new.is_empty() {
            return Ok(());
        }
        tx.note().mark(Mark::AuditorNew);
        tx.raise(Event::AuditorsJoined(new));
        self.deliver(tx).await
    }

    async fn deliver(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        while let Some(event) = tx.next_event() {
            let name = event.name();
            permits(name)?;
            let entry = Entry {
                at: tx.now(),
                event: name,
                outcome: Outcome::Delivered,
                actor: tx.actor(),
                subject: tx.note().subject.clone(),
                notes: event.notes(),
                reason: None,
                request: request::current(),
                count: 1,
            };
            record::write(tx.connection(), &entry).await?;
            match event {
                Event::RightsRecovered(user) => tx.end_outgrown(user).await?,
                event => self.domains.deliver(tx, event).await?,
            }
            permits(name.response())?;
        }
        Ok(())
    }
}

/// Whether whoever governs is acted upon, or is another afterwards. Who is able is judged by
/// days: not while the clock is unsure. Anybody else's way in is closed at any time.
fn concerns_governing(tx: &Tx<'_>, before: &Rights, after: &Rights) -> bool {
    let (before, after) = (before.governing_latently(), after.governing_latently());
    let mut targets = tx.targets().unwrap_or_default().iter();
    before != after || targets.any(|target| before.binary_search(target).is_ok())
}
