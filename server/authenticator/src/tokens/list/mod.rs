//! The list of tokens.

mod store;

use axum::{Router, extract::State};
use monitor::{Answer, Command};
use shared::{
    endpoints,
    page::Page,
    tokens::{Token, TokenQuery},
};
use web::{AppState, By, QueryParams, Serve};

pub(super) use store::one;
pub use store::page;

/// The route of the list.
pub fn routes() -> Router<AppState> {
    Router::new().serve(list)
}

/// Asks for tokens, page by page.
pub struct ListTokens(pub TokenQuery);

impl Command for ListTokens {
    type Of = endpoints::ListTokens;
}

async fn list(
    State(app): State<AppState>,
    actor: By<ListTokens>,
    QueryParams(query): QueryParams<TokenQuery>,
) -> Answer<Page<Token>> {
    app.monitor
        .read(&actor, ListTokens(query), store::page)
        .await
}
