//! The own account: its record, and the password entered again.

mod store;

use crate::credentials;
use axum::{Router, extract::State};
use monitor::Answer;
use shared::{
    account::{Account, PasswordConfirmation},
    ids::SessionId,
    problem::ErrorCode,
};
use web::{AppState, Body, By, Serve, ask};

/// The routes of the own account.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(ask::<GetDataFromDatabase>)
        .serve(confirm)
}

monitor::commands! { AppState:
    /// Asks for the own record: the article's `get_data_from_database`.
    pub struct GetDataFromDatabase asks store::own => Account;

    /// Step-up: the password is entered again for what opens a way in or gives rights, and counts
    /// for a quarter of an hour, in this session only.
    pub struct ConfirmPassword(SessionId) does store::confirm => (), about Session(0);
}

async fn confirm(
    State(app): State<AppState>,
    actor: By<ConfirmPassword>,
    Body(form): Body<PasswordConfirmation>,
) -> Answer<()> {
    let session = actor.session_state().map(|state| state.session.id);
    let command = ConfirmPassword(session.ok_or(ErrorCode::NotSignedIn)?);
    match credentials::check_own(&app, &actor, &form.password).await {
        Ok(_) => app.run(&actor, command).await,
        Err(error) => Err(app.monitor.refuse(&actor, &command, error).await),
    }
}
