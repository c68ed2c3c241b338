//! The SQL of roles, and nothing else.

pub(super) mod refold;

use super::{CreateRole, DeleteRole, GetRole, ListRoles, UpdateRole, detail, shipped};
use crate::rights::{above_by_role, permission, remains, state};
use ground::text;
use monitor::{
    Error, FromRow, OnUnique, Permit, Sifted, Snapshot, Subject, Tx,
    engine::{Connection, RawRow},
    id_of, names as readable_names, query, query_scalar, stored, stored_id, tell,
};
use shared::{
    fields::{FullName, RoleName},
    ids::RoleId,
    page::Version,
    permissions::{Permission, PermissionStates, State},
    problem::{ErrorCode, FieldFault, Names},
    roles::{Role, RoleForm, RoleLabel, ShippedRole},
};

#[derive(FromRow)]
struct Row {
    role_id: String,
    name: String,
    shipped: Option<String>,
    version: i64,
    holders: i64,
    namesake: bool,
    permission: Option<String>,
    allowed: Option<bool>,
}

const READ: &str = "select r.role_id, r.name, r.shipped, r.version, \
    (select count(*) from access_assignment a \
     join access_user u on u.user_id = a.user_id and u.deleted_at is null \
     where a.role_id = r.role_id) as holders, \
    exists (select 1 from access_role_name n \
     where n.role_id = r.role_id and n.name_key like ' %') as namesake, \
    p.permission, p.allowed \
    from access_role r left join access_role_permission p on p.role_id = r.role_id \
    where cast($1 as text) is null or r.role_id = $1 \
    order by r.role_id";

/// The rows of all roles, or of the one with that id.
async fn rows(connection: &mut Connection, id: Option<RoleId>) -> Result<Vec<RawRow>, Error> {
    let rows = query(READ)
        .bind(id.map(|id| id.to_string()))
        .fetch_all(connection);
    Ok(rows.await?)
}

async fn read(connection: &mut Connection) -> Result<Sifted<Role>, Error> {
    let rows = rows(connection, None).await?;
    let mut roles = Sifted::default();
    for rows in rows.chunk_by(|one, other| id_of(one) == id_of(other)) {
        if let [first, ..] = rows {
            roles.put("access_role", id_of(first), role(first, rows))?;
        }
    }
    Ok(roles)
}

/// A role, from a row for each permission of which it says something.
fn role(first: &RawRow, rows: &[RawRow]) -> Result<Role, Error> {
    let row = Row::from_row(first)?;
    let mut permissions = PermissionStates::default();
    for row in rows {
        let row = Row::from_row(row)?;
        if let (Some(code), Some(allowed)) = (row.permission, row.allowed) {
            permissions = permissions.with(permission(&code)?, state(allowed));
        }
    }
    Ok(Role {
        label: RoleLabel {
            id: stored_id(&row.role_id)?,
            name: stored(row.name)?,
            shipped: row.shipped.as_deref().and_then(ShippedRole::parse),
        },
        permissions,
        holders: row.holders.unsigned_abs(),
        namesake: row.namesake,
        damaged: false,
        version: Version(row.version),
    })
}

async fn one(connection: &mut Connection, id: RoleId) -> Result<Role, Error> {
    let rows = rows(connection, Some(id)).await?;
    let first = rows.first().ok_or(ErrorCode::NotFound)?;
    match role(first, &rows) {
        Err(error) if error.is_damage() => damaged(first, &rows),
        read => read,
    }
}

/// What is left of a damaged role: saved again, it is whole.
fn damaged(first: &RawRow, rows: &[RawRow]) -> Result<Role, Error> {
    tell("access_role", &id_of(first));
    let (label, permissions) = remains(first, rows)?;
    let number = |column| first.read::<i64>(column).unwrap_or_default();
    Ok(Role {
        label,
        permissions,
        holders: number("holders").unsigned_abs(),
        namesake: number("namesake") != 0,
        damaged: true,
        version: Version(number("version")),
    })
}

/// The shipped roles as the table has them, then the others by name.
pub(super) async fn list(
    snapshot: &mut Snapshot<'_>,
    _: Permit<'_, ListRoles>,
) -> Result<Vec<Role>, Error> {
    let found = read(snapshot.connection()).await?;
    let mut roles = snapshot.apart(found);
    roles.sort_by_cached_key(|role| {
        let RoleLabel { id, name, shipped } = &role.label;
        let all = ShippedRole::ALL.iter();
        let place = shipped.map(|shipped| all.take_while(|role| **role != shipped).count());
        let place = place.unwrap_or(ShippedRole::ALL.len());
        (place, text::sort_key(name.as_str()), *id)
    });
    Ok(roles)
}

pub(super) async fn get(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, GetRole>,
) -> Result<Role, Error> {
    let &GetRole(id) = permit.command();
    one(snapshot.connection(), id).await
}

const INSERT: &str = "insert into access_role (role_id, name, shipped, created_at, version) \
    values ($1, $2, $3, $4, 1)";

/// Makes the role.
pub async fn insert(tx: &mut Tx<'_>, permit: Permit<'_, CreateRole>) -> Result<Role, Error> {
    let &CreateRole {
        form: ref typed,
        shipped,
    } = permit.command();
    let form = typed.checked(of_signs(&typed.as_read().name))?;
    for mark in detail::changes(PermissionStates::default(), form.permissions) {
        tx.note().mark(mark);
    }
    make(tx, form, shipped).await
}

/// What is wrong with a name of signs alone.
fn of_signs(name: &RoleName) -> Option<FieldFault> {
    let fault = name.check_given().err();
    fault.map(|rule| FieldFault::new("name", rule))
}

async fn make(
    tx: &mut Tx<'_>,
    form: &RoleForm,
    shipped: Option<ShippedRole>,
) -> Result<Role, Error> {
    let id = tx.new_id(RoleId::new);
    let now = tx.now().0;
    query(INSERT)
        .bind(id.to_string())
        .bind(form.name.as_str())
        .bind(shipped.map(ShippedRole::code))
        .bind(now)
        .execute(tx.connection())
        .await?;
    write_names(tx.connection(), id, &form.name, shipped).await?;
    write_states(tx.connection(), id, form.permissions).await?;
    tx.about(Subject::Role(id));
    one(tx.connection(), id).await
}

/// A role that says what the shipped Administrator said: that one, if nobody
/// changed it, or another, or a new one.
pub(crate) async fn administrator(tx: &mut Tx<'_>) -> Result<RoleLabel, Error> {
    let form = shipped::form(ShippedRole::Administrator)?;
    let mut alike = read(tx.connection()).await?.whole;
    alike.retain(|role| role.permissions == form.permissions);
    let best = alike
        .into_iter()
        .min_by_key(|role| role.label.shipped.is_none());
    if let Some(role) = best {
        return Ok(role.label);
    }
    let mut name = form.name.clone();
    let mut number = 1;
    while is_taken(tx.connection(), &name).await? {
        number += 1;
        name = stored(format!("{} {number}", form.name))?;
    }
    let form = RoleForm { name, ..form };
    Ok(make(tx, &form, None).await?.label)
}

const IS_TAKEN: &str = "select count(*) from access_role_name where name_key = $1";

async fn is_taken(connection: &mut Connection, name: &RoleName) -> Result<bool, Error> {
    let taken: i64 = query_scalar(IS_TAKEN)
        .bind(text::fold(name.as_str()))
        .fetch_one(connection)
        .await?;
    Ok(taken != 0)
}

const UPDATE: &str = "update access_role \
    set name = $1, shipped = $2, changed_at = $3, changed_by = $4, version = version + 1 \
    where role_id = $5 and version = $6";

pub(super) async fn update(tx: &mut Tx<'_>, permit: Permit<'_, UpdateRole>) -> Result<Role, Error> {
    let &UpdateRole {
        id,
        form: ref typed,
        version,
        ..
    } = permit.command();
    let before = one(tx.connection(), id).await?;
    let above = above_by_role(tx.connection(), id).await?;
    tx.acts_upon_each(above);
    let (name, shipped) = renamed(&before.label, typed.as_read().name.clone());
    let is_renamed = name != before.label.name;
    let form = typed.checked(is_renamed.then(|| of_signs(&name)).flatten())?;
    let (now, actor) = (tx.now().0, tx.actor_id());
    let done = query(UPDATE)
        .bind(name.as_str())
        .bind(shipped.map(ShippedRole::code))
        .bind(now)
        .bind(actor)
        .bind(id.to_string())
        .bind(version.0)
        .execute(tx.connection())
        .await?;
    if done.rows_affected() == 0 {
        return Err(tx.missing_or_stale(CHANGED_BY, id).await?);
    }
    tx.note().changed([("name", is_renamed)]);
    for mark in detail::changes(before.permissions, form.permissions) {
        tx.note().mark(mark);
    }
    clear(tx.connection(), id).await?;
    write_names(tx.connection(), id, &name, shipped).await?;
    write_states(tx.connection(), id, form.permissions).await?;
    one(tx.connection(), id).await
}

/// The name a role has from now on. Its shipped name, in whichever language
/// the form showed it, leaves it as it was.
fn renamed(before: &RoleLabel, name: RoleName) -> (RoleName, Option<ShippedRole>) {
    match before.shipped {
        Some(role) if shipped::names(role).contains(&name.as_str()) => {
            // What stands for a name that cannot be read is none.
            let is_whole = shipped::names(role).contains(&before.name.as_str());
            (
                if is_whole { before.name.clone() } else { name },
                Some(role),
            )
        }
        _ => (name, None),
    }
}

const CHANGED_BY: &str = "select u.full_name from access_role r \
    left join access_user u on u.user_id = r.changed_by where r.role_id = $1";

const HOLDERS: &str = "select u.user_id, u.full_name from access_assignment a \
    join access_user u on u.user_id = a.user_id \
    where a.role_id = $1 order by u.full_name_sort, u.user_id";
const DELETE: &str = "delete from access_role where role_id = $1";

pub(super) async fn delete(tx: &mut Tx<'_>, permit: Permit<'_, DeleteRole>) -> Result<(), Error> {
    let &DeleteRole(id) = permit.command();
    let before = one(tx.connection(), id).await?;
    let above = above_by_role(tx.connection(), id).await?;
    tx.acts_upon_each(above);
    let holders = query(HOLDERS)
        .bind(id.to_string())
        .fetch_all(tx.connection())
        .await?;
    if let Some(holders) = Names::of(readable_names::<FullName>("access_user", &holders)) {
        return Err(ErrorCode::RoleInUse { holders }.into());
    }
    for mark in detail::changes(before.permissions, PermissionStates::default()) {
        tx.note().mark(mark);
    }
    clear(tx.connection(), id).await?;
    query(DELETE)
        .bind(id.to_string())
        .execute(tx.connection())
        .await?;
    Ok(())
}

const INSERT_NAME: &str = "insert into access_role_name (name_key, role_id) values ($1, $2)";

/// Takes the names the role goes by; the database says whether they are free.
async fn write_names(
    connection: &mut Connection,
    id: RoleId,
    name: &RoleName,
    shipped: Option<ShippedRole>,
) -> Result<(), Error> {
    for name in shipped::names_of(name.as_str(), shipped) {
        query(INSERT_NAME)
            .bind(text::fold(name))
            .bind(id.to_string())
            .execute(&mut *connection)
            .await
            .on_unique("access_role_name.name_key", ErrorCode::RoleNameTaken)?;
    }
    Ok(())
}

const INSERT_STATE: &str = "insert into access_role_permission \
    (role_id, permission, allowed) values ($1, $2, $3)";

async fn write_states(
    connection: &mut Connection,
    id: RoleId,
    states: PermissionStates,
) -> Result<(), Error> {
    for permission in Permission::ALL {
        let allowed = match states.of(permission) {
            State::Allow => true,
            State::Deny => false,
            State::Undefined => continue,
        };
        query(INSERT_STATE)
            .bind(id.to_string())
            .bind(permission.code())
            .bind(allowed)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

const CLEAR_NAMES: &str = "delete from access_role_name where role_id = $1";
const CLEAR_STATES: &str = "delete from access_role_permission where role_id = $1";

/// Drops the role's names and states.
async fn clear(connection: &mut Connection, id: RoleId) -> Result<(), Error> {
    for statement in [CLEAR_NAMES, CLEAR_STATES] {
        query(statement)
            .bind(id.to_string())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
