//! Four eyes: a password and a token together are a way in, so whoever made
//! the one for somebody else does not make the other (REQUIREMENTS §3).
//!
//! In force by itself as soon as two different people can do the two acts, and
//! for two weeks after in which the server runs: nobody gets rid of it by getting rid of
//! the other, or by a clock that is ahead. In
//! a clinic with one administrator both acts are allowed, and said aloud: to
//! the owner, on the home page of those who could, and in the journal.

mod store;

use super::notices::{self, Notable};
use axum::Router;
use monitor::{Error, Permit, Snapshot, Tx};
use shared::{
    ids::UserId,
    notices::{AloneActs, NoticedAct},
    permissions::Permission,
    problem::ErrorCode,
};
use web::{AppState, Serve, ask};

pub use store::{keep, pass, remembered};

/// For how many milliseconds four eyes outlast the second pair: two weeks in which the server
/// runs, to the half minute. By the clock they could be ended, and be it set for a minute.
const REMEMBERED_MS: i64 = 14 * 24 * 60 * 60 * 1000;

/// The route of what one person did alone.
pub fn routes() -> Router<AppState> {
    Router::new().serve(ask::<ListAloneActs>)
}

monitor::commands! { AppState:
    /// Asks who did both acts alone lately.
    pub struct ListAloneActs asks alone => AloneActs;
}

/// What one person did lately that takes two; and until when, or because of whom, two are
/// asked for although only one is left.
async fn alone(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, ListAloneActs>,
) -> Result<AloneActs, Error> {
    let (acts, [more_alone, more_of_auditors]) = store::alone(snapshot, permit).await?;
    let passed = snapshot.passed();
    let until = remembered(snapshot.connection(), passed).await?;
    let rights = snapshot.rights().await?;
    let holds = rights.has_four_eyes();
    let actor = snapshot.actor().user_id();
    let sees = |user| rights.holds_all(user, &[Permission::UserManagement]);
    let absent = actor.filter(|user| holds && sees(*user));
    Ok(AloneActs {
        acts,
        more_alone,
        more_of_auditors,
        until: until.filter(|_| !holds),
        absent: absent.and_then(|_| rights.absent()),
    })
}

/// Before a token is made for `holder`: whoever set their password may not.
/// Answers whether it happens alone.
///
/// # Errors
/// Somebody else could make it.
pub(super) async fn check_token(tx: &mut Tx<'_>, holder: UserId) -> Result<bool, Error> {
    let is_same = store::is_set_by_actor(tx, holder).await?;
    if is_same && tx.has_four_eyes() {
        let (until, absent) = tx.four_eyes_until();
        return Err(ErrorCode::FourEyesToken { until, absent }.into());
    }
    if is_same {
        let act = NoticedAct::TokenMade;
        let notable = Notable {
            user: holder,
            act,
            alone: true,
        };
        notices::add(tx, notable).await?;
    }
    Ok(is_same)
}

/// Before the password of `owner` is set: whoever made a token for them may not
/// while it is on record. Answers whether it happens alone.
///
/// # Errors
/// Somebody else could set it.
pub(super) async fn check_reset(tx: &mut Tx<'_>, owner: UserId) -> Result<bool, Error> {
    let is_same = store::has_token_by_actor(tx, owner).await?;
    if is_same && tx.has_four_eyes() {
        let (until, absent) = tx.four_eyes_until();
        return Err(ErrorCode::FourEyesReset { until, absent }.into());
    }
    Ok(is_same)
}
