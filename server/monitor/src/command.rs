//! Commands: what somebody may ask the system to do, and the proof that the
//! monitor let them.

use super::{
    entity::{Entity, EventName, Operates},
    note::Note,
    policy::POLICY,
};
use ground::crypto::digest::Sha256Digest;
use serde::{Serialize, de::DeserializeOwned};
use shared::{ids::PatientId, journal::Subject};

/// A thing somebody may ask for: data, which could be asked for from elsewhere. Which right it
/// takes is not its own affair: that stands in its row of [`super::policy::POLICY`].
pub trait Command: Serialize + DeserializeOwned + Send + Sync {
    /// What it asks for: its endpoint, or one of [`internal`](crate::internal).
    type Of: Operates;
    /// Whether sessions must be read anew once it is done. Only a command that
    /// changes no right, token, workstation or open session may say no.
    const TOUCHES_SESSIONS: bool = true;
    /// Whether the journal says how often it was answered from memory. What
    /// pages ask by themselves says nothing of anybody's work.
    const COUNTED: bool = true;

    /// Whether it only gathers what another command of this name goes on with: that one is
    /// decided and recorded.
    const GATHERS: bool = false;

    /// Whether this question may read for long, or much: only so many of these are answered at
    /// once, so that what is short does not wait for them (`queue.rs`).
    const IS_LONG: bool = false;

    /// Whether it shows or touches patients' data: then its effect says whose, or it
    /// does not compile. So does whatever is asked of the referral desk and does not
    /// say that it has to do with no patient.
    ///
    /// ```compile_fail
    /// # use monitor::{Actor, Error, Monitor, Permit, Snapshot, commands};
    /// commands! { (): struct GetPatient asks look_up => (); }
    ///
    /// async fn look_up(_: &mut Snapshot<'_>, _: Permit<'_, GetPatient>) -> Result<(), Error> {
    ///     Ok(())
    /// }
    /// async fn ask(monitor: &Monitor) {
    ///     drop(monitor.read(&(), &Actor::Operator, GetPatient).await);
    /// }
    /// # type Asking<'a> = std::pin::Pin<Box<dyn Future<Output = ()> + 'a>>;
    /// # std::hint::black_box::<fn(&Monitor) -> Asking<'_>>(|monitor| Box::pin(ask(monitor)));
    /// ```
    ///
    /// ```
    /// # use monitor::{Actor, Concerning, Error, Monitor, Permit, Snapshot, commands};
    /// commands! { (): struct GetPatient asks look_up => Concerning<()>; }
    ///
    /// async fn look_up(_: &mut Snapshot<'_>, _: Permit<'_, GetPatient>) -> Result<Concerning<()>, Error> {
    ///     Ok(Concerning::each([], ()))
    /// }
    /// async fn ask(monitor: &Monitor) {
    ///     drop(monitor.read_concerning(&(), &Actor::Operator, GetPatient).await);
    /// }
    /// # type Asking<'a> = std::pin::Pin<Box<dyn Future<Output = ()> + 'a>>;
    /// # std::hint::black_box::<fn(&Monitor) -> Asking<'_>>(|monitor| Box::pin(ask(monitor)));
    /// ```
    const CONCERNS_PATIENTS: bool = matches!(destination::<Self>(), Entity::ReferralDesk);

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
    fn event(source: Entity) -> EventName {
        EventName::request(source, const { destination::<Self>() }, Self::Of::OPERATION)
    }
}

/// Who is asked for it, by the policy; what has no row there does not compile.
const fn destination<C: Command>() -> Entity {
    let mut place = 0;
    while place < POLICY.len() {
        let event = POLICY[place].event;
        if event.operation as u8 == C::Of::OPERATION as u8 {
            return event.destination;
        }
        place += 1;
    }
    panic!("it has no row in the policy");
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
pub struct Permit<'a, C> {
    command: &'a C,
}

impl<'a, C> Permit<'a, C> {
    pub(super) const fn new(command: &'a C) -> Self {
        Self { command }
    }

    /// The command that was admitted.
    pub const fn command(&self) -> &'a C {
        self.command
    }
}
