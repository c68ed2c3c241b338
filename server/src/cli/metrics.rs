//! What is measured, at an address of its own: whoever watches the server reaches it, and staff
//! need not.

use super::error::CliError;
use axum::{
    extract::State,
    handler::Handler as _,
    http::{Uri, header},
    response::IntoResponse,
};
use monitor::{Metrics, Monitor};
use shared::problem::ErrorCode;
use std::{net::SocketAddr, sync::Weak};
use web::{
    Refusal,
    crowd::{Crowd, Room, Turnstile},
    visitor,
};

/// Few watch.
const ROOM: Room = Room {
    all: 16,
    each: 16,
    reserve: 0,
};

/// Answers `GET /metrics` at `address` as long as the `monitor` is there.
///
/// # Errors
/// The address is not ours, or taken.
pub(super) fn serve(
    address: SocketAddr,
    monitor: Weak<Monitor>,
) -> Result<impl Future<Output = ()>, CliError> {
    let listen = |source| CliError::Listen { address, source };
    let listener = visitor::listen(address).map_err(listen)?;
    let address = listener.local_addr().map_err(listen)?;
    let server = axum_server::from_tcp(listener).map_err(listen)?;
    let turnstile = Turnstile(Crowd::new(ROOM, None));
    let mut server = server.acceptor(turnstile).http1_only();
    visitor::wait_no_longer(server.http_builder());
    let answer = measured.with_state(monitor).into_make_service();
    tracing::info!(%address, "metrics are served");
    Ok(async move {
        if let Err(error) = server.serve(answer).await {
            tracing::error!(%error, "what is measured is not read any more");
        }
    })
}

async fn measured(
    State(monitor): State<Weak<Monitor>>,
    uri: Uri,
) -> Result<impl IntoResponse, Refusal> {
    if uri.path() != "/metrics" {
        return Err(ErrorCode::NotFound.into());
    }
    let monitor = monitor.upgrade().ok_or(ErrorCode::Unavailable)?;
    let text = monitor.exposition()?;
    Ok(([(header::CONTENT_TYPE, Metrics::MEDIA_TYPE)], text))
}
