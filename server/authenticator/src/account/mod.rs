//! The own record: the article's `get_data_from_database`.

mod store;

use axum::{Router, extract::State};
use monitor::{Answer, Command};
use serde::{Deserialize, Serialize};
use shared::{account::Account, endpoints};
use web::{AppState, By, Serve};

/// The route of the own record.
pub fn routes() -> Router<AppState> {
    Router::new().serve(show)
}

/// Asks for the own record.
#[derive(Serialize, Deserialize)]
pub struct GetDataFromDatabase;

impl Command for GetDataFromDatabase {
    type Of = endpoints::GetDataFromDatabase;
}

monitor::questions! { AppState:
    GetDataFromDatabase = store::own => Account;
}

async fn show(State(app): State<AppState>, actor: By<GetDataFromDatabase>) -> Answer<Account> {
    app.read(&actor, GetDataFromDatabase).await
}
