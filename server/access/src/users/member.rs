//! A user as the referral desk and the command line know them.

use super::store::member::{self, FindUser, GetMember};
use monitor::{Actor, Error, Member, Monitor, engine::Connection};
use shared::{fields::Login, ids::UserId};

pub use super::store::member::Found;

/// The user, unless they are gone.
pub async fn of(connection: &mut Connection, user: UserId) -> Result<Option<Member>, Error> {
    member::member(connection, user).await
}

/// The same, for the operator.
///
/// # Errors
/// The database is out of reach.
pub async fn for_operator(monitor: &Monitor, user: UserId) -> Result<Option<Member>, Error> {
    monitor
        .consult(&(), &Actor::Operator, GetMember(user))
        .await
}

/// The user of a login, for the operator.
///
/// # Errors
/// The database is out of reach.
pub async fn find_by_login(monitor: &Monitor, login: &Login) -> Result<Option<Found>, Error> {
    let question = FindUser(login.clone());
    monitor.consult(&(), &Actor::Operator, question).await
}
