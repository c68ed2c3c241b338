//! The SQL of recovery is that of roles and assignments: here it is put
//! together.

use super::{Recover, Recovered};
use crate::{assignments, rights, roles};
use monitor::{Error, Event, HeldRole, Permit, Tx};
use shared::{
    journal::Mark,
    permissions::{Permission, PermissionStates, State},
    roles::RoleLabel,
};

/// Withdraws what forbids, gives what allows, in one transaction.
pub async fn recover(tx: &mut Tx<'_>, permit: Permit<'_, Recover>) -> Result<Recovered, Error> {
    let &Recover { user, ref by } = permit.command();
    let held = rights::roles_of(tx.connection(), user).await?;
    let (forbidding, staying): (Vec<_>, Vec<_>) = held.into_iter().partition(forbids);
    let withdrawn: Vec<RoleLabel> = forbidding.into_iter().map(|role| role.label).collect();
    for role in &withdrawn {
        assignments::withdraw(tx, user, role.id).await?;
    }
    let together = staying
        .iter()
        .fold(PermissionStates::default(), |states, role| {
            states.and(role.permissions)
        });
    let given = if allows_all(together) {
        None
    } else {
        let role = roles::administrator(tx).await?;
        assignments::give(tx, user, role.id).await?;
        Some(role)
    };
    tx.note().mark(Mark::By(by.clone()));
    for role in &withdrawn {
        tx.note().mark(Mark::RoleWithdrawn { role: role.id });
    }
    if let Some(role) = &given {
        tx.note().mark(Mark::RoleGiven { role: role.id });
    }
    tx.raise(Event::RightsRecovered(user));
    Ok(Recovered { withdrawn, given })
}

fn forbids(role: &HeldRole) -> bool {
    let mut administrative = Permission::ADMINISTRATIVE.into_iter();
    administrative.any(|permission| role.permissions.of(permission) == State::Deny)
}

fn allows_all(states: PermissionStates) -> bool {
    let mut administrative = Permission::ADMINISTRATIVE.into_iter();
    administrative.all(|permission| states.of(permission).grants())
}
