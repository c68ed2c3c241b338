//! The users' list: filtered, sorted, page by page.

mod store;

use axum::extract::State;
use monitor::{Answer, Command};
use shared::{
    endpoints,
    page::Page,
    users::{UserQuery, UserRow},
};
use web::{AppState, By, Search};

/// Asks for a page of users.
pub struct ListUsers(UserQuery);

impl Command for ListUsers {
    type Of = endpoints::ListUsers;
}

pub(super) async fn list(
    State(app): State<AppState>,
    actor: By<ListUsers>,
    Search(query): Search<UserQuery>,
) -> Answer<Page<UserRow>> {
    app.monitor
        .read(&actor, ListUsers(query), store::page)
        .await
}
