//! The SQL of reading the journal, and nothing else.

use crate::read::{Line, Lines, ReadJournal, Unknown};
use monitor::{Error, Permit, Snapshot, sift};
use shared::journal::Notes;
use sqlx::FromRow;

/// What is read of a line, from `journal_record j`, and of whom and what it names.
macro_rules! columns {
    () => {
        "j.record_id, j.at, j.source, j.destination, j.operation, j.outcome, j.user_id, u.login, \
        u.full_name, j.organization_id, w.name as workstation, j.address, j.subject, j.notes, \
        j.reason, j.policy, j.request_id, j.count "
    };
}
pub(crate) use columns;

/// Where a line's user and workstation are named.
macro_rules! named {
    () => {
        "from journal_record j \
        left join access_user u on u.user_id = j.user_id \
        left join authenticator_workstation w on w.workstation_id = j.workstation_id "
    };
}
pub(crate) use named;

macro_rules! matching {
    () => {
        concat!(
            named!(),
            "where (cast($1 as text) is null or u.login_key = $1 or j.subject in \
        (select 'user ' || s.user_id from access_user s where s.login_key = $1) \
        or j.record_id in (select k.record_id from journal_user k \
        join access_user s on s.user_id = k.user_id where s.login_key = $1)) \
        and (cast($2 as text) is null or j.operation = $2) \
        and (cast($3 as text) is null or j.outcome = $3) \
        and (cast($4 as bigint) is null or j.at >= $4) \
        and (cast($5 as text) is null or j.record_id in \
        (select k.record_id from journal_patient k where k.patient_id = $5))"
        )
    };
}

const NEWEST: &str = concat!(
    "select * from (select ",
    columns!(),
    matching!(),
    " order by j.record_id desc limit $6) newest order by record_id"
);

const ALL: &str = concat!("select count(*) ", matching!());

const LOGIN: &str = "select exists (select 1 from access_user where login_key = $1)";

const PATIENT: &str = "select exists (select 1 from journal_patient where patient_id = $1) \
    or exists (select 1 from referrals_patient where patient_id = $1)";

/// A line as it is stored.
#[derive(FromRow)]
pub(crate) struct Row {
    pub record_id: i64,
    pub at: i64,
    pub source: String,
    pub destination: String,
    pub operation: String,
    pub outcome: String,
    pub user_id: Option<String>,
    pub login: Option<String>,
    pub full_name: Option<String>,
    pub organization_id: Option<String>,
    pub workstation: Option<String>,
    pub address: Option<String>,
    pub subject: Option<String>,
    pub notes: Option<String>,
    pub reason: Option<String>,
    pub policy: Option<String>,
    pub request_id: Option<String>,
    pub count: i64,
}

impl Row {
    /// What else is on record of the line.
    ///
    /// # Errors
    /// It is nothing that could have been written.
    pub(crate) fn notes(&self) -> Result<Notes, Error> {
        self.notes.as_deref().map_or_else(
            || Ok(Notes::default()),
            |json| serde_json::from_str(json).map_err(|_| Error::Corrupt),
        )
    }
}

impl TryFrom<Row> for Line {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        Ok(Self {
            notes: row.notes()?,
            record_id: row.record_id,
            at: row.at,
            source: row.source,
            destination: row.destination,
            operation: row.operation,
            outcome: row.outcome,
            login: row.login,
            organization: row.organization_id,
            workstation: row.workstation,
            address: row.address,
            subject: row.subject,
            reason: row.reason,
            policy: row.policy,
            request: row.request_id,
            count: row.count,
        })
    }
}

pub(super) async fn lines(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, ReadJournal>,
) -> Result<Result<Lines, Unknown>, Error> {
    let &ReadJournal {
        ref login,
        patient,
        ref operation,
        ref outcome,
        since,
        limit,
    } = permit.command();
    let login = login.as_ref().map(|login| login.to_lowercase());
    if let Some(login) = &login {
        let is_known = sqlx::query_scalar(LOGIN).bind(login);
        if !is_known.fetch_one(snapshot.connection()).await? {
            return Ok(Err(Unknown::Login));
        }
    }
    let since = since.map(|since| since.0);
    let patient = patient.map(|id| id.to_string());
    if let Some(patient) = &patient {
        let is_known = sqlx::query_scalar(PATIENT).bind(patient);
        if !is_known.fetch_one(snapshot.connection()).await? {
            return Ok(Err(Unknown::Patient));
        }
    }
    let rows = sqlx::query(NEWEST)
        .bind(&login)
        .bind(operation)
        .bind(outcome)
        .bind(since)
        .bind(&patient)
        .bind(i64::from(limit))
        .fetch_all(snapshot.connection())
        .await?;
    let all: i64 = sqlx::query_scalar(ALL)
        .bind(login)
        .bind(operation)
        .bind(outcome)
        .bind(since)
        .bind(patient)
        .fetch_one(snapshot.connection())
        .await?;
    let all = all.unsigned_abs();
    let found = sift("journal_record", &rows, |row: Row| row.try_into())?;
    Ok(Ok(Lines {
        newest: found.whole,
        damaged: found.damaged,
        all,
    }))
}
