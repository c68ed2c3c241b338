//! The list of tokens.

mod store;

use axum::{Router, extract::State};
use monitor::{Answer, Command};
use serde::{Deserialize, Serialize};
use shared::{
    endpoints,
    page::Page,
    tokens::{Token, TokenQuery},
};
use web::{AppState, By, QueryParams, Serve};

pub(super) use store::one;

/// The route of the list.
pub fn routes() -> Router<AppState> {
    Router::new().serve(list)
}

/// Asks for tokens, page by page.
#[derive(Serialize, Deserialize)]
pub struct ListTokens(pub TokenQuery);

impl Command for ListTokens {
    type Of = endpoints::ListTokens;
    const IS_LONG: bool = true;
}

monitor::questions! { AppState:
    ListTokens = store::page => Page<Token>;
}

async fn list(
    State(app): State<AppState>,
    actor: By<ListTokens>,
    QueryParams(query): QueryParams<TokenQuery>,
) -> Answer<Page<Token>> {
    app.read(&actor, ListTokens(query)).await
}
