//! Licence numbers that several active users have, from before they were one
//! person's: listed for whoever can say whose each is.

mod store;

use axum::extract::State;
use monitor::{Actor, Answer, Command, Error};
use serde::{Deserialize, Serialize};
use shared::{endpoints, users::SharedLicence};
use web::{AppState, By};

/// Asks for them.
#[derive(Serialize, Deserialize)]
pub struct ListSharedLicences;

impl Command for ListSharedLicences {
    type Of = endpoints::ListSharedLicences;
}

monitor::questions! { AppState:
    ListSharedLicences = store::list => Vec<SharedLicence>;
}

pub(super) async fn list(
    State(app): State<AppState>,
    actor: By<ListSharedLicences>,
) -> Answer<Vec<SharedLicence>> {
    app.read(&actor, ListSharedLicences).await
}

/// Tells whoever reads the log how many there are.
///
/// # Errors
/// The database is out of reach.
pub async fn warn(app: &AppState) -> Result<(), Error> {
    let shared = app.read(&Actor::System, ListSharedLicences);
    let count = shared.await?.value().len();
    if 0 < count {
        tracing::warn!(
            count,
            "licence numbers that several active users have: home lists them for whoever manages users"
        );
    }
    Ok(())
}
