//! Lapses: shown to whoever holds the right, and said in the log once a day.

use crate::{
    error::Error,
    http::Serve,
    monitor::{Actor, Answer, Monitor},
    state::AppState,
};
use axum::{Router, extract::State};
use shared::{endpoints, lapses::Lapse};

/// The route of lapses.
pub fn routes() -> Router<AppState> {
    Router::new().serve(endpoints::ListLapses, list)
}

async fn list(State(app): State<AppState>, actor: Actor) -> Answer<Vec<Lapse>> {
    app.monitor.lapses(&actor).await
}

/// Warns whoever reads the log of every right that runs out. Where nobody has
/// signed in yet, there is nobody to run out of.
///
/// # Errors
/// The database is out of reach.
pub async fn warn(monitor: &Monitor) -> Result<(), Error> {
    let lapses = monitor.lapses(&Actor::System).await?;
    for Lapse {
        permission,
        until,
        login,
        ..
    } in lapses.value()
    {
        let until = until.and_then(|until| jiff::Timestamp::from_millisecond(until.0).ok());
        let (Some(until), Some(login)) = (until, login) else {
            continue;
        };
        tracing::warn!(
            target: "lapses",
            %permission, %until, login,
            "from then on nobody who can be counted on holds this permission: make a token in time"
        );
    }
    Ok(())
}
