//! Finding a user by login, for the command line.

mod store;

use monitor::{Actor, Command, Error, Monitor};
use serde::{Deserialize, Serialize};
use shared::{
    endpoints,
    fields::{Login, Position},
    ids::UserId,
};

/// Asks for the user of a login.
#[derive(Serialize, Deserialize)]
struct FindUser(Login);

impl Command for FindUser {
    type Of = endpoints::GetUser;
}

/// What the command line needs to know of a user.
#[derive(Debug, Clone)]
pub struct Found {
    /// The user.
    pub id: UserId,
    /// Their job title.
    pub position: Position,
}

monitor::questions! { ():
    FindUser = store::by_login => Option<Found>;
}

/// The user of a login, for the operator.
///
/// # Errors
/// The database is out of reach.
pub async fn find_by_login(monitor: &Monitor, login: &Login) -> Result<Option<Found>, Error> {
    let question = FindUser(login.clone());
    monitor.consult(&(), &Actor::Operator, question).await
}
