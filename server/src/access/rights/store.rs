//! The SQL of rights: reads only.

use crate::{
    error::Error,
    monitor::{HeldRole, stored, stored_id},
};
use shared::{
    ids::{RoleId, UserId},
    permissions::{Permission, PermissionStates, State},
    roles::{RoleLabel, ShippedRole},
};
use sqlx::{FromRow, SqliteConnection};
use std::collections::HashMap;

#[derive(FromRow)]
struct RoleRow {
    role_id: String,
    name: String,
    shipped: Option<String>,
    permission: Option<String>,
    allowed: Option<bool>,
}

const HELD_ROLES: &str = "select r.role_id, r.name, r.shipped, p.permission, p.allowed \
    from access_assignment a \
    join access_role r on r.role_id = a.role_id \
    left join access_role_permission p on p.role_id = r.role_id \
    where a.user_id = $1 order by a.given_at, a.assignment_id";

pub(super) async fn held_roles(
    connection: &mut SqliteConnection,
    user: UserId,
) -> Result<Vec<HeldRole>, Error> {
    let rows: Vec<RoleRow> = sqlx::query_as(HELD_ROLES)
        .bind(user.to_string())
        .fetch_all(connection)
        .await?;
    let mut roles: Vec<HeldRole> = Vec::new();
    for row in rows {
        let id: RoleId = stored_id(&row.role_id)?;
        if roles.last().is_none_or(|role| role.label.id != id) {
            roles.push(HeldRole {
                label: label(id, row.name, row.shipped.as_deref())?,
                permissions: PermissionStates::default(),
            });
        }
        if let (Some(role), Some(code), Some(allowed)) =
            (roles.last_mut(), row.permission, row.allowed)
        {
            role.permissions = role.permissions.with(permission(&code)?, state(allowed));
        }
    }
    Ok(roles)
}

/// A role's label from its columns.
pub(in crate::access) fn label(
    id: RoleId,
    name: String,
    shipped: Option<&str>,
) -> Result<RoleLabel, Error> {
    Ok(RoleLabel {
        id,
        name: stored(name)?,
        shipped: shipped.and_then(ShippedRole::parse),
    })
}

/// The permission a code names.
pub(in crate::access) fn permission(code: &str) -> Result<Permission, Error> {
    let mut all = Permission::ALL.into_iter();
    all.find(|permission| permission.code() == code)
        .ok_or(Error::Corrupt)
}

/// What a row of `access_role_permission` says.
pub(in crate::access) const fn state(allowed: bool) -> State {
    if allowed { State::Allow } else { State::Deny }
}

/// What everybody's roles say together.
pub(in crate::access) struct Combined {
    /// The full name, for refusals.
    pub full_name: String,
    /// The combined states.
    pub states: PermissionStates,
}

#[derive(FromRow)]
struct CombinedRow {
    user_id: String,
    full_name: String,
    permission: String,
    allowed: i64,
}

const COMBINED: &str = "select a.user_id, u.full_name, p.permission, \
    min(case when p.allowed then 1 else 0 end) as allowed \
    from access_assignment a \
    join access_user u on u.user_id = a.user_id \
    join access_role_permission p on p.role_id = a.role_id \
    group by a.user_id, u.full_name, p.permission";

/// Everybody who holds a role that says anything.
pub(in crate::access) async fn combined(
    connection: &mut SqliteConnection,
) -> Result<HashMap<UserId, Combined>, Error> {
    let rows: Vec<CombinedRow> = sqlx::query_as(COMBINED).fetch_all(connection).await?;
    let mut everybody: HashMap<UserId, Combined> = HashMap::new();
    for row in rows {
        let entry = everybody
            .entry(stored_id(&row.user_id)?)
            .or_insert_with(|| Combined {
                full_name: row.full_name,
                states: PermissionStates::default(),
            });
        let said = state(row.allowed != 0);
        entry.states = entry.states.with(permission(&row.permission)?, said);
    }
    Ok(everybody)
}
