//! Whether the server lives and whether it can work: for whoever watches it.

use axum::extract::State;
use shared::problem::ErrorCode;
use std::{sync::Arc, time::Duration};
use tokio::time::timeout;
use web::{AppState, Refusal};

/// The process answers.
pub async fn healthz() -> &'static str {
    "ok"
}

/// How long whoever watches waits for the database: longer is as good as never.
const PATIENCE: Duration = Duration::from_secs(2);

/// The database can be read, and written, and the clock can be believed.
pub async fn readyz(State(app): State<AppState>) -> Result<&'static str, Refusal> {
    let monitor = Arc::clone(&app.monitor);
    // A write that was begun is ended, whether or not somebody still waits for it.
    let asked = tokio::spawn(async move { monitor.is_ready().await });
    let Ok(Ok(true)) = timeout(PATIENCE, asked).await else {
        return Err(ErrorCode::Unavailable.into());
    };
    match app.monitor.clock_fault() {
        Some(seconds) => Err(ErrorCode::ClockUnsure { seconds }.into()),
        None => Ok("ready"),
    }
}
