//! A user's record as it was: what they issued points to the version in force.

mod store;

use axum::extract::State;
use monitor::{Answer, Command, Subject};
use serde::{Deserialize, Serialize};
use shared::{endpoints, ids::UserId, users::UserVersion};
use web::{AppState, By, PathId};

pub(super) use store::keep;

/// Asks for every version of a user's record.
#[derive(Serialize, Deserialize)]
pub(super) struct GetUserHistory(UserId);

impl Command for GetUserHistory {
    type Of = endpoints::GetUserHistory;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::User(self.0))
    }
}

monitor::questions! { AppState:
    GetUserHistory = store::versions => Vec<UserVersion>;
}

pub(super) async fn get(
    State(app): State<AppState>,
    actor: By<GetUserHistory>,
    PathId(id): PathId<UserId>,
) -> Answer<Vec<UserVersion>> {
    app.read(&actor, GetUserHistory(id)).await
}
