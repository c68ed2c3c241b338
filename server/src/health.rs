//! Whether the server lives and whether it can work: for whoever watches it.

use axum::{Router, extract::State};
use monitor::{Answer, Command};
use serde::{Deserialize, Serialize};
use shared::{endpoints, problem::ErrorCode};
use std::{sync::Arc, time::Duration};
use tokio::time::timeout;
use web::{Anonymous, AppState, Serve, Text};

/// The routes of health.
pub fn routes() -> Router<AppState> {
    Router::new().serve(lives).serve(is_ready)
}

/// Asks whether the process answers.
#[derive(Serialize, Deserialize)]
struct GetHealth;

impl Command for GetHealth {
    type Of = endpoints::GetHealth;
    const COUNTED: bool = false;
}

/// Asks whether it can work.
#[derive(Serialize, Deserialize)]
struct GetReadiness;

impl Command for GetReadiness {
    type Of = endpoints::GetReadiness;
    const COUNTED: bool = false;
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
