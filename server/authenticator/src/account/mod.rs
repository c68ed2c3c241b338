//! The own record: the article's `get_data_from_database`.

mod store;

use axum::{Router, extract::State};
use monitor::{Actor, Answer, Command, Entity, Operation};
use shared::{account::Account, endpoints};
use web::{AppState, Serve};

/// The route of the own record.
pub fn routes() -> Router<AppState> {
    Router::new().serve(endpoints::GetDataFromDatabase, show)
}

/// Asks for the own record.
pub struct GetDataFromDatabase;

impl Command for GetDataFromDatabase {
    const DESTINATION: Entity = Entity::Authenticator;
    const OPERATION: Operation = Operation::GetDataFromDatabase;
}

async fn show(State(app): State<AppState>, actor: Actor) -> Answer<Account> {
    let user = actor.user_id();
    let account = app
        .monitor
        .read(&actor, GetDataFromDatabase, async |snapshot, permit| {
            store::own(snapshot, permit, user).await
        });
    account.await
}
