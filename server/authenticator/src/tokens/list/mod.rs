//! The list of tokens.

mod store;

use axum::{Router, extract::State};
use monitor::Answer;
use shared::{
    page::Page,
    tokens::{Token, TokenQuery},
};
use web::{AppState, By, QueryParams, Serve};

pub(super) use store::one;

/// The route of the list.
pub fn routes() -> Router<AppState> {
    Router::new().serve(list)
}

monitor::commands! { AppState:
    /// Asks for tokens, page by page.
    pub struct ListTokens(pub TokenQuery) asks store::page => Page<Token>, IS_LONG = true;
}

async fn list(
    State(app): State<AppState>,
    actor: By<ListTokens>,
    QueryParams(query): QueryParams<TokenQuery>,
) -> Answer<Page<Token>> {
    app.read(&actor, ListTokens(query)).await
}
