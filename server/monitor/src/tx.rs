//! What an effect works with: a transaction to write in, a snapshot to read.

use crate::{
    actor::Actor,
    domains::Domains,
    engine::names::{Connection, query_scalar},
    error::Error,
    event::Event,
    note::Note,
    session_state::Member,
};
use ground::random::Random;
use shared::{
    ids::{UserId, WorkstationId},
    journal::Subject,
    permissions::Permission,
    problem::{ErrorCode, Names},
    time::Timestamp,
};
use std::collections::VecDeque;
use uuid::Uuid;

/// The instant of an effect or a question.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    /// By the wall's clock.
    pub now: Timestamp,
    /// The latest that has surely passed.
    pub passed: Timestamp,
}

/// A write transaction; only the monitor opens one.
#[derive(Debug)]
pub struct Tx<'a> {
    connection: &'a mut Connection,
    domains: &'static dyn Domains,
    moment: Moment,
    random: &'a Random,
    actor: &'a Actor,
    raised: VecDeque<Event>,
    behind: Behind,
    targets: Option<Vec<UserId>>,
    enrolled_anew: Option<WorkstationId>,
    four_eyes: FourEyes,
    note: Note,
}

/// Whether setting a password and making a token take two people.
#[derive(Debug, Default)]
pub(super) enum FourEyes {
    /// One could do both, and does.
    #[default]
    Off,
    /// Two could, or would if these, where it hangs on them, still got in.
    Held(Option<Box<Names>>),
    /// Two could lately; so long they still must.
    Until(Timestamp),
}

/// Who answers for an effect: whose rights limit whom it may act upon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Behind {
    /// Nobody yet: a stranger asks, and has not shown for whom.
    Nobody,
    /// The server itself, or whoever runs it.
    Server,
    /// A user.
    User(UserId),
    /// Whoever made, by this right, what a stranger shows.
    Maker(UserId, Permission),
}

impl Behind {
    fn of(actor: &Actor) -> Self {
        match (actor, actor.user_id()) {
            (_, Some(user)) => Self::User(user),
            (Actor::Anonymous { .. }, None) => Self::Nobody,
            (_, None) => Self::Server,
        }
    }
}

impl<'a> Tx<'a> {
    pub(super) fn new(
        connection: &'a mut Connection,
        domains: &'static dyn Domains,
        moment: Moment,
        random: &'a Random,
        actor: &'a Actor,
    ) -> Self {
        let moment = match actor {
            Actor::Scribe { at, .. } => Moment {
                now: *at,
                passed: *at,
            },
            _ => moment,
        };
        Self {
            connection,
            domains,
            moment,
            random,
            actor,
            raised: VecDeque::new(),
            behind: Behind::of(actor),
            targets: None,
            enrolled_anew: None,
            four_eyes: FourEyes::default(),
            note: Note::default(),
        }
    }

    /// The database, inside the transaction.
    pub fn connection(&mut self) -> &mut Connection {
        self.connection
    }

    /// The instant of the effect.
    pub const fn now(&self) -> Timestamp {
        self.moment.now
    }

    /// The latest instant that has surely passed: for what must not begin again.
    pub const fn passed(&self) -> Timestamp {
        self.moment.passed
    }

    /// Who asked for it.
    pub const fn actor(&self) -> &'a Actor {
        self.actor
    }

    /// The id of whoever asked, as stored beside what they change.
    pub fn actor_id(&self) -> Option<String> {
        self.actor.user_id().map(|id| id.to_string())
    }

    /// In whose name it happens.
    ///
    /// # Errors
    /// In nobody's: the server's own clock and command line.
    pub fn member(&self) -> Result<&'a Member, Error> {
        Ok(self.actor.member().ok_or(ErrorCode::NotSignedIn)?)
    }

    /// The source of randomness.
    pub const fn random(&self) -> &'a Random {
        self.random
    }

    /// Why nothing matched an id and a version: it is not there, or somebody changed it.
    /// `changed_by` selects by the id `$1` who did last.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn missing_or_stale(
        &mut self,
        changed_by: &'static str,
        id: impl ToString,
    ) -> Result<Error, Error> {
        let found: Option<Option<String>> = query_scalar(changed_by)
            .bind(id.to_string())
            .fetch_optional(self.connection())
            .await?;
        let code = found.map_or(ErrorCode::NotFound, |who| ErrorCode::Stale { who });
        Ok(code.into())
    }

    /// An id for a new record.
    pub fn new_id<Id>(&self, id: fn(Uuid) -> Id) -> Id {
        let now =
            jiff::Timestamp::from_millisecond(self.moment.now.0).unwrap_or(jiff::Timestamp::MAX);
        id(self.random.uuid_v7(now))
    }

    /// Tells the other domains; delivered before the transaction commits.
    pub fn raise(&mut self, event: Event) {
        self.raised.push_back(event);
    }

    /// Names the record the journal is to be told about.
    pub fn about(&mut self, subject: Subject) {
        self.note.about(subject);
    }

    /// Names a user the effect acts upon: refused if they are above the actor.
    pub fn acts_upon(&mut self, user: UserId) {
        self.acts_upon_each([user]);
    }

    /// Names everybody the effect acts upon, who may be nobody.
    pub fn acts_upon_each(&mut self, users: impl IntoIterator<Item = UserId>) {
        self.targets.get_or_insert_default().extend(users);
    }

    /// The effect lets a workstation be enrolled anew: who is able is judged as if it had
    /// been, by a key that has signed nobody in.
    pub const fn lets_enrol(&mut self, workstation: WorkstationId) {
        self.enrolled_anew = Some(workstation);
    }

    pub(super) const fn enrolled_anew(&self) -> Option<WorkstationId> {
        self.enrolled_anew
    }

    pub(super) fn domains(&self) -> &'static dyn Domains {
        self.domains
    }

    /// Whom the effect acts upon; absent until it has said so.
    pub(super) fn targets(&self) -> Option<&[UserId]> {
        self.targets.as_deref()
    }

    /// Whether two different people set a password and make a token: they
    /// could, or lately could.
    pub const fn has_four_eyes(&self) -> bool {
        !matches!(self.four_eyes, FourEyes::Off)
    }

    /// Until when that is so, where they could only lately; and, where it is so only by
    /// people who get in no more, who they are, if the actor may see them.
    pub fn four_eyes_until(&self) -> (Option<Timestamp>, Option<Box<Names>>) {
        match &self.four_eyes {
            FourEyes::Off => (None, None),
            FourEyes::Held(absent) => (None, absent.clone()),
            FourEyes::Until(until) => (Some(*until), None),
        }
    }

    pub(super) fn set_four_eyes(&mut self, four_eyes: FourEyes) {
        self.four_eyes = four_eyes;
    }

    /// A stranger acts by what `maker` made for them by this right, which they
    /// must hold still; or the command line made it.
    pub fn answered_for_by(&mut self, maker: Option<UserId>, right: Permission) {
        self.behind = maker.map_or(Behind::Server, |maker| Behind::Maker(maker, right));
    }

    pub(super) const fn behind(&self) -> Behind {
        self.behind
    }

    /// What the journal is to be told beside it.
    pub const fn note(&mut self) -> &mut Note {
        &mut self.note
    }

    /// Whoever was acted upon finds it in the journal by their name, once.
    pub(super) fn note_targets(&mut self, subject: Option<&Subject>) {
        let subject = self.note.subject.as_ref().or(subject).cloned();
        for user in self.targets.iter().flatten() {
            let user = Subject::User(*user);
            if subject.as_ref() != Some(&user) && !self.note.notes.also.contains(&user) {
                self.note.notes.also.push(user);
            }
        }
    }

    pub(super) fn next_event(&mut self) -> Option<Event> {
        self.raised.pop_front()
    }

    pub(super) fn into_note(self) -> Note {
        self.note
    }
}

/// The database as it stands, to read; only the monitor hands one out.
#[derive(Debug)]
pub struct Snapshot<'a> {
    connection: &'a mut Connection,
    domains: Option<&'static dyn Domains>,
    moment: Moment,
    actor: &'a Actor,
    note: Note,
}

impl<'a> Snapshot<'a> {
    pub(super) fn new(
        connection: &'a mut Connection,
        domains: Option<&'static dyn Domains>,
        moment: Moment,
        actor: &'a Actor,
    ) -> Self {
        Self {
            connection,
            domains,
            moment,
            actor,
            note: Note::default(),
        }
    }

    /// Who asks.
    pub const fn actor(&self) -> &'a Actor {
        self.actor
    }

    /// In whose name it is asked.
    ///
    /// # Errors
    /// In nobody's: the server's own clock and command line.
    pub fn member(&self) -> Result<&'a Member, Error> {
        Ok(self.actor.member().ok_or(ErrorCode::NotSignedIn)?)
    }

    /// Names the record the journal is to be told about.
    pub fn about(&mut self, subject: Subject) {
        self.note.about(subject);
    }

    /// What the journal is to be told beside it.
    pub const fn note(&mut self) -> &mut Note {
        &mut self.note
    }

    /// None beside a server: nobody's rights are judged there.
    pub(super) fn domains(&self) -> Option<&'static dyn Domains> {
        self.domains
    }

    /// Names records of a list that could not be read.
    pub(super) fn damaged(&mut self, ids: Vec<String>) {
        self.note.damaged.extend(ids);
    }

    pub(super) fn into_note(self) -> Note {
        self.note
    }

    /// The database, read-only.
    pub fn connection(&mut self) -> &mut Connection {
        self.connection
    }

    /// The instant of the question.
    pub const fn now(&self) -> Timestamp {
        self.moment.now
    }

    /// The latest instant that has surely passed: for what must not begin again.
    pub const fn passed(&self) -> Timestamp {
        self.moment.passed
    }
}
