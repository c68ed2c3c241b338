//! The SQL of four eyes: reads only.

use crate::{error::Error, monitor::Tx};
use shared::ids::UserId;

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
