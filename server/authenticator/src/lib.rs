//! The authenticator: who is who. Passwords, workstations, tokens, sessions.

pub mod able;
pub mod account;
mod columns;
pub mod credentials;
pub mod enrolment;
pub mod facility;
pub mod four_eyes;
pub mod hours;
pub mod notices;
pub mod sessions;
pub mod sign_in;
pub mod staff_key;
pub mod tokens;
pub mod workstations;

pub use columns::COLUMNS;

use axum::Router;
use monitor::{Error, Event, Tx, domains::Uses, engine::Connection};
use shared::{ids::UserId, time::Timestamp};
use web::AppState;

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

/// Hears what another domain raised, in the transaction that raised it.
///
/// # Errors
/// What follows from it could not be done.
pub async fn hear(tx: &mut Tx<'_>, event: Event) -> Result<(), Error> {
    match event {
        Event::UserCreated {
            user,
            login,
            given,
            lapses_at,
        } => credentials::on_user_created(tx, user, &login, &given, lapses_at).await,
        Event::UserDeleted(user) => on_user_deleted(tx, user).await,
        Event::AuditorsConcerned(users, operation) => {
            notices::on_auditors_concerned(tx, &users, operation).await
        }
        Event::AuditorsJoined(users) => notices::on_auditors_joined(tx, &users).await,
        Event::TokensOutgrown(tokens) => tokens::end(tx, &tokens).await,
        Event::CodesOutgrown(users) => credentials::end(tx, &users).await,
        // The monitor hears it itself, and ends what was outgrown by it.
        Event::RightsRecovered(_) => Err(Error::NotInPolicy),
    }
}

/// Ends every way in for a user who is gone.
async fn on_user_deleted(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
    sessions::end_of_user(tx, user, None).await?;
    tokens::delete_of_user(tx, user).await?;
    workstations::delete_links_of_user(tx, user).await?;
    credentials::delete(tx, user).await?;
    able::forget(tx).await
}

/// Writes when sessions were last used, and clears away those that are over; what four eyes,
/// codes and links have left passes, where this server keeps the house.
///
/// # Errors
/// The database cannot be written.
pub async fn note_uses(
    connection: &mut Connection,
    uses: &Uses,
    now: Timestamp,
) -> Result<(), Error> {
    sessions::note_uses(connection, uses, now).await?;
    if !uses.keeps_house {
        return Ok(());
    }
    four_eyes::pass(connection, uses.passed_ms).await?;
    credentials::pass(connection, uses.passed_ms, now).await?;
    enrolment::pass(connection, uses.passed_ms).await
}
