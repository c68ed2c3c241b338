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

/// What a user's roles say together.
pub(in crate::access) struct Combined {
    /// The full name, for refusals.
    pub full_name: String,
    /// The login, for the log.
    pub login: String,
    /// The combined states.
    pub states: PermissionStates,
    /// The same, with every − taken away.
    pub latent: PermissionStates,
}

#[derive(FromRow)]
struct CombinedRow {
    user_id: String,
    full_name: String,
    login: String,
    permission: String,
    allowed: i64,
    latent: i64,
}

/// The rights whose holders matter to others: those that govern, and reading the
/// journal.
const WATCHED: [Permission; 5] = {
    let [users, roles, tokens, assignment] = Permission::ADMINISTRATIVE;
    [users, roles, tokens, assignment, Permission::ReadingJournal]
};

/// Everybody with one of [`WATCHED`], if only latently; `$1` to `$5` are the
/// codes of those.
macro_rules! governing {
    () => {
        "select h.user_id from access_role_permission g \
         join access_assignment h on h.role_id = g.role_id \
         where g.allowed and g.permission in ($1, $2, $3, $4, $5)"
    };
}

const COMBINED: &str = concat!(
    "select a.user_id, u.full_name, u.login, p.permission, \
     min(case when p.allowed then 1 else 0 end) as allowed, \
     max(case when p.allowed then 1 else 0 end) as latent \
     from access_assignment a \
     join access_user u on u.user_id = a.user_id \
     join access_role_permission p on p.role_id = a.role_id \
     where a.user_id in (",
    governing!(),
    " union select cast($6 as text)) \
     group by a.user_id, u.full_name, u.login, p.permission"
);

/// Whoever holds an administrative right, if only latently, or reads the journal, and `actor`. A
/// hospital has many users and few of these.
pub(in crate::access) async fn governing(
    connection: &mut SqliteConnection,
    actor: Option<UserId>,
) -> Result<HashMap<UserId, Combined>, Error> {
    let mut query = sqlx::query_as(COMBINED);
    for permission in WATCHED {
        query = query.bind(permission.code());
    }
    let query = query.bind(actor.map(|id| id.to_string()));
    let rows: Vec<CombinedRow> = query.fetch_all(connection).await?;
    let mut people: HashMap<UserId, Combined> = HashMap::new();
    for row in rows {
        let entry = people
            .entry(stored_id(&row.user_id)?)
            .or_insert_with(|| Combined {
                full_name: row.full_name,
                login: row.login,
                states: PermissionStates::default(),
                latent: PermissionStates::default(),
            });
        let permission = permission(&row.permission)?;
        let said = |allowed: i64| state(allowed != 0);
        entry.states = entry.states.with(permission, said(row.allowed));
        entry.latent = entry.latent.with(permission, said(row.latent));
    }
    Ok(people)
}

const ABOVE_BY_ROLE: &str = concat!(
    "select a.user_id from access_assignment a where a.role_id = $6 and a.user_id in (",
    governing!(),
    ")"
);

/// Those who hold a role and could be above somebody, or read the journal:
/// whoever acts upon the role acts upon them.
pub(in crate::access) async fn above_by_role(
    connection: &mut SqliteConnection,
    role: RoleId,
) -> Result<Vec<UserId>, Error> {
    let mut query = sqlx::query_scalar(ABOVE_BY_ROLE);
    for permission in WATCHED {
        query = query.bind(permission.code());
    }
    let ids: Vec<String> = query.bind(role.to_string()).fetch_all(connection).await?;
    ids.iter().map(|id| stored_id(id)).collect()
}
