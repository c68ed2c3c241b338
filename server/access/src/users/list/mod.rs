//! The users' list: filtered, sorted, page by page.

mod store;

use axum::extract::State;
use monitor::{Answer, Command};
use shared::{
    endpoints,
    page::Page,
    users::{UserQuery, UserRow},
};
use web::{AppState, By, QueryParams};

/// Asks for a page of users.
pub struct ListUsers(UserQuery);

impl Command for ListUsers {
    type Of = endpoints::ListUsers;
}

pub(super) async fn list(
    State(app): State<AppState>,
    actor: By<ListUsers>,
    QueryParams(query): QueryParams<UserQuery>,
) -> Answer<Page<UserRow>> {
    app.monitor
        .read(&actor, ListUsers(query), store::page)
        .await
}
