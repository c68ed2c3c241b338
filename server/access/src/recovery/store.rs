//! The SQL of recovery is that of roles and assignments: here it is put
//! together.

use super::{Recover, Recovered};
use crate::{assignments, rights, roles};
use ground::crypto::digest::Sha256Digest;
use monitor::{Error, Event, HeldRole, Lossy, Permit, Tx, guard::Outgrown};
use shared::{
    ids::UserId,
    journal::Mark,
    permissions::{Permission, PermissionStates, State},
    problem::{ErrorCode, Surfacing},
    roles::RoleLabel,
};

/// Withdraws what forbids, gives what allows, in one transaction. Where other rights take
/// effect by it, it is refused until exactly that was confirmed.
pub async fn recover(tx: &mut Tx<'_>, permit: Permit<'_, Recover>) -> Result<Recovered, Error> {
    let &Recover {
        user,
        ref by,
        confirmed,
    } = permit.command();
    tx.note().mark(Mark::By(by.clone()));
    let held = rights::roles_of(tx.connection(), user).await?;
    let before = together(&held);
    let (forbidding, staying): (Vec<_>, Vec<_>) = held.into_iter().partition(forbids);
    let withdrawn: Vec<RoleLabel> = forbidding.into_iter().map(|role| role.label).collect();
    for role in &withdrawn {
        assignments::withdraw(tx, user, role.id).await?;
    }
    let given = if allows_all(together(&staying)) {
        None
    } else {
        let role = roles::administrator(tx).await?;
        assignments::give(tx, user, role.id).await?;
        Some(role)
    };
    let after = together(&rights::roles_of(tx.connection(), user).await?);
    let mut surfaced = gained(before, after);
    surfaced.retain(|permission| !Permission::ADMINISTRATIVE.contains(permission));
    let outgrown = tx.outgrown_of(user).await?;
    let outgrown = check_surfacing(tx, user, &surfaced, outgrown, confirmed).await?;
    for role in &withdrawn {
        tx.note().mark(Mark::RoleWithdrawn { role: role.id });
    }
    if let Some(role) = &given {
        tx.note().mark(Mark::RoleGiven { role: role.id });
    }
    tx.raise(Event::RightsRecovered(user));
    if surfaced.contains(&Permission::ReadingJournal) {
        tx.note().mark(Mark::AuditorNew);
        tx.raise(Event::AuditorsJoined(vec![user]));
    }
    Ok(Recovered {
        withdrawn,
        given,
        surfaced,
        gone: gained(after, before),
        ended: outgrown.tokens,
    })
}

const NAME: &str = "select full_name from access_user where user_id = $1";

/// Names the rights that take effect beside the administrative ones, and what ends, unless
/// exactly that was confirmed.
async fn check_surfacing(
    tx: &mut Tx<'_>,
    user: UserId,
    surfaced: &[Permission],
    outgrown: Outgrown,
    confirmed: Option<Sha256Digest>,
) -> Result<Outgrown, Error> {
    let shown = Sha256Digest::of(format!("{surfaced:?} {outgrown:?}"));
    if surfaced.is_empty() || confirmed == Some(shown) {
        return Ok(outgrown);
    }
    let Lossy(who) = sqlx::query_scalar(NAME)
        .bind(user.to_string())
        .fetch_one(tx.connection())
        .await?;
    let permissions = surfaced.to_vec();
    Err(ErrorCode::RightsSurface {
        people: vec![Surfacing { who, permissions }],
        tokens: outgrown.tokens,
        codes: outgrown.codes.into(),
        confirm: shown.to_string(),
    }
    .into())
}

fn together(roles: &[HeldRole]) -> PermissionStates {
    let said = roles.iter().map(|role| role.permissions);
    said.fold(PermissionStates::default(), PermissionStates::and)
}

/// What takes effect by `after` that did not by `before`.
fn gained(before: PermissionStates, after: PermissionStates) -> Vec<Permission> {
    let grants = |said: PermissionStates, permission| said.of(permission).grants();
    let mut gained = Permission::ALL.to_vec();
    gained.retain(|permission| !grants(before, *permission) && grants(after, *permission));
    gained
}

fn forbids(role: &HeldRole) -> bool {
    let mut administrative = Permission::ADMINISTRATIVE.into_iter();
    administrative.any(|permission| role.permissions.of(permission) == State::Deny)
}

fn allows_all(states: PermissionStates) -> bool {
    let mut administrative = Permission::ADMINISTRATIVE.into_iter();
    administrative.all(|permission| states.of(permission).grants())
}
