//! The list of tokens.

mod store;

use axum::{Router, extract::State};
use monitor::{Answer, Command, Entity, Operation};
use shared::{
    endpoints,
    page::Page,
    tokens::{Token, TokenQuery},
};
use web::{AppState, By, Search, Serve};

pub(super) use store::one;
pub use store::page;

/// The route of the list.
pub fn routes() -> Router<AppState> {
    Router::new().serve(endpoints::ListTokens, list)
}

/// Asks for tokens, page by page.
pub struct ListTokens(pub TokenQuery);

impl Command for ListTokens {
    const DESTINATION: Entity = Entity::Authenticator;
    const OPERATION: Operation = Operation::ListTokens;
}

async fn list(
    State(app): State<AppState>,
    actor: By<ListTokens>,
    Search(query): Search<TokenQuery>,
) -> Answer<Page<Token>> {
    app.monitor
        .read(&actor, ListTokens(query), store::page)
        .await
}
