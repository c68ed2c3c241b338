//! The SQL of searching the journal, and nothing else. Keyset paging: a page
//! begins before the last line of the one before. Every part reads no more lines
//! than a page has, in the order of an index, but for those of one patient, and for what
//! was done to one user beside its subject.

use crate::store::{Row, columns, named};
use monitor::{
    Error, Snapshot,
    engine::Builder,
    page::{Cursor, Listing, paged, place},
    sift, stored, stored_id, stored_time,
};
use shared::{
    journal::{JournalLine, JournalPage, JournalQuery, Subject},
    page::PAGE_SIZE,
    problem::ErrorCode,
    time::Timestamp,
};

/// From which instant on, and before which.
pub(super) struct Bounds {
    pub from: Option<Timestamp>,
    pub until: Option<Timestamp>,
}

impl TryFrom<Row> for JournalLine {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        Ok(Self {
            notes: row.notes()?,
            id: row.record_id,
            at: stored_time(row.at)?,
            source: row.source,
            destination: row.destination,
            operation: row.operation,
            outcome: row.outcome,
            user: row.user_id.as_deref().map(stored_id).transpose()?,
            login: row.login.map(stored).transpose()?,
            full_name: row.full_name.map(stored).transpose()?,
            organization: row.organization_id.as_deref().map(stored_id).transpose()?,
            workstation: row.workstation.map(stored).transpose()?,
            address: row.address,
            subject: row.subject.as_deref().map(stored_subject).transpose()?,
            reason: row.reason,
            policy: row.policy,
            request: row.request_id.as_deref().map(stored_id).transpose()?,
            count: row.count.unsigned_abs(),
        })
    }
}

/// A subject as it is stored: "kind id".
fn stored_subject(text: &str) -> Result<Subject, Error> {
    text.parse().map_err(|_| Error::Corrupt)
}

const LINES: &str = concat!(
    "select cast(j.record_id as text) as line, cast(j.at as text) as sort_key, ",
    columns!(),
    named!(),
    "where "
);

/// Where lines are found: each by an index of its own.
#[derive(Clone, Copy)]
enum Part {
    All,
    ByUser,
    AboutUser,
    AlsoUser,
    OfPatient,
}

pub(super) async fn page(
    snapshot: &mut Snapshot<'_>,
    query: &JournalQuery,
    bounds: Bounds,
) -> Result<JournalPage, Error> {
    let listing = Listing::of("journal", query)?;
    let begin = Cursor::parse(query.cursor.as_deref(), &listing)?;
    let begin = begin.map(begin_after).transpose()?;
    let parts: &[Part] = match (query.patient, query.user) {
        (Some(_), _) => &[Part::OfPatient],
        (None, Some(_)) => &[Part::ByUser, Part::AboutUser, Part::AlsoUser],
        (None, None) => &[Part::All],
    };
    let mut sql = Builder::new("select * from (");
    for (at, part) in parts.iter().enumerate() {
        sql.push(if at == 0 {
            "select * from ("
        } else {
            " union select * from ("
        });
        sql.push(LINES);
        matching(&mut sql, *part, query, &bounds, begin);
        newest(&mut sql);
        sql.push(") part");
    }
    sql.push(") lines");
    sql.push(" order by at desc, record_id desc limit ")
        .push_bind(limit());
    let rows = sql.build().fetch_all(snapshot.connection()).await?;
    let (rows, next) = paged(rows, &listing, place);
    let found = sift("journal_record", &rows, |row: Row| row.try_into())?;
    Ok(JournalPage {
        items: found.whole,
        next,
        damaged: found.damaged,
    })
}

fn newest(sql: &mut Builder) {
    sql.push(" order by j.at desc, j.record_id desc limit ")
        .push_bind(limit());
}

fn limit() -> i64 {
    i64::try_from(PAGE_SIZE + 1).unwrap_or(i64::MAX)
}

/// The instant and the number of the last line before.
fn begin_after(Cursor { key, id }: Cursor) -> Result<(i64, i64), Error> {
    match (key.parse(), id.parse()) {
        (Ok(at), Ok(record)) => Ok((at, record)),
        _ => Err(ErrorCode::Malformed.into()),
    }
}

fn matching(
    sql: &mut Builder,
    part: Part,
    query: &JournalQuery,
    bounds: &Bounds,
    begin: Option<(i64, i64)>,
) {
    let user = query.user.map(|id| id.to_string()).unwrap_or_default();
    let patient = query.patient.map(|id| id.to_string()).unwrap_or_default();
    match part {
        Part::All => sql.push("true"),
        Part::ByUser => sql.push("j.user_id = ").push_bind(user.clone()),
        Part::AboutUser => sql.push("j.subject = ").push_bind(format!("user {user}")),
        Part::AlsoUser => sql
            .push("j.record_id in (select k.record_id from journal_user k where k.user_id = ")
            .push_bind(user.clone())
            .push(")"),
        Part::OfPatient => sql
            .push("j.record_id in (select k.record_id from journal_patient k where k.patient_id = ")
            .push_bind(patient)
            .push(")"),
    };
    if query.patient.is_some() && query.user.is_some() {
        sql.push(" and (j.user_id = ")
            .push_bind(user.clone())
            .push(" or j.subject = ")
            .push_bind(format!("user {user}"))
            .push(" or j.record_id in (select k.record_id from journal_user k where k.user_id = ")
            .push_bind(user.clone())
            .push("))");
    }
    if let Some(operation) = &query.operation {
        sql.push(" and j.operation = ").push_bind(operation.clone());
    }
    if let Some(from) = bounds.from {
        sql.push(" and j.at >= ").push_bind(from.0);
    }
    if let Some(until) = bounds.until {
        sql.push(" and j.at < ").push_bind(until.0);
    }
    if let Some((at, record)) = begin {
        sql.push(" and (j.at, j.record_id) < (")
            .push_bind(at)
            .push(", ")
            .push_bind(record)
            .push(")");
    }
}
