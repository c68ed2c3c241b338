//! The SQL of passwords, and nothing else.

use super::{ChangePassword, ReadCredential, ReadOwner, ResetPassword, StoredOwner};
use crate::{
    authenticator::{
        four_eyes,
        notices::{self, Notable},
        sessions,
    },
    crypto::password::PasswordDigest,
    error::Error,
    monitor::{Permit, Snapshot, Tx, stored},
};
use shared::{fields::Login, ids::UserId, notices::NoticedAct, problem::ErrorCode};

const INSERT: &str = "insert into authenticator_credential \
    (user_id, login_key, password, password_set_at, change_required, set_by) \
    values ($1, $2, $3, $4, true, $5)";

pub(super) async fn insert(
    tx: &mut Tx<'_>,
    user: UserId,
    login: &Login,
    password: &PasswordDigest,
) -> Result<(), Error> {
    let (now, actor) = (tx.now().0, tx.actor_id());
    sqlx::query(INSERT)
        .bind(user.to_string())
        .bind(login.key())
        .bind(password.as_str())
        .bind(now)
        .bind(actor)
        .execute(tx.connection())
        .await?;
    Ok(())
}

const DELETE: &str = "delete from authenticator_credential where user_id = $1";

/// Deletes the password of a user who is gone.
pub async fn delete(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
    sqlx::query(DELETE)
        .bind(user.to_string())
        .execute(tx.connection())
        .await?;
    Ok(())
}

const OWN: &str = "select u.login, u.full_name, c.password from authenticator_credential c \
    join access_user u on u.user_id = c.user_id where c.user_id = $1";

pub(super) async fn own<C>(
    snapshot: &mut Snapshot<'_>,
    _: Permit<ReadCredential<C>>,
    user: Option<UserId>,
) -> Result<(UserId, StoredOwner, PasswordDigest), Error> {
    let user = user.ok_or(ErrorCode::NotSignedIn)?;
    let (login, full_name, password): (String, String, String) = sqlx::query_as(OWN)
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

pub(super) async fn owner(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<ReadOwner>,
) -> Result<StoredOwner, Error> {
    let ReadOwner(user) = permit.into_command();
    let (login, full_name): (String, String) = sqlx::query_as(OWNER)
        .bind(user.to_string())
        .fetch_optional(snapshot.connection())
        .await?
        .ok_or(ErrorCode::NotFound)?;
    Ok(StoredOwner {
        login: stored(login)?,
        full_name: stored(full_name)?,
    })
}

const SET: &str = "update authenticator_credential \
    set password = $1, password_set_at = $2, change_required = $3 where user_id = $4";

async fn set(
    tx: &mut Tx<'_>,
    user: UserId,
    password: &PasswordDigest,
    change_required: bool,
) -> Result<(), Error> {
    let now = tx.now().0;
    let done = sqlx::query(SET)
        .bind(password.as_str())
        .bind(now)
        .bind(change_required)
        .bind(user.to_string())
        .execute(tx.connection())
        .await?;
    match done.rows_affected() {
        0 => Err(ErrorCode::NotFound.into()),
        _ => Ok(()),
    }
}

const SET_BY: &str = "update authenticator_credential set set_by = $1 where user_id = $2";

/// Remembers who set it, until its owner signs in with one of their own.
async fn set_by_actor(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
    let actor = tx.actor_id();
    sqlx::query(SET_BY)
        .bind(actor)
        .bind(user.to_string())
        .execute(tx.connection())
        .await?;
    Ok(())
}

/// The owner's own change ends their other sessions.
pub(super) async fn change(tx: &mut Tx<'_>, permit: Permit<ChangePassword>) -> Result<(), Error> {
    let ChangePassword { user, password } = permit.into_command();
    set(tx, user, &password, false).await?;
    let this = tx.actor().standing().map(|standing| standing.session.id);
    sessions::end_of_user(tx, user, this).await
}

/// A password that somebody else set ends every session of its owner.
pub async fn reset(tx: &mut Tx<'_>, permit: Permit<ResetPassword>) -> Result<(), Error> {
    let ResetPassword {
        user,
        change_required,
        digest,
    } = permit.into_command();
    if tx.actor().user_id() == Some(user) {
        return Err(ErrorCode::OwnPasswordReset.into());
    }
    tx.acts_upon(user);
    let digest = digest.ok_or(ErrorCode::Internal)?;
    let alone = four_eyes::check_reset(tx, user).await?;
    set(tx, user, &digest, change_required).await?;
    set_by_actor(tx, user).await?;
    if change_required {
        let act = NoticedAct::PasswordReset;
        notices::add(tx, Notable { user, act, alone }).await?;
    }
    if alone {
        tx.detail("alone".to_owned());
    }
    sessions::end_of_user(tx, user, None).await
}
