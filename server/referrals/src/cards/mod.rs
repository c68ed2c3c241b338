//! Cards: referrals as signed documents that anybody can check (SMART Health
//! Cards Framework).
//!
//! The private key lies in a file of its own; what it signed is checked by its
//! public half, which stays published when another key takes over.

mod check;
pub mod keys;
mod print;
mod public;
mod revocations;
mod sign;
mod store;

use axum::{Router, extract::State, middleware::from_fn};
use monitor::Answer;
use shared::{card::SignedCard, ids::RequisitionId};
use web::{AppState, By, PathId, Serve, layers::compressed};

use sign::SignCard;

/// The routes of cards.
pub fn routes() -> Router<AppState> {
    let paper = Router::new().serve(print::get);
    Router::new()
        .merge(paper.route_layer(from_fn(print::in_words)))
        .serve(post)
        .serve(print::ask)
        .serve(check::check)
        .serve(keys::published)
        .merge(
            Router::new()
                .serve(revocations::published)
                .route_layer(compressed()),
        )
}

async fn post(
    State(app): State<AppState>,
    actor: By<SignCard>,
    PathId(id): PathId<RequisitionId>,
) -> Answer<SignedCard> {
    app.run_concerning(&actor, SignCard(id)).await?.made().await
}
