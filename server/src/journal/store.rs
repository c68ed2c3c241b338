//! The SQL of reading the journal, and nothing else.

use super::{Lines, ReadJournal};
use crate::{
    error::Error,
    monitor::{Permit, Snapshot},
};

macro_rules! matching {
    () => {
        "from journal_record j \
        left join access_user u on u.user_id = j.user_id \
        left join authenticator_workstation w on w.workstation_id = j.workstation_id \
        where (cast($1 as text) is null or u.login_key = $1 or j.subject in \
        (select 'user ' || s.user_id from access_user s where s.login_key = $1)) \
        and (cast($2 as text) is null or j.operation = $2) \
        and (cast($3 as text) is null or j.outcome = $3) \
        and (cast($4 as bigint) is null or j.at >= $4)"
    };
}

const NEWEST: &str = concat!(
    "select * from (\
    select j.record_id, j.at, j.source, j.destination, j.operation, j.outcome, \
    u.login, w.name as workstation, j.address, j.subject, j.detail, j.count ",
    matching!(),
    " order by j.record_id desc limit $5) newest order by record_id"
);

const ALL: &str = concat!("select count(*) ", matching!());

const LOGIN: &str = "select exists (select 1 from access_user where login_key = $1)";

pub(super) async fn lines(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<ReadJournal>,
) -> Result<Option<Lines>, Error> {
    let ReadJournal {
        login,
        operation,
        outcome,
        since,
        limit,
    } = permit.into_command();
    let login = login.map(|login| login.to_lowercase());
    if let Some(login) = &login {
        let is_known = sqlx::query_scalar(LOGIN).bind(login);
        if !is_known.fetch_one(snapshot.connection()).await? {
            return Ok(None);
        }
    }
    let since = since.map(|since| since.0);
    let newest = sqlx::query_as(NEWEST)
        .bind(&login)
        .bind(&operation)
        .bind(&outcome)
        .bind(since)
        .bind(i64::from(limit))
        .fetch_all(snapshot.connection())
        .await?;
    let all: i64 = sqlx::query_scalar(ALL)
        .bind(login)
        .bind(operation)
        .bind(outcome)
        .bind(since)
        .fetch_one(snapshot.connection())
        .await?;
    let all = all.unsigned_abs();
    Ok(Some(Lines { newest, all }))
}
