//! A user as the referral desk knows them.

mod store;

use monitor::{Actor, Command, Error, Member, Monitor, engine::Connection, internal};
use serde::{Deserialize, Serialize};
use shared::ids::UserId;

/// Asks for a user in whose name the operator writes something down.
#[derive(Serialize, Deserialize)]
struct GetMember(UserId);

impl Command for GetMember {
    type Of = internal::GetMember;
}

monitor::questions! { ():
    GetMember = store::read => Option<Member>;
}

/// The user, unless they are gone.
pub async fn of(connection: &mut Connection, user: UserId) -> Result<Option<Member>, Error> {
    store::member(connection, user).await
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
