//! The journal's pen: what the monitor writes of every decision, in the
//! transaction of the effect itself.

use super::{actor::Actor, command::Subject, entity::EventName};
use shared::{ids::PatientId, time::Timestamp};
use sqlx::SqliteConnection;

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
    /// Every one.
    pub const ALL: [Self; 5] = [
        Self::Done,
        Self::Delivered,
        Self::Refused,
        Self::Failed,
        Self::Counted,
    ];

    /// As it stands in the journal.
    pub const fn code(self) -> &'static str {
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

impl Entry<'_> {
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
}

const INSERT: &str = "insert into journal_record \
    (at, source, destination, operation, outcome, user_id, session_id, workstation_id, address, subject, detail, count) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

const INSERT_PATIENT: &str = "insert into journal_patient (patient_id, record_id) values ($1, $2) \
    on conflict do nothing";

const LATEST: &str = "select at from journal_record order by record_id desc limit 1";

/// When the latest line was written.
pub(super) async fn latest(connection: &mut SqliteConnection) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar(LATEST).fetch_optional(connection).await
}

pub(super) async fn write(
    connection: &mut SqliteConnection,
    entry: &Entry<'_>,
) -> sqlx::Result<()> {
    let session = entry.actor.standing().map(|standing| &standing.session);
    let done = sqlx::query(INSERT)
        .bind(entry.at.0)
        .bind(entry.event.source.code())
        .bind(entry.event.destination.code())
        .bind(entry.event.operation.code())
        .bind(entry.outcome.code())
        .bind(session.map(|session| session.user_id.to_string()))
        .bind(session.map(|session| session.id.to_string()))
        .bind(entry.actor.workstation_id().map(|id| id.to_string()))
        .bind(entry.actor.address().map(|address| address.to_string()))
        .bind(entry.subject.map(|subject| subject.to_string()))
        .bind(entry.detail.as_deref())
        .bind(i64::try_from(entry.count).unwrap_or(i64::MAX))
        .execute(&mut *connection)
        .await?;
    for patient in patients(entry) {
        sqlx::query(INSERT_PATIENT)
            .bind(patient.to_string())
            .bind(done.last_insert_rowid())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Whom the line is about, or whose data were shown: `patient id` and `patients
/// id id`.
fn patients(entry: &Entry<'_>) -> Vec<PatientId> {
    let mut patients = Vec::new();
    if let Some(Subject::Patient(id)) = entry.subject {
        patients.push(id);
    }
    let mut named = false;
    for word in entry.detail.as_deref().unwrap_or_default().split(' ') {
        match word.parse() {
            Ok(id) if named => patients.push(id),
            _ => named = matches!(word, "patient" | "patients"),
        }
    }
    patients
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::monitor::entity::{Entity, Operation};

    fn of(subject: Option<Subject>, detail: &str) -> Vec<String> {
        let entry = Entry {
            at: Timestamp(0),
            event: EventName::request(Entity::User, Entity::ReferralDesk, Operation::GetPatient),
            outcome: Outcome::Done,
            actor: &Actor::Operator,
            subject,
            detail: Some(detail.to_owned()),
            count: 1,
        };
        let patients = patients(&entry).into_iter();
        patients.map(|id| id.to_string()[..8].to_owned()).collect()
    }

    #[test]
    fn a_line_knows_whom_it_is_about() {
        const A: &str = "aaaaaaaa-7000-7000-8000-000000000001";
        const B: &str = "bbbbbbbb-7000-7000-8000-000000000002";
        let [a, b] = [A, B].map(|id| id.parse().unwrap());
        assert_eq!(
            of(None, &format!("patients {A} {B}")),
            ["aaaaaaaa", "bbbbbbbb"]
        );
        assert_eq!(of(Some(Subject::Patient(a)), ""), ["aaaaaaaa"]);
        assert_eq!(
            of(None, &format!("patient {A} from user {B}")),
            ["aaaaaaaa"]
        );
        let other = Some(Subject::Patient(b));
        assert_eq!(of(other, &format!("patient {A}")), ["bbbbbbbb", "aaaaaaaa"]);
        assert!(of(None, &format!("referrals {A} user {B}")).is_empty());
        assert!(of(None, "patients").is_empty());
    }
}
