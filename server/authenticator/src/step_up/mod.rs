//! Step-up: the password is entered again for what opens a way in or gives
//! rights, and counts for a quarter of an hour, in this session only.

mod store;

use crate::credentials;
use axum::{Router, extract::State};
use monitor::{Answer, Command, Subject};
use serde::{Deserialize, Serialize};
use shared::{account::PasswordConfirmation, endpoints, ids::SessionId, problem::ErrorCode};
use web::{AppState, Body, By, Serve};

/// The route of the password entered again.
pub fn routes() -> Router<AppState> {
    Router::new().serve(confirm)
}

/// Says that whoever sits there is the session's user.
#[derive(Serialize, Deserialize)]
pub struct ConfirmPassword(SessionId);

impl Command for ConfirmPassword {
    type Of = endpoints::ConfirmPassword;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Session(self.0))
    }
}

monitor::effects! { AppState:
    ConfirmPassword = store::confirm => ();
}

async fn confirm(
    State(app): State<AppState>,
    actor: By<ConfirmPassword>,
    Body(form): Body<PasswordConfirmation>,
) -> Answer<()> {
    let session = actor.session_state().map(|state| state.session.id);
    let command = ConfirmPassword(session.ok_or(ErrorCode::NotSignedIn)?);
    credentials::check_own::<ConfirmPassword>(&app, &actor, &form.password).await?;
    app.run(&actor, command).await
}
