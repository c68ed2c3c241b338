//! A user as the referral desk knows them.

mod store;

use monitor::{Actor, Command, Entity, Error, Member, Monitor, Operation, engine::Connection};
use shared::ids::UserId;

/// Asks for a user in whose name the operator writes something down.
struct GetMember(UserId);

impl Command for GetMember {
    const DESTINATION: Entity = Entity::AccessControl;
    const OPERATION: Operation = Operation::GetMember;
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
        .consult(&Actor::Operator, GetMember(user), store::read)
        .await
}
