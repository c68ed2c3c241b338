//! The SQL of sessions, and nothing else.

mod bare;

use super::{EndOwnSession, EndSession, ListOwnSessions, ListSessions, SignOut};
use crate::hours::stored_hours;
use ground::{clock::AHEAD_MS, crypto::digest::Sha256Digest};
use monitor::{
    Error, FromRow, IDLE_MS, Lossy, OpenSession, Permit, Snapshot, Tx, domains::Uses,
    engine::Connection, named, query, query_as, query_scalar, stored, stored_id, stored_time,
};
use serde::{Deserialize, Serialize};
use shared::{
    browser::Browser,
    ids::{SessionId, TokenId, UserId, WorkstationId},
    problem::ErrorCode,
    sessions::{EndsBy, SessionRow},
    time::Timestamp,
};
use std::net::IpAddr;

#[derive(FromRow)]
struct OpenRow {
    session_id: String,
    user_id: String,
    login: String,
    full_name: String,
    position: String,
    token_id: String,
    start_work: i64,
    end_work: i64,
    workstation_id: String,
    workstation: Lossy,
    thumbprint: Option<String>,
    started_at: i64,
    password_at: i64,
    last_seen_at: i64,
    ends_at: i64,
    ends_by: String,
    change_required: bool,
    one_time: bool,
}

const OPEN: &str = "select s.session_id, s.user_id, u.login, u.full_name, u.position, \
    s.token_id, t.start_work, t.end_work, s.workstation_id, w.name as workstation, \
    w.thumbprint, s.started_at, s.password_at, s.last_seen_at, s.ends_at, s.ends_by, c.change_required, c.one_time \
    from authenticator_session s \
    join access_user u on u.user_id = s.user_id and u.deleted_at is null \
    join authenticator_credential c on c.user_id = s.user_id \
    join authenticator_token t on t.token_id = s.token_id and t.deleted_at is null \
    join authenticator_workstation w on w.workstation_id = s.workstation_id \
    where s.secret_sha256 = $1";

/// The session behind a cookie, if everything it hangs on is still there.
pub async fn open_session(
    connection: &mut Connection,
    secret: &Sha256Digest,
) -> Result<Option<OpenSession>, Error> {
    let row: Option<OpenRow> = query_as(OPEN)
        .bind(secret.to_string())
        .fetch_optional(connection)
        .await?;
    row.map(OpenSession::try_from).transpose()
}

impl TryFrom<OpenRow> for OpenSession {
    type Error = Error;

    fn try_from(row: OpenRow) -> Result<Self, Error> {
        let of_user = |error: Error| error.at("access_user", &row.user_id);
        let of_token = |error: Error| error.at("authenticator_token", &row.token_id);
        Ok(Self {
            id: stored_id::<SessionId>(&row.session_id)?,
            user_id: stored_id::<UserId>(&row.user_id)?,
            login: stored(row.login).map_err(of_user)?,
            full_name: stored(row.full_name).map_err(of_user)?,
            position: stored(row.position).map_err(of_user)?,
            token_id: stored_id::<TokenId>(&row.token_id)?,
            hours: stored_hours(row.start_work, row.end_work).map_err(of_token)?,
            workstation_id: stored_id::<WorkstationId>(&row.workstation_id)?,
            workstation: named(
                "authenticator_workstation",
                &row.workstation_id,
                row.workstation,
            )?,
            thumbprint: row.thumbprint.as_deref().map(stored_id).transpose()?,
            started_at: Timestamp(row.started_at),
            password_at: Timestamp(row.password_at),
            last_seen_at: Timestamp(row.last_seen_at),
            ends_at: Timestamp(row.ends_at),
            ends_by: ends_by(&row.ends_by)?,
            password_change_required: row.change_required,
            by_code: row.one_time,
        })
    }
}

const fn ends_by_code(ends_by: EndsBy) -> &'static str {
    match ends_by {
        EndsBy::Hours => "hours",
        EndsBy::SessionHours => "session-hours",
        EndsBy::TokenExpiry => "token-expiry",
        EndsBy::Limit => "limit",
    }
}

pub(crate) fn ends_by(code: &str) -> Result<EndsBy, Error> {
    use EndsBy as E;
    let all = [E::Hours, E::SessionHours, E::TokenExpiry, E::Limit];
    let said = |ends_by: &EndsBy| ends_by_code(*ends_by) == code;
    all.into_iter().find(said).ok_or(Error::Corrupt)
}

/// A session about to be opened.
#[derive(Serialize, Deserialize)]
pub(crate) struct NewSession {
    pub secret: Sha256Digest,
    pub user: UserId,
    pub token: TokenId,
    pub workstation: WorkstationId,
    pub ends_at: Timestamp,
    pub ends_by: EndsBy,
    pub address: Option<IpAddr>,
    pub browser: Option<Browser>,
}

const INSERT: &str = "insert into authenticator_session \
    (session_id, secret_sha256, user_id, token_id, workstation_id, \
     started_at, last_seen_at, password_at, ends_at, ends_by, address, browser) \
    select $1, $2, t.user_id, t.token_id, w.workstation_id, $3, $3, $3, $4, $5, $10, $11 \
    from authenticator_token t, authenticator_workstation w \
    where t.token_id = $6 and t.user_id = $7 and t.deleted_at is null \
    and w.workstation_id = $8 and w.thumbprint = $9";

/// Opens a session, unless its token is gone or its workstation has another
/// key by now.
pub(crate) async fn insert(
    tx: &mut Tx<'_>,
    session: &NewSession,
    thumbprint: &str,
) -> Result<Option<SessionId>, Error> {
    let id = tx.new_id(SessionId::new);
    let now = tx.passed().0;
    let done = query(INSERT)
        .bind(id.to_string())
        .bind(session.secret.to_string())
        .bind(now)
        .bind(session.ends_at.0)
        .bind(ends_by_code(session.ends_by))
        .bind(session.token.to_string())
        .bind(session.user.to_string())
        .bind(session.workstation.to_string())
        .bind(thumbprint)
        .bind(session.address.map(|address| address.to_string()))
        .bind(session.browser.as_ref().map(Browser::as_str))
        .execute(tx.connection())
        .await?;
    Ok((done.rows_affected() == 1).then_some(id))
}

const DELETE_BY_SECRET: &str = "delete from authenticator_session where secret_sha256 = $1";
const DELETE_REPLACED: &str = "delete from authenticator_session \
    where secret_sha256 = $1 and workstation_id = $2";

/// Ends the session a browser had before it signed in anew; at the workstation
/// that was proven, since the cookie alone proves nothing.
pub(crate) async fn end_by_secret(
    tx: &mut Tx<'_>,
    secret: &Sha256Digest,
    workstation: WorkstationId,
) -> Result<(), Error> {
    query(DELETE_REPLACED)
        .bind(secret.to_string())
        .bind(workstation.to_string())
        .execute(tx.connection())
        .await?;
    Ok(())
}

const DELETE: &str = "delete from authenticator_session where session_id = $1";

async fn delete(tx: &mut Tx<'_>, id: SessionId) -> Result<(), Error> {
    let done = query(DELETE)
        .bind(id.to_string())
        .execute(tx.connection())
        .await?;
    match done.rows_affected() {
        0 => Err(ErrorCode::NotFound.into()),
        _ => Ok(()),
    }
}

pub(super) async fn sign_out(tx: &mut Tx<'_>, permit: Permit<'_, SignOut>) -> Result<(), Error> {
    let &SignOut(id) = permit.command();
    delete(tx, id).await
}

const WHOSE: &str = "select user_id from authenticator_session where session_id = $1";

pub(super) async fn end(tx: &mut Tx<'_>, permit: Permit<'_, EndSession>) -> Result<(), Error> {
    let &EndSession(id) = permit.command();
    let user: Option<String> = query_scalar(WHOSE)
        .bind(id.to_string())
        .fetch_optional(tx.connection())
        .await?;
    let user = user.ok_or(ErrorCode::NotFound)?;
    tx.acts_upon(stored_id(&user)?);
    delete(tx, id).await
}

const DELETE_OWN: &str = "delete from authenticator_session where session_id = $1 and user_id = $2";

pub(super) async fn end_own(
    tx: &mut Tx<'_>,
    permit: Permit<'_, EndOwnSession>,
) -> Result<(), Error> {
    let &EndOwnSession(id) = permit.command();
    let user = tx.actor_id();
    let done = query(DELETE_OWN)
        .bind(id.to_string())
        .bind(user)
        .execute(tx.connection())
        .await?;
    match done.rows_affected() {
        0 => Err(ErrorCode::NotFound.into()),
        _ => Ok(()),
    }
}

const END_OF_USER: &str = "delete from authenticator_session \
    where user_id = $1 and (cast($2 as text) is null or session_id <> $2)";

/// Ends every session of a user, but not `except`.
pub async fn end_of_user(
    tx: &mut Tx<'_>,
    user: UserId,
    except: Option<SessionId>,
) -> Result<(), Error> {
    query(END_OF_USER)
        .bind(user.to_string())
        .bind(except.map(|id| id.to_string()))
        .execute(tx.connection())
        .await?;
    Ok(())
}

const END_OF_TOKEN: &str = "delete from authenticator_session where token_id = $1";

/// Ends every session opened with a token.
pub async fn end_of_token(tx: &mut Tx<'_>, token: TokenId) -> Result<(), Error> {
    query(END_OF_TOKEN)
        .bind(token.to_string())
        .execute(tx.connection())
        .await?;
    Ok(())
}

const END_OF_WORKSTATION: &str = "delete from authenticator_session where workstation_id = $1";

/// Ends every session on a workstation.
pub async fn end_of_workstation(tx: &mut Tx<'_>, workstation: WorkstationId) -> Result<(), Error> {
    query(END_OF_WORKSTATION)
        .bind(workstation.to_string())
        .execute(tx.connection())
        .await?;
    Ok(())
}

const TOUCH: &str = "update authenticator_session set last_seen_at = $1 \
    where session_id = $2 and last_seen_at < $1";
const DELETE_OVER: &str = "delete from authenticator_session where ends_at <= $1 or last_seen_at <= $2 or $3 < started_at";

/// Writes when sessions were last used and whose cookies came without their key, and
/// clears away what is over: sessions found to be, and those that are by now.
pub async fn note_uses(
    connection: &mut Connection,
    uses: &Uses,
    now: Timestamp,
) -> Result<(), Error> {
    for (id, last_seen) in &uses.seen {
        query(TOUCH)
            .bind(last_seen.0)
            .bind(id.to_string())
            .execute(&mut *connection)
            .await?;
    }
    for secret in &uses.over {
        query(DELETE_BY_SECRET)
            .bind(secret.to_string())
            .execute(&mut *connection)
            .await?;
    }
    if uses.keeps_house {
        query(DELETE_OVER)
            .bind(now.0)
            .bind(now.0 - IDLE_MS)
            .bind(now.0 + AHEAD_MS)
            .execute(&mut *connection)
            .await?;
    }
    bare::note_bare(connection, &uses.bare).await
}

#[derive(FromRow)]
struct ListRow {
    session_id: String,
    user_id: String,
    login: String,
    full_name: String,
    workstation: String,
    address: Option<String>,
    browser: Option<String>,
    started_at: i64,
    last_seen_at: i64,
    ends_at: i64,
    bare_at: Option<i64>,
    bare_from: Option<String>,
    bare_count: i64,
}

const LIST: &str = "select s.session_id, s.user_id, u.login, u.full_name, w.name as workstation, \
    s.address, s.browser, s.started_at, s.last_seen_at, s.ends_at, s.bare_at, s.bare_from, s.bare_count \
    from authenticator_session s \
    left join access_user u on u.user_id = s.user_id \
    left join authenticator_workstation w on w.workstation_id = s.workstation_id \
    where s.ends_at > $1 and (cast($2 as text) is null or s.user_id = $2) \
    order by s.started_at desc, s.session_id desc";

async fn rows(snapshot: &mut Snapshot<'_>, user: Option<UserId>) -> Result<Vec<SessionRow>, Error> {
    let now = snapshot.passed().0;
    let rows = query(LIST)
        .bind(now)
        .bind(user.map(|id| id.to_string()))
        .fetch_all(snapshot.connection())
        .await?;
    snapshot.sift("authenticator_session", &rows, |row: ListRow| {
        row.try_into()
    })
}

pub(super) async fn list(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, ListSessions>,
) -> Result<Vec<SessionRow>, Error> {
    let ListSessions(query) = permit.command();
    rows(snapshot, query.user).await
}

pub(super) async fn own(
    snapshot: &mut Snapshot<'_>,
    _: Permit<'_, ListOwnSessions>,
) -> Result<Vec<SessionRow>, Error> {
    let user = snapshot.actor().user_id().ok_or(ErrorCode::NotSignedIn)?;
    rows(snapshot, Some(user)).await
}

impl TryFrom<ListRow> for SessionRow {
    type Error = Error;

    fn try_from(row: ListRow) -> Result<Self, Error> {
        Ok(Self {
            id: stored_id(&row.session_id)?,
            user_id: stored_id(&row.user_id)?,
            login: stored(row.login)?,
            full_name: stored(row.full_name)?,
            workstation: stored(row.workstation)?,
            address: row.address.as_deref().map(stored_id).transpose()?,
            browser: row.browser.map(stored).transpose()?,
            started_at: stored_time(row.started_at)?,
            last_seen_at: stored_time(row.last_seen_at)?,
            ends_at: stored_time(row.ends_at)?,
            current: false,
            bare: bare::cookie(row.bare_at, row.bare_from, row.bare_count)?,
        })
    }
}
