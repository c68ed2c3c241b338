//! The own record: the article's `get_data_from_database`.

mod store;

use axum::{Router, extract::State};
use monitor::{Answer, Command};
use shared::{account::Account, endpoints};
use web::{AppState, By, Serve};

/// The route of the own record.
pub fn routes() -> Router<AppState> {
    Router::new().serve(show)
}

/// Asks for the own record.
pub struct GetDataFromDatabase;

impl Command for GetDataFromDatabase {
    type Of = endpoints::GetDataFromDatabase;
}

async fn show(State(app): State<AppState>, actor: By<GetDataFromDatabase>) -> Answer<Account> {
    let user = actor.user_id();
    let account = app
        .monitor
        .read(&actor, GetDataFromDatabase, async |snapshot, permit| {
            store::own(snapshot, permit, user).await
        });
    account.await
}
