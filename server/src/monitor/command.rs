//! Commands: what somebody may ask the system to do, and the proof that the
//! monitor let them.

use super::{
    entity::{Entity, EventName, Operation},
    note::Note,
};
use crate::{crypto::digest::Sha256Digest, error::Error};
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use shared::{ids::PatientId, journal::Subject, page::Version};

/// A thing somebody may ask for. Which right it takes is not its own affair:
/// that stands in its row of [`super::policy::POLICY`].
pub trait Command {
    /// Who it is asked of.
    const DESTINATION: Entity;
    /// What is asked.
    const OPERATION: Operation;
    /// Whether sessions must be read anew once it is done. Only a command that
    /// changes no right, token, workstation or open session may say no.
    const TOUCHES_SESSIONS: bool = true;
    /// Whether the journal says how often it was answered from memory. What
    /// pages ask by themselves says nothing of anybody's work.
    const COUNTED: bool = true;

    /// Whether it only gathers what another command of this name is decided by: that one
    /// is recorded, and this is not counted as one that was granted.
    const GATHERS: bool = false;

    /// Whether it shows or touches patients' data: then its effect says whose, or it
    /// does not compile. So does whatever is asked of the referral desk and does not
    /// say that it has to do with no patient.
    ///
    /// ```compile_fail
    /// # use server::monitor::{Actor, Command, Entity, Monitor, Operation};
    /// struct Look;
    /// impl Command for Look {
    ///     const DESTINATION: Entity = Entity::ReferralDesk;
    ///     const OPERATION: Operation = Operation::GetPatient;
    /// }
    /// async fn look(monitor: &Monitor) {
    ///     drop(monitor.read(&Actor::Operator, Look, async |_, _| Ok(())).await);
    /// }
    /// # type Looking<'a> = std::pin::Pin<Box<dyn Future<Output = ()> + 'a>>;
    /// # std::hint::black_box::<fn(&Monitor) -> Looking<'_>>(|monitor| Box::pin(look(monitor)));
    /// ```
    ///
    /// ```
    /// # use server::monitor::{Actor, Command, Concerning, Entity, Monitor, Operation};
    /// # struct Look;
    /// # impl Command for Look {
    /// #     const DESTINATION: Entity = Entity::ReferralDesk;
    /// #     const OPERATION: Operation = Operation::GetPatient;
    /// # }
    /// async fn look(monitor: &Monitor) {
    ///     let found = monitor.read_concerning(&Actor::Operator, Look, async |_, _| {
    ///         Ok(Concerning::each([], ()))
    ///     });
    ///     drop(found.await);
    /// }
    /// # type Looking<'a> = std::pin::Pin<Box<dyn Future<Output = ()> + 'a>>;
    /// # std::hint::black_box::<fn(&Monitor) -> Looking<'_>>(|monitor| Box::pin(look(monitor)));
    /// ```
    const CONCERNS_PATIENTS: bool = matches!(Self::DESTINATION, Entity::ReferralDesk);

    /// The record it is about, for the journal.
    fn subject(&self) -> Option<Subject> {
        None
    }

    /// The digest of the hidden rights whose surfacing the actor was shown and
    /// confirmed.
    fn confirmed(&self) -> Option<Sha256Digest> {
        None
    }

    /// The event that asks for it, from `source`.
    fn event(source: Entity) -> EventName
    where
        Self: Sized,
    {
        EventName::request(source, Self::DESTINATION, Self::OPERATION)
    }
}

/// What an effect brought about or shows, with the patients whose data that are.
#[derive(Debug)]
pub struct Concerning<T> {
    value: T,
    patients: Vec<PatientId>,
}

impl<T> Concerning<T> {
    /// About one patient.
    pub fn one(patient: PatientId, value: T) -> Self {
        Self::each([patient], value)
    }

    /// About each of them, who may be nobody.
    pub fn each(patients: impl IntoIterator<Item = PatientId>, value: T) -> Self {
        Self {
            value,
            patients: patients.into_iter().collect(),
        }
    }

    pub(super) fn noted(self, note: &mut Note) -> T {
        note.concerns(self.patients);
        self.value
    }
}

/// Proof that the monitor admitted the command `C`. A store function asks for
/// it, so an effect without a decision does not compile.
#[derive(Debug)]
pub struct Permit<C> {
    command: C,
}

impl<C> Permit<C> {
    pub(super) const fn new(command: C) -> Self {
        Self { command }
    }

    /// The command that was admitted.
    pub const fn command(&self) -> &C {
        &self.command
    }

    /// The command that was admitted, to be used up.
    pub fn into_command(self) -> C {
        self.command
    }
}

/// An answer the policy lets out: the only thing a handler can answer with.
#[derive(Debug)]
pub struct Released<T> {
    value: T,
    status: StatusCode,
    headers: Vec<(header::HeaderName, HeaderValue)>,
}

impl<T> Released<T> {
    pub(super) const fn new(value: T) -> Self {
        Self {
            value,
            status: StatusCode::OK,
            headers: Vec::new(),
        }
    }

    /// The answer itself, for callers inside the server.
    pub fn into_value(self) -> T {
        self.value
    }

    /// The answer itself, to look at.
    pub const fn value(&self) -> &T {
        &self.value
    }

    /// The same answer, made smaller or joined with what the caller gave.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Released<U> {
        Released {
            value: change(self.value),
            status: self.status,
            headers: self.headers,
        }
    }

    /// With status 201.
    #[must_use]
    pub const fn created(mut self) -> Self {
        self.status = StatusCode::CREATED;
        self
    }

    /// With the record's entity tag (RFC 9110 §8.8.3).
    #[must_use]
    pub fn tagged(self, version: impl FnOnce(&T) -> Version) -> Self {
        let tag = version(&self.value).to_string();
        self.with_header(header::ETAG, &tag)
    }

    /// With another header, unless its value has characters no header may have.
    #[must_use]
    pub fn with_header(mut self, name: header::HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.push((name, value));
        }
        self
    }
}

impl<T> Released<Option<T>> {
    /// The answer that is there, if it is.
    pub fn transpose(self) -> Option<Released<T>> {
        Some(Released {
            value: self.value?,
            status: self.status,
            headers: self.headers,
        })
    }
}

impl<T: Serialize> IntoResponse for Released<T> {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self.value)).into_response();
        for (name, value) in self.headers {
            response.headers_mut().append(name, value);
        }
        response
    }
}

/// What a handler answers: a released value, or an error that tells no more
/// than [`Error`] lets it.
pub type Answer<T> = Result<Released<T>, Error>;
