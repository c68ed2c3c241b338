//! The SQL of passwords, and nothing else.

use super::{
    ChangePassword, ReadCredential, ReadOwner, ResetPassword, StoredOwner, current_required,
};
use crate::{
    able, four_eyes,
    notices::{self, Notable},
    sessions,
};
use ground::crypto::password::{Given, PasswordDigest, RESET_MS};
use monitor::{
    Error, Lossy, Permit, Snapshot, Tx,
    engine::Connection,
    guard::{Made, WayIn, made_with},
    query, query_as, stored, stored_id,
};
use shared::{
    fields::Login, ids::UserId, journal::Mark, notices::NoticedAct, problem::ErrorCode,
    time::Timestamp,
};

const INSERT: &str = "insert into authenticator_credential \
    (user_id, login_key, password, password_set_at, change_required, set_by, one_time, lapses_at, \
     made_with, left_ms) values ($1, $2, $3, $4, true, $5, $6, $7, $8, \
        cast($7 as bigint) - $4 + 60000)";

pub(super) async fn insert(
    tx: &mut Tx<'_>,
    user: UserId,
    login: &Login,
    given: &Given,
    lapses_at: Timestamp,
) -> Result<(), Error> {
    let (now, actor) = (tx.now().0, tx.actor_id());
    query(INSERT)
        .bind(user.to_string())
        .bind(login.key())
        .bind(given.digest.as_str())
        .bind(now)
        .bind(actor)
        .bind(given.one_time)
        .bind(lapses_at.0)
        .bind(made_with(tx.actor()))
        .execute(tx.connection())
        .await?;
    Ok(())
}

const DELETE: &str = "delete from authenticator_credential where user_id = $1";

/// Deletes the password of a user who is gone.
pub async fn delete(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
    query(DELETE)
        .bind(user.to_string())
        .execute(tx.connection())
        .await?;
    Ok(())
}

const OWN: &str = "select u.login, u.full_name, c.password from authenticator_credential c \
    join access_user u on u.user_id = c.user_id where c.user_id = $1";

pub(super) async fn own<C>(
    snapshot: &mut Snapshot<'_>,
    _: Permit<'_, ReadCredential<C>>,
) -> Result<(UserId, StoredOwner, PasswordDigest), Error> {
    let user = snapshot.actor().user_id().ok_or(ErrorCode::NotSignedIn)?;
    let (login, full_name, password): (String, String, String) = query_as(OWN)
        .bind(user.to_string())
        .fetch_optional(snapshot.connection())
        .await?
        .ok_or(ErrorCode::SessionEnded)?;
    let owner = StoredOwner {
        login: stored(login)?,
        full_name: stored(full_name)?,
    };
    Ok((user, owner, PasswordDigest::from(password)))
}

const OWNER: &str = "select u.login, u.full_name from access_user u \
    where u.user_id = $1 and u.deleted_at is null";

pub(super) async fn owner<C>(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, ReadOwner<C>>,
) -> Result<StoredOwner, Error> {
    let &ReadOwner { user, .. } = permit.command();
    let (login, full_name): (String, String) = query_as(OWNER)
        .bind(user.to_string())
        .fetch_optional(snapshot.connection())
        .await?
        .ok_or(ErrorCode::NotFound)?;
    let stored_owner = || {
        Ok(StoredOwner {
            login: stored(login)?,
            full_name: stored(full_name)?,
        })
    };
    stored_owner().map_err(|error: Error| error.at("access_user", &user))
}

const SET: &str = "update authenticator_credential \
    set password = $1, password_set_at = $2, one_time = $3, \
        change_required = cast($4 as bigint) is not null, lapses_at = $4, \
        left_ms = $4 - $2 + 60000, used_at = null \
    where user_id = $5";

/// What was given lapses; a password of one's own does not.
async fn set(
    tx: &mut Tx<'_>,
    user: UserId,
    given: &Given,
    lapses_at: Option<Timestamp>,
) -> Result<(), Error> {
    let now = tx.now().0;
    let done = query(SET)
        .bind(given.digest.as_str())
        .bind(now)
        .bind(given.one_time)
        .bind(lapses_at.map(|at| at.0))
        .bind(user.to_string())
        .execute(tx.connection())
        .await?;
    match done.rows_affected() {
        0 => Err(ErrorCode::NotFound.into()),
        _ => Ok(()),
    }
}

const SET_BY: &str =
    "update authenticator_credential set set_by = $1, made_with = $2 where user_id = $3";

/// Remembers who set it, and with which rights, until its owner signs in with one of their own.
async fn set_by_actor(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
    let actor = tx.actor_id();
    query(SET_BY)
        .bind(actor)
        .bind(made_with(tx.actor()))
        .bind(user.to_string())
        .execute(tx.connection())
        .await?;
    Ok(())
}

const GIVEN_BY_OTHER: &str = "select c.set_by, coalesce(b.full_name, ''), c.made_with \
    from authenticator_credential c \
    left join access_user b on b.user_id = c.set_by \
    where c.user_id = $1 and c.set_by is not null and c.change_required \
    and c.lapses_at > c.password_set_at";

/// The one-time code or initial password by which a user sets one of their own, if somebody
/// gave it, lapsed or not: by a clock that is ahead all have. Whoever runs the server is nobody.
pub async fn given_by_other(
    connection: &mut Connection,
    user: UserId,
) -> Result<Option<Made>, Error> {
    let given: Option<(Lossy, Lossy, Option<Lossy>)> = query_as(GIVEN_BY_OTHER)
        .bind(user.to_string())
        .fetch_optional(connection)
        .await?;
    Ok(given.map(|(by, Lossy(by_name), with)| Made {
        way: WayIn::Code,
        by: stored_id(&by.0).ok(),
        by_name,
        with: with.map(|Lossy(codes)| codes),
        ended: false,
    }))
}

const LAPSE: &str = "update authenticator_credential set lapses_at = \
    case when password_set_at < $1 then password_set_at else $1 end where user_id = $2";

/// Ends what was given to users who outgrew it, and what it opened: as if it had lapsed when
/// it was given, so that no clock that is put right lets it work again.
pub async fn end(tx: &mut Tx<'_>, users: &[UserId]) -> Result<(), Error> {
    let now = tx.passed().0;
    for &user in users {
        query(LAPSE)
            .bind(now)
            .bind(user.to_string())
            .execute(tx.connection())
            .await?;
        sessions::end_of_user(tx, user, None).await?;
    }
    Ok(())
}

const PASS: &str = "update authenticator_credential set left_ms = left_ms - $1 \
    where left_ms > 0 and lapses_at is not null";
const RUN_OUT: &str = "update authenticator_credential set lapses_at = \
    case when password_set_at < $1 then password_set_at else $1 end \
    where left_ms <= 0 and lapses_at > password_set_at and $1 < lapses_at";

/// So much time has passed, in milliseconds: what was given lapses once it has lasted, whatever
/// the clock says, so that none begins to work when it is put back, or its days come.
pub(crate) async fn pass(
    connection: &mut Connection,
    passed_ms: i64,
    now: Timestamp,
) -> Result<(), Error> {
    query(PASS)
        .bind(passed_ms)
        .execute(&mut *connection)
        .await?;
    query(RUN_OUT).bind(now.0).execute(connection).await?;
    Ok(())
}

/// The owner's own change ends their other sessions; the key they make it by is known.
pub(super) async fn change(
    tx: &mut Tx<'_>,
    permit: Permit<'_, ChangePassword>,
) -> Result<(), Error> {
    let &ChangePassword {
        user,
        ref password,
        by_code,
    } = permit.command();
    let this = tx.actor().session_state().map(|state| &state.session);
    // Meanwhile the code can have been changed for a password already.
    if by_code && !this.is_some_and(|session| session.by_code) {
        return Err(current_required());
    }
    set(tx, user, &Given::password(password.clone()), None).await?;
    if let Some(key) = this.and_then(|session| session.thumbprint.as_ref()) {
        able::remember(tx, user, key.as_str()).await?;
    }
    sessions::end_of_user(tx, user, this.map(|session| session.id)).await
}

/// Ends every session of its owner, too. Answers when what they were given lapses, if
/// they must change it.
pub async fn reset(tx: &mut Tx<'_>, permit: Permit<'_, ResetPassword>) -> Result<Timestamp, Error> {
    let &ResetPassword {
        user,
        change_required,
        ref given,
        ..
    } = permit.command();
    if tx.actor().user_id() == Some(user) {
        return Err(ErrorCode::OwnPasswordReset.into());
    }
    tx.acts_upon(user);
    let alone = four_eyes::check_reset(tx, user).await?;
    let until = Timestamp(tx.passed().0 + RESET_MS);
    set(tx, user, given, change_required.then_some(until)).await?;
    set_by_actor(tx, user).await?;
    if change_required {
        let act = NoticedAct::PasswordReset;
        notices::add(tx, Notable { user, act, alone }).await?;
    }
    if alone {
        tx.note().mark(Mark::Alone);
    }
    sessions::end_of_user(tx, user, None).await?;
    Ok(until)
}
