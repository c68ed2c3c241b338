//! What the journal is asked, and the SQL of reading it.

use monitor::{Error, FromRow, Permit, Snapshot, engine::Builder, query_scalar, sift};
use serde::Serialize;
use shared::{ids::PatientId, journal::Notes, time::Timestamp};

monitor::commands! { ():
    /// Asks for journal lines.
    #[derive(Debug, Clone, Default)]
    pub struct ReadJournal {
        /// Only what this login did or underwent.
        pub login: Option<String>,
        /// Only what showed or touched this patient's data.
        pub patient: Option<PatientId>,
        /// Only this operation.
        pub operation: Option<String>,
        /// Only this outcome.
        pub outcome: Option<String>,
        /// Only from this instant on.
        pub since: Option<Timestamp>,
        /// At most this many, the newest.
        pub limit: u32,
    } asks lines => Result<Lines, Unknown>;
}

/// A line of the journal.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the columns' names")]
pub struct Line {
    pub record_id: i64,
    pub at: i64,
    pub source: String,
    pub destination: String,
    pub operation: String,
    pub outcome: String,
    pub login: Option<String>,
    pub organization: Option<String>,
    pub workstation: Option<String>,
    pub address: Option<String>,
    pub subject: Option<String>,
    #[serde(flatten)]
    pub notes: Notes,
    pub reason: Option<String>,
    pub policy: Option<String>,
    pub request: Option<String>,
    pub count: i64,
}

/// The newest lines that answer a question.
#[derive(Debug)]
pub struct Lines {
    /// The newest last.
    pub newest: Vec<Line>,
    /// The numbers of those among them that cannot be read.
    pub damaged: Vec<String>,
    /// How many there are in all.
    pub all: u64,
}

/// What a question names that does not exist: no line would read as if nothing had happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// Nobody ever had the login.
    Login,
    /// No patient has the id, nor had one.
    Patient,
}

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

/// The lines that a question asks for.
fn matching(sql: &mut Builder, question: &ReadJournal) {
    sql.push(concat!(named!(), "where true"));
    if let Some(login) = question.login.as_ref().map(|login| login.to_lowercase()) {
        sql.push(" and (u.login_key = ")
            .push_bind(login.clone())
            .push(
                " or j.subject in \
                 (select 'user ' || s.user_id from access_user s where s.login_key = ",
            )
            .push_bind(login.clone())
            .push(
                ") or j.record_id in (select k.record_id from journal_user k \
                 join access_user s on s.user_id = k.user_id where s.login_key = ",
            )
            .push_bind(login)
            .push("))");
    }
    if let Some(operation) = &question.operation {
        sql.push(" and j.operation = ").push_bind(operation.clone());
    }
    if let Some(outcome) = &question.outcome {
        sql.push(" and j.outcome = ").push_bind(outcome.clone());
    }
    if let Some(since) = question.since {
        sql.push(" and j.at >= ").push_bind(since.0);
    }
    if let Some(patient) = question.patient {
        sql.push(
            " and j.record_id in (select k.record_id from journal_patient k where k.patient_id = ",
        )
        .push_bind(patient.to_string())
        .push(")");
    }
}

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
    let question = permit.command();
    if let Some(login) = &question.login {
        let is_known = query_scalar(LOGIN).bind(login.to_lowercase());
        if !is_known.fetch_one(snapshot.connection()).await? {
            return Ok(Err(Unknown::Login));
        }
    }
    if let Some(patient) = question.patient {
        let is_known = query_scalar(PATIENT).bind(patient.to_string());
        if !is_known.fetch_one(snapshot.connection()).await? {
            return Ok(Err(Unknown::Patient));
        }
    }
    let mut newest = Builder::new(concat!("select * from (select ", columns!()));
    matching(&mut newest, question);
    newest
        .push(" order by j.record_id desc limit ")
        .push_bind(i64::from(question.limit))
        .push(") newest order by record_id");
    let rows = newest.build().fetch_all(snapshot.connection()).await?;
    let mut all = Builder::new("select count(*) ");
    matching(&mut all, question);
    let all: i64 = all
        .build_query_scalar()
        .fetch_one(snapshot.connection())
        .await?;
    let found = sift("journal_record", &rows, |row: Row| row.try_into())?;
    Ok(Ok(Lines {
        newest: found.whole,
        damaged: found.damaged,
        all: all.unsigned_abs(),
    }))
}
