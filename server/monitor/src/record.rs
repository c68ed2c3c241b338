//! The journal's pen: what the monitor writes of every decision, in the
//! transaction of the effect itself.

use crate::{
    actor::Actor,
    damage::sift,
    engine::{
        names::{Connection, query, query_scalar},
        writer::Turn,
    },
    entity::EventName,
    error::{Error, Reason},
    outcome::Outcome,
    policy,
};
use shared::{
    ids::{PatientId, RequestId, UserId},
    journal::{Notes, Subject},
    time::Timestamp,
};
use std::collections::BTreeSet;

/// One line of the journal.
#[derive(Debug, Clone)]
pub(super) struct Entry<'a> {
    pub at: Timestamp,
    pub event: EventName,
    pub outcome: Outcome,
    pub actor: &'a Actor,
    pub subject: Option<Subject>,
    pub notes: Notes,
    /// Why it was refused or failed.
    pub reason: Option<Reason>,
    /// What asked for it; absent for what happens by itself.
    pub request: Option<RequestId>,
    /// How many events the line stands for.
    pub count: u64,
}

impl Entry<'_> {
    /// Granted reads, counted.
    pub(super) fn counted(at: Timestamp, event: EventName, count: u64) -> Self {
        Self {
            at,
            event,
            outcome: Outcome::Counted,
            actor: &Actor::Operator,
            subject: None,
            notes: Notes::default(),
            reason: None,
            request: None,
            count,
        }
    }
}

// One writer (ADR 23): lines are numbered in the order in which they commit.
const INSERT: &str = "insert into journal_record \
    (at, source, destination, operation, outcome, user_id, session_id, workstation_id, organization_id, \
     address, subject, notes, reason, policy, request_id, count) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) \
    returning record_id";

const INSERT_PATIENT: &str = "insert into journal_patient (patient_id, record_id) values ($1, $2)";

const INSERT_USER: &str = "insert into journal_user (user_id, record_id) values ($1, $2)";

const LATEST: &str = "select record_id, at from journal_record order by record_id desc limit 100";

/// When the latest line was written that can be read.
pub(super) async fn latest(connection: &mut Connection) -> Result<Option<i64>, Error> {
    let rows = query(LATEST).fetch_all(connection).await?;
    let at = |(_, at): (i64, i64)| Ok(at);
    Ok(sift("journal_record", &rows, at)?.whole.first().copied())
}

impl Turn<'_> {
    /// Ends the turn with a line of the journal.
    ///
    /// # Errors
    /// As [`Turn::finish`].
    pub(crate) async fn record(self, entry: &Entry<'_>) -> Result<(), Error> {
        self.finish(async |connection| write(connection, entry).await)
            .await
    }
}

pub(super) async fn write(connection: &mut Connection, entry: &Entry<'_>) -> Result<(), Error> {
    let session = entry.actor.session_state().map(|state| &state.session);
    let organization = entry.actor.member().map(|member| member.organization_id);
    let notes = (entry.notes != Notes::default()).then(|| serde_json::to_string(&entry.notes));
    let record: i64 = query_scalar(INSERT)
        .bind(entry.at.0)
        .bind(entry.event.source.code())
        .bind(entry.event.destination.code())
        .bind(entry.event.operation.code())
        .bind(entry.outcome.code())
        .bind(session.map(|session| session.user_id.to_string()))
        .bind(session.map(|session| session.id.to_string()))
        .bind(entry.actor.workstation_id().map(|id| id.to_string()))
        .bind(organization.map(|id| id.to_string()))
        .bind(entry.actor.address().map(|address| address.to_string()))
        .bind(entry.subject.as_ref().map(ToString::to_string))
        .bind(notes.transpose()?)
        .bind(entry.reason.as_ref().map(Reason::as_str))
        .bind(policy::version())
        .bind(entry.request.map(|id| id.to_string()))
        .bind(i64::try_from(entry.count).unwrap_or(i64::MAX))
        .fetch_one(&mut *connection)
        .await?;
    for patient in patients(entry) {
        query(INSERT_PATIENT)
            .bind(patient.to_string())
            .bind(record)
            .execute(&mut *connection)
            .await?;
    }
    for user in users(entry) {
        query(INSERT_USER)
            .bind(user.to_string())
            .bind(record)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Whom it concerns beside its subject, each once.
fn users(entry: &Entry<'_>) -> BTreeSet<UserId> {
    let also = entry.notes.also.iter();
    also.filter_map(|subject| match subject {
        Subject::User(id) => Some(*id),
        _ => None,
    })
    .collect()
}

/// Whom the line is about, or whose data were shown, each once.
fn patients(entry: &Entry<'_>) -> BTreeSet<PatientId> {
    let subjects = entry.subject.iter().chain(&entry.notes.also);
    let named = subjects.filter_map(|subject| match subject {
        Subject::Patient(id) => Some(*id),
        _ => None,
    });
    named.chain(entry.notes.patients.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::{Entity, Operation};
    use uuid::Uuid;

    const EVENT: EventName =
        EventName::request(Entity::User, Entity::ReferralDesk, Operation::GetPatient);

    #[test]
    fn a_line_knows_whom_it_is_about_once() {
        let [a, b] = [1, 2].map(|number| PatientId::new(Uuid::from_u128(number)));
        let of = |subject: Option<Subject>, patients: &[PatientId]| {
            let entry = Entry {
                subject,
                notes: Notes {
                    also: vec![Subject::Patient(b)],
                    patients: patients.to_vec(),
                    ..Notes::default()
                },
                ..Entry::counted(Timestamp(0), EVENT, 1)
            };
            super::patients(&entry).into_iter().collect::<Vec<_>>()
        };
        assert_eq!(of(None, &[b]), [b]);
        assert_eq!(of(Some(Subject::Patient(a)), &[a, a]), [a, b]);
    }
}
