//! Whether the server lives and whether it can work: for whoever watches it.

use axum::{Router, extract::State};
use monitor::Answer;
use shared::problem::ErrorCode;
use std::{sync::Arc, time::Duration};
use tokio::time::timeout;
use web::{Anonymous, AppState, Serve, Text};

/// The routes of health.
pub fn routes() -> Router<AppState> {
    Router::new().serve(lives).serve(is_ready)
}

monitor::commands! { AppState:
    /// Asks whether the process answers.
    struct GetHealth, COUNTED = false;

    /// Asks whether it can work.
    struct GetReadiness, COUNTED = false;
}

async fn lives(State(app): State<AppState>, actor: Anonymous<GetHealth>) -> Answer<Text> {
    app.monitor.answer(&actor, GetHealth, |_| Text("ok")).await
}

/// How long whoever watches waits for the database: longer is as good as never.
const PATIENCE: Duration = Duration::from_secs(2);

async fn is_ready(State(app): State<AppState>, actor: Anonymous<GetReadiness>) -> Answer<Text> {
    let monitor = Arc::clone(&app.monitor);
    // A write that was begun is ended, whether or not somebody still waits for it.
    let asked = tokio::spawn(async move { monitor.is_ready().await });
    let Ok(Ok(true)) = timeout(PATIENCE, asked).await else {
        return Err(ErrorCode::Unavailable.into());
    };
    match app.monitor.clock_fault() {
        Some(seconds) => Err(ErrorCode::ClockUnsure { seconds }.into()),
        None => {
            app.monitor
                .answer(&actor, GetReadiness, |_| Text("ready"))
                .await
        }
    }
}
