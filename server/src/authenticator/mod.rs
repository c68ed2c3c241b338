//! The authenticator: who is who. Passwords, workstations, tokens, sessions.

pub mod able;
pub mod account;
pub mod credentials;
pub mod enrolment;
pub mod facility;
pub mod four_eyes;
pub mod hours;
pub mod notices;
pub mod proof;
pub mod sessions;
pub mod sign_in;
pub mod staff_key;
pub mod throttle;
pub mod tokens;
pub mod workstations;

use crate::{error::Error, monitor::Tx, state::AppState};
use axum::Router;
use shared::ids::UserId;

/// The routes of the domain.
pub fn routes() -> Router<AppState> {
    Router::new()
        .merge(facility::routes())
        .merge(enrolment::routes())
        .merge(sign_in::routes())
        .merge(sessions::routes())
        .merge(account::routes())
        .merge(credentials::routes())
        .merge(notices::routes())
        .merge(four_eyes::routes())
        .merge(tokens::routes())
        .merge(workstations::routes())
}

/// Ends every way in for a user who is gone.
pub(crate) async fn on_user_deleted(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
    sessions::end_of_user(tx, user, None).await?;
    tokens::delete_of_user(tx, user).await?;
    workstations::delete_links_of_user(tx, user).await?;
    credentials::delete(tx, user).await?;
    able::forget(tx).await
}
