//! The SQL of four eyes.

use super::REMEMBERED_DAYS;
use monitor::{Error, Tx};
use shared::{ids::UserId, time::Timestamp};
use sqlx::SqliteConnection;

const KEEP: &str = "insert into authenticator_four_eyes (four_eyes_id, held_at) values (1, $1) \
    on conflict (four_eyes_id) do update set held_at = excluded.held_at";

/// Two people can do the two acts now.
pub async fn keep(tx: &mut Tx<'_>) -> Result<(), Error> {
    let now = tx.passed().0;
    sqlx::query(KEEP).bind(now).execute(tx.connection()).await?;
    Ok(())
}

const HELD: &str = "select held_at from authenticator_four_eyes";

/// Until when two are asked for although two could not, as far as is remembered.
pub async fn remembered(
    connection: &mut SqliteConnection,
    now: Timestamp,
) -> Result<Option<Timestamp>, Error> {
    let held_at: Option<i64> = sqlx::query_scalar(HELD).fetch_optional(connection).await?;
    let until = held_at.map(|at| Timestamp(at).plus_days(REMEMBERED_DAYS));
    Ok(until.filter(|until| now < *until))
}

const SET_BY: &str = "select count(*) from authenticator_credential \
    where user_id = $1 and set_by = $2";

/// Whether the actor set the password of `user`, who has not yet signed in
/// with one of their own.
pub(super) async fn is_set_by_actor(tx: &mut Tx<'_>, user: UserId) -> Result<bool, Error> {
    let actor = tx.actor_id();
    let found: i64 = sqlx::query_scalar(SET_BY)
        .bind(user.to_string())
        .bind(actor)
        .fetch_one(tx.connection())
        .await?;
    Ok(0 < found)
}

const TOKENS: &str = "select count(*) from authenticator_token \
    where user_id = $1 and created_by = $2 and deleted_at is null and expires_at > $3";

/// Whether the actor made a token for `user` that works, now or later.
pub(super) async fn has_token_by_actor(tx: &mut Tx<'_>, user: UserId) -> Result<bool, Error> {
    let (now, actor) = (tx.now().0, tx.actor_id());
    let found: i64 = sqlx::query_scalar(TOKENS)
        .bind(user.to_string())
        .bind(actor)
        .bind(now)
        .fetch_one(tx.connection())
        .await?;
    Ok(0 < found)
}
