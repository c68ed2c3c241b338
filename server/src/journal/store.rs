//! The SQL of reading the journal, and nothing else.

use super::{Line, ReadJournal};
use crate::{
    error::Error,
    monitor::{Permit, Snapshot},
};

const LINES: &str = "select * from (\
    select j.record_id, j.at, j.source, j.destination, j.operation, j.outcome, \
    u.login, w.name as workstation, j.address, j.subject, j.detail, j.count \
    from journal_record j \
    left join access_user u on u.user_id = j.user_id \
    left join authenticator_workstation w on w.workstation_id = j.workstation_id \
    where (cast($1 as text) is null or u.login_key = $1 or j.subject in \
    (select 'user ' || s.user_id from access_user s where s.login_key = $1)) \
    and (cast($2 as text) is null or j.operation = $2) \
    and (cast($3 as text) is null or j.outcome = $3) \
    and (cast($4 as bigint) is null or j.at >= $4) \
    order by j.record_id desc limit $5) newest order by record_id";

pub(super) async fn lines(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<ReadJournal>,
) -> Result<Vec<Line>, Error> {
    let question = permit.into_command();
    let lines = sqlx::query_as(LINES)
        .bind(question.login.map(|login| login.to_lowercase()))
        .bind(question.operation)
        .bind(question.outcome)
        .bind(question.since.map(|since| since.0))
        .bind(i64::from(question.limit))
        .fetch_all(snapshot.connection())
        .await?;
    Ok(lines)
}
