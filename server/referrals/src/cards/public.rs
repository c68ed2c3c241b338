//! What whoever checks cards is answered, signed in or not.

use axum::http::header;
use ground::network::network;
use jiff::fmt::rfc2822::DateTimePrinter;
use monitor::{Actor, Error, Released};
use shared::{problem::ErrorCode, time::Timestamp};
use web::{AppState, Reply};

/// Refuses whoever asked too often in this minute, by their network.
pub(super) async fn limited(app: &AppState, actor: &Actor) -> Result<(), Error> {
    let Some(address) = actor.address() else {
        return Ok(());
    };
    let asked = app.rate_limit.ask(network(address), &app.monitor).await?;
    asked.map_err(|seconds| ErrorCode::Throttled { seconds }.into())
}

/// An answer that any page may read, and keep for a minute. Its date tells
/// whoever keeps it longer how old it is.
pub(super) fn public<T>(answer: Released<T>, now: Timestamp) -> Reply<T> {
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
