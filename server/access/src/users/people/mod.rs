//! People: logins, names and role names of users, for drop-downs, and nothing
//! more (REQUIREMENTS §3).

mod store;

use axum::extract::State;
use monitor::{Answer, Command};
use serde::{Deserialize, Serialize};
use shared::{
    endpoints,
    users::{Person, PersonQuery},
};
use web::{AppState, By, QueryParams};

/// Asks for people.
#[derive(Serialize, Deserialize)]
pub struct ListPeople(PersonQuery);

impl Command for ListPeople {
    type Of = endpoints::ListPeople;
}

monitor::questions! { AppState:
    ListPeople = store::list => Vec<Person>;
}

pub(super) async fn list(
    State(app): State<AppState>,
    actor: By<ListPeople>,
    QueryParams(query): QueryParams<PersonQuery>,
) -> Answer<Vec<Person>> {
    app.read(&actor, ListPeople(query)).await
}

pub(crate) use store::person;
