//! Lapses: shown to whoever holds the right, and said in the log once a day.

use axum::Router;
use monitor::{Actor, Error, Permit, Snapshot};
use shared::lapses::Lapse;
use web::{AppState, Serve, ask};

/// The route of lapses.
pub fn routes() -> Router<AppState> {
    Router::new().serve(ask::<ListLapses>)
}

monitor::commands! { AppState:
    /// Asks which administrative permissions run out of holders who are able.
    pub struct ListLapses asks lapses => Vec<Lapse>;
}

/// The lapses that concern whoever asks: those of rights they hold; all of them for the
/// server's own clock.
async fn lapses(
    snapshot: &mut Snapshot<'_>,
    _: Permit<'_, ListLapses>,
) -> Result<Vec<Lapse>, Error> {
    let actor = snapshot.actor();
    let mut lapses = snapshot.rights().await?.lapses();
    lapses.retain(|lapse| matches!(actor, Actor::System) || actor.may(lapse.permission));
    Ok(lapses)
}

/// Warns whoever reads the log of every right that runs out. Where nobody has
/// signed in yet, there is nobody to run out of.
///
/// # Errors
/// The database is out of reach.
pub async fn warn(app: &AppState) -> Result<(), Error> {
    let lapses = app.read(&Actor::System, ListLapses).await?;
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
