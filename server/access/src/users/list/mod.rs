//! The users' list: filtered, sorted, page by page.

mod store;

use axum::extract::State;
use monitor::{Answer, Command};
use serde::{Deserialize, Serialize};
use shared::{
    endpoints,
    page::Page,
    users::{UserQuery, UserRow},
};
use web::{AppState, By, QueryParams};

/// Asks for a page of users.
#[derive(Serialize, Deserialize)]
pub struct ListUsers(UserQuery);

impl Command for ListUsers {
    type Of = endpoints::ListUsers;
}

monitor::questions! { AppState:
    ListUsers = store::page => Page<UserRow>;
}

pub(super) async fn list(
    State(app): State<AppState>,
    actor: By<ListUsers>,
    QueryParams(query): QueryParams<UserQuery>,
) -> Answer<Page<UserRow>> {
    app.read(&actor, ListUsers(query)).await
}
