//! The SQL of who is able, and of which key has signed whom in.

use super::are_by_day;
use crate::hours::stored_hours;
use ground::crypto::{digest::Sha256Digest, password::PasswordDigest};
use monitor::{Able, Error, FromRow, Tx, Way, engine::Connection, query, sift, stored};
use shared::{
    fields::{FullName, Login},
    ids::{UserId, WorkstationId},
    time::{Day, Timestamp, WorkingHours},
    tokens::SessionHours,
};

#[derive(FromRow)]
struct Row {
    workstation_id: String,
    start_work: i64,
    end_work: i64,
    expires_at: i64,
    valid_from: i64,
    begins_at: i64,
    lapses_at: Option<i64>,
    known: bool,
    settled: bool,
    unused: bool,
    sha256: String,
    last_day: String,
    session_hours: Option<i64>,
    password: String,
    login: String,
    full_name: String,
}

impl Row {
    /// Its hours, if signing in could read all that it reads.
    fn hours(&self) -> Result<WorkingHours, Error> {
        let session_hours = self.session_hours.map(SessionHours::try_from).transpose();
        let password = PasswordDigest::from(self.password.clone());
        let whole = session_hours.is_ok()
            && self.sha256.parse::<Sha256Digest>().is_ok()
            && password.is_readable();
        stored::<Day>(self.last_day.clone())?;
        stored::<Login>(self.login.clone())?;
        stored::<FullName>(self.full_name.clone())?;
        if !whole {
            return Err(Error::Corrupt);
        }
        stored_hours(self.start_work, self.end_work)
    }
}

const WAYS_IN: &str = "select t.token_id, t.workstation_id, t.start_work, t.end_work, t.expires_at, \
    t.valid_from, \
    case when t.valid_from <= t.created_at then 0 else t.valid_from end as begins_at, \
    c.lapses_at, k.user_id is not null as known, \
    c.change_required = false and c.set_by is null as settled, c.used_at is null as unused, \
    t.sha256, t.last_day, t.session_hours, c.password, u.login, u.full_name \
    from authenticator_token t \
    join authenticator_workstation w on w.workstation_id = t.workstation_id \
    join authenticator_credential c on c.user_id = t.user_id \
    join access_user u on u.user_id = t.user_id \
    left join authenticator_signed_in k \
        on k.user_id = t.user_id and k.thumbprint = w.thumbprint \
    where t.user_id = $1 and t.deleted_at is null and w.thumbprint is not null";

/// How a user gets in. Tokens that are over still tell until when they did, and those
/// that began when they were made count on as begun, wherever the clock was put back to, but
/// let nobody in before; one that cannot be read never does. The key of a workstation that is
/// `enrolled_anew` has signed nobody in.
pub async fn of(
    connection: &mut Connection,
    user: UserId,
    enrolled_anew: Option<WorkstationId>,
    now: Timestamp,
) -> Result<Able, Error> {
    let rows = query(WAYS_IN)
        .bind(user.to_string())
        .fetch_all(connection)
        .await?;
    let enrolled_anew = enrolled_anew.map(|id| id.to_string());
    let mut able = Able::default();
    let ways = sift("authenticator_token", &rows, |row: Row| {
        Ok((row.hours()?, row))
    });
    for (hours, row) in ways?.whole {
        let is_known = row.known && enrolled_anew.as_ref() != Some(&row.workstation_id);
        let way = match row {
            Row { settled: true, .. } if is_known && are_by_day(hours) => Way::CountedOn,
            Row { settled: true, .. } => Way::Own,
            Row { unused: true, .. } => Way::Enters,
            _ => Way::None,
        };
        able.recorded = able.recorded.max(way);
        if now.0 < row.begins_at {
            continue;
        }
        let valid = row.valid_from..row.expires_at;
        if valid.contains(&now.0) && row.lapses_at.is_none_or(|at| now.0 < at) {
            able.now = able.now.max(way);
        }
        if way == Way::CountedOn {
            able.until = able.until.max(Some(Timestamp(row.expires_at)));
        }
    }
    Ok(able)
}

const REMEMBER: &str = "insert into authenticator_signed_in (user_id, thumbprint, at) \
    select user_id, $2, $3 from authenticator_credential \
    where user_id = $1 and change_required = false \
    on conflict (user_id, thumbprint) do update set at = excluded.at";

/// A key has signed a user in, who has a password of their own.
pub(crate) async fn remember(tx: &mut Tx<'_>, user: UserId, thumbprint: &str) -> Result<(), Error> {
    let now = tx.now().0;
    query(REMEMBER)
        .bind(user.to_string())
        .bind(thumbprint)
        .bind(now)
        .execute(tx.connection())
        .await?;
    Ok(())
}

const FORGET: &str = "delete from authenticator_signed_in where \
    not exists (select 1 from authenticator_workstation w \
        where w.thumbprint = authenticator_signed_in.thumbprint) \
    or not exists (select 1 from authenticator_credential c \
        where c.user_id = authenticator_signed_in.user_id)";

/// Forgets users and keys that are gone.
pub(crate) async fn forget(tx: &mut Tx<'_>) -> Result<(), Error> {
    query(FORGET).execute(tx.connection()).await?;
    Ok(())
}
