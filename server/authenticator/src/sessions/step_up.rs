//! Step-up: the password is entered again for what opens a way in or gives
//! rights, and counts for a quarter of an hour, in this session only.

use super::store;
use crate::credentials;
use axum::extract::State;
use monitor::{Answer, Command, Entity, Operation, Subject};
use shared::{account::PasswordConfirmation, ids::SessionId, problem::ErrorCode};
use web::{AppState, Body, By};

/// Says that whoever sits there is the session's user.
pub struct ConfirmPassword(pub(super) SessionId);

impl Command for ConfirmPassword {
    const DESTINATION: Entity = Entity::Authenticator;
    const OPERATION: Operation = Operation::ConfirmPassword;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Session(self.0))
    }
}

pub(super) async fn confirm(
    State(app): State<AppState>,
    actor: By<ConfirmPassword>,
    Body(form): Body<PasswordConfirmation>,
) -> Answer<()> {
    let session = actor.standing().map(|standing| standing.session.id);
    let command = ConfirmPassword(session.ok_or(ErrorCode::NotSignedIn)?);
    credentials::check_own::<ConfirmPassword>(&app, &actor, &form.password).await?;
    app.monitor.run(&actor, command, store::confirm).await
}
