//! A user's record as it was: what they issued points to the version in force.

mod store;

use axum::extract::State;
use monitor::{Actor, Answer, Command, Entity, Operation, Subject};
use shared::{ids::UserId, users::UserVersion};
use web::{AppState, Record};

pub(super) use store::keep;

/// Asks for every version of a user's record.
struct GetUserHistory(UserId);

impl Command for GetUserHistory {
    const DESTINATION: Entity = Entity::AccessControl;
    const OPERATION: Operation = Operation::GetUserHistory;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::User(self.0))
    }
}

pub(super) async fn get(
    State(app): State<AppState>,
    actor: Actor,
    Record(id): Record<UserId>,
) -> Answer<Vec<UserVersion>> {
    app.monitor
        .read(&actor, GetUserHistory(id), store::versions)
        .await
}
