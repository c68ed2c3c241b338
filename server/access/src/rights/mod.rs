//! What a user's roles add up to.

mod store;

use monitor::{Error, HeldRole, engine::Connection};
use shared::{
    ids::UserId,
    permissions::{EffectivePermission, Permission, decide},
    roles::RoleLabel,
};

pub(crate) use store::{above_by_role, label, labels_of, permission, remains, state};
pub use store::{governing, said_by_roles, said_of};

/// The roles `user` holds, oldest first, with what each says.
pub async fn roles_of(connection: &mut Connection, user: UserId) -> Result<Vec<HeldRole>, Error> {
    store::held_roles(connection, user).await
}

/// The names of roles alone.
pub fn labels(roles: &[HeldRole]) -> Vec<RoleLabel> {
    roles.iter().map(|role| role.label.clone()).collect()
}

/// Every permission with its decision and the roles behind it.
pub fn effective(roles: &[HeldRole]) -> Vec<EffectivePermission> {
    let all = Permission::ALL.into_iter();
    all.map(|permission| EffectivePermission {
        permission,
        decision: decide(
            roles.iter().map(|role| (&role.label, &role.permissions)),
            permission,
        ),
    })
    .collect()
}
