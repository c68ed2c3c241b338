//! Cards: referrals as signed documents that anybody can check (SMART Health
//! Cards Framework).
//!
//! The private key lies in a file of its own; what it signed is checked by its
//! public half, which stays published when another key takes over.

mod check;
pub mod keys;
mod print;
mod revocations;
mod sign;

use axum::{Router, extract::State, http::header, middleware::from_fn};
use jiff::fmt::rfc2822::DateTimePrinter;
use monitor::{Actor, Answer, Error, Released};
use shared::{
    card::SignedCard, endpoints, ids::RequisitionId, problem::ErrorCode, time::Timestamp,
};
use web::{AppState, By, Record, Reply, Serve, crowd::network};

use sign::{SignCard, Signer};

/// The routes of cards.
pub fn routes() -> Router<AppState> {
    let paper = Router::new().serve(endpoints::PrintRequisition, print::get);
    Router::new()
        .merge(paper.route_layer(from_fn(print::in_words)))
        .serve(endpoints::SignCard, post)
        .serve(endpoints::AskForPrint, print::ask)
        .serve(endpoints::CheckCard, check::check)
        .serve(endpoints::GetCardKeys, keys::published)
        .serve(endpoints::GetRevocations, revocations::published)
}

async fn post(
    State(app): State<AppState>,
    actor: By<SignCard>,
    Record(id): Record<RequisitionId>,
) -> Answer<SignedCard> {
    let command = SignCard {
        id,
        signer: Signer::of(&app)?,
    };
    app.monitor
        .run_concerning(&actor, command, sign::sign)
        .await
}

/// Whether a stranger may ask once more in this minute.
fn paced(app: &AppState, actor: &Actor) -> Result<(), Error> {
    let Some(address) = actor.address() else {
        return Ok(());
    };
    let lived = Timestamp(app.monitor.clock().lived().as_millisecond());
    let asked = app.pace.ask(network(address), lived);
    asked.map_err(|seconds| ErrorCode::Throttled { seconds }.into())
}

/// An answer that any page may read, and keep for a minute. Its date tells
/// whoever keeps it longer how old it is.
fn public<T>(answer: Released<T>, now: Timestamp) -> Reply<T> {
    let answer = Reply::from(answer)
        .with_header(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .with_header(header::CACHE_CONTROL, "public, max-age=60");
    match http_date(now) {
        Some(date) => answer.with_header(header::DATE, &date),
        None => answer,
    }
}

/// By the server's own clock (RFC 9110 §6.6.1).
fn http_date(now: Timestamp) -> Option<String> {
    let now = jiff::Timestamp::from_millisecond(now.0).ok()?;
    DateTimePrinter::new()
        .timestamp_to_rfc9110_string(&now)
        .ok()
}
