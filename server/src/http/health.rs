//! Whether the server lives and whether it can work: for whoever watches it.

use crate::{error::Error, state::AppState};
use axum::extract::State;
use shared::problem::ErrorCode;

/// The process answers.
pub async fn healthz() -> &'static str {
    "ok"
}

/// The database answers too, and the clock can be believed.
pub async fn readyz(State(app): State<AppState>) -> Result<&'static str, Error> {
    if !app.monitor.is_ready().await {
        return Err(ErrorCode::Unavailable.into());
    }
    match app.monitor.clock_fault() {
        Some(seconds) => Err(ErrorCode::ClockUnsure { seconds }.into()),
        None => Ok("ready"),
    }
}
