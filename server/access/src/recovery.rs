//! Recovery: whoever runs the server gives an administrator back what there is
//! to administer with, whatever became of the roles.

use crate::{assignments, rights, roles, users};
use ground::crypto::digest::Sha256Digest;
use monitor::{Error, Event, HeldRole, Permit, Tx, guard::Outgrown};
use shared::{
    ids::UserId,
    journal::{Mark, OsUser},
    permissions::{Permission, PermissionStates, State},
    problem::{EndingToken, ErrorCode, Surfacing},
    roles::RoleLabel,
};
use web::AppState;

monitor::commands! { AppState:
    /// Lets a user hold every administrative right in effect.
    pub struct Recover {
        /// Whose rights are given back.
        pub user: UserId,
        /// Whoever runs the command, as the operating system knows them.
        pub by: OsUser,
        /// What they were shown and confirmed of rights that take effect beside those four.
        pub confirmed: Option<Sha256Digest>,
    } of internal::Recover does recover => Recovered, about User(user);
}

/// What it took.
#[derive(Debug)]
pub struct Recovered {
    /// The roles withdrawn because they forbade an administrative right.
    pub withdrawn: Vec<RoleLabel>,
    /// The role given because the others did not allow all of them.
    pub given: Option<RoleLabel>,
    /// What no role hides any more: other rights that take effect.
    pub surfaced: Vec<Permission>,
    /// The rights that went with the roles.
    pub gone: Vec<Permission>,
    /// The tokens that end, for whoever made them lacks what their owner has now.
    pub ended: Vec<EndingToken>,
}

/// Withdraws what forbids, gives what allows, in one transaction. Where other rights take
/// effect by it, it is refused until exactly that was confirmed.
async fn recover(tx: &mut Tx<'_>, permit: Permit<'_, Recover>) -> Result<Recovered, Error> {
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
    let who = users::name_of(tx.connection(), user).await?;
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
