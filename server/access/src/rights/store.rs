//! The SQL of rights: reads only.

use monitor::{
    Error, FromRow, HeldRole, Lossy,
    engine::{Builder, Connection, RawRow},
    guard::Combined,
    id_of, named, query, query_scalar, stored_id, tell, text_of,
};
use shared::{
    ids::{RoleId, UserId},
    permissions::{Permission, PermissionStates, State},
    roles::{RoleLabel, ShippedRole},
};
use std::collections::HashMap;
use uuid::Uuid;

/// What a role `r` says of a permission by its row `p`; what means nothing, if the role that is
/// assigned is not there.
macro_rules! said {
    () => {
        "case when r.role_id is null then '' else p.permission end as permission, p.allowed"
    };
}

const HELD_ROLES: &str = concat!(
    "select a.role_id, coalesce(r.name, '') as name, r.shipped, ",
    said!(),
    " from access_assignment a \
    left join access_role r on r.role_id = a.role_id \
    left join access_role_permission p on p.role_id = r.role_id \
    where a.user_id = $1 order by a.given_at, a.assignment_id"
);

pub(super) async fn held_roles(
    connection: &mut Connection,
    user: UserId,
) -> Result<Vec<HeldRole>, Error> {
    let rows = query(HELD_ROLES)
        .bind(user.to_string())
        .fetch_all(connection)
        .await?;
    let roles = rows.chunk_by(|one, other| id_of(one) == id_of(other));
    roles.filter_map(<[_]>::split_first).map(held).collect()
}

/// A held role, from a row for each permission of which it says something.
fn held((first, rest): (&RawRow, &[RawRow])) -> Result<HeldRole, Error> {
    let label = label_of(first)?;
    let said = std::iter::once(first).chain(rest).map(said);
    let permissions = said.fold(PermissionStates::default(), PermissionStates::and);
    Ok(HeldRole { label, permissions })
}

#[derive(FromRow)]
struct Said {
    permission: Option<String>,
    allowed: Option<bool>,
}

/// What a row, whose first column is the role's id, says of a permission.
fn read(row: &RawRow) -> Result<PermissionStates, Error> {
    stored_id::<RoleId>(&id_of(row))?;
    let Said {
        permission: code,
        allowed,
    } = Said::from_row(row)?;
    let states = PermissionStates::default();
    match (code, allowed) {
        (Some(code), Some(allowed)) => Ok(states.with(permission(&code)?, state(allowed))),
        (None, None) => Ok(states),
        _ => Err(Error::Corrupt),
    }
}

/// The same; no to everything where it cannot be read.
///
/// That row may have been a −, and to leave it out would give its role's holders what it
/// forbade, be it by this role or another they hold. So they have no right at all until it
/// is corrected, or the role taken from them.
fn said(row: &RawRow) -> PermissionStates {
    read(row).unwrap_or_else(|_| {
        tell("access_role", &id_of(row));
        PermissionStates::all(State::Deny)
    })
}

/// What can be read of a damaged role, for whoever corrects it.
pub(crate) fn remains(
    first: &RawRow,
    rows: &[RawRow],
) -> Result<(RoleLabel, PermissionStates), Error> {
    let readable = rows.iter().filter_map(|row| read(row).ok());
    let states = readable.fold(PermissionStates::default(), PermissionStates::and);
    Ok((label_of(first)?, states))
}

/// The label in a row whose first column is the role's id.
fn label_of(row: &RawRow) -> Result<RoleLabel, Error> {
    let id = stored_id(&id_of(row)).unwrap_or(RoleId::new(Uuid::nil()));
    let shipped: Option<Lossy> = row.read("shipped")?;
    label(
        id,
        row.read("name")?,
        shipped.as_ref().map(|Lossy(code)| code.as_str()),
    )
}

const LABELS: &str = "select a.role_id, coalesce(r.name, '') as name, r.shipped, a.user_id \
    from access_assignment a left join access_role r on r.role_id = a.role_id \
    where a.user_id in (";

/// The labels of the roles that each of `users` holds, in the order they were given; of whoever
/// holds none, nothing. Ids are as they are stored.
pub(crate) async fn labels_of(
    connection: &mut Connection,
    users: impl Iterator<Item = String>,
) -> Result<HashMap<String, Result<Vec<RoleLabel>, Error>>, Error> {
    let mut sql = Builder::new(LABELS);
    // One that nobody has: a list of none is no SQL.
    sql.push("''");
    for user in users {
        sql.push(", ").push_bind(user);
    }
    sql.push(") order by a.user_id, a.given_at, a.assignment_id");
    let rows = sql.build().fetch_all(connection).await?;
    let user = |row: &RawRow| text_of(row, "user_id");
    let held = rows.chunk_by(|one, other| user(one) == user(other));
    let labels = held.filter_map(|roles| Some((user(roles.first()?), roles)));
    Ok(labels
        .map(|(user, roles)| (user, roles.iter().map(label_of).collect()))
        .collect())
}

/// A role's label from its columns.
pub(crate) fn label(id: RoleId, name: Lossy, shipped: Option<&str>) -> Result<RoleLabel, Error> {
    Ok(RoleLabel {
        id,
        name: named("access_role", &id, name)?,
        shipped: shipped.and_then(ShippedRole::parse),
    })
}

/// The permission a code names.
pub(crate) fn permission(code: &str) -> Result<Permission, Error> {
    Permission::parse(code).ok_or(Error::Corrupt)
}

/// What a row of `access_role_permission` says.
pub(crate) const fn state(allowed: bool) -> State {
    if allowed { State::Allow } else { State::Deny }
}

/// The rights whose holders matter to others: those that govern, and reading the
/// journal.
const WATCHED: [Permission; 5] = {
    let [users, roles, tokens, assignment] = Permission::ADMINISTRATIVE;
    [users, roles, tokens, assignment, Permission::ReadingJournal]
};

/// Those of whoever works with patients.
const CLINICAL: [Permission; 2] = [
    Permission::IssuingReferrals,
    Permission::ProcessingReferrals,
];

/// Everybody with one of [`WATCHED`], if only latently, or with a role of which a row cannot
/// be read; `$1` to `$5` are the codes of those, `$7` and `$8` of [`CLINICAL`].
macro_rules! governing {
    () => {
        "select h.user_id from access_role_permission g \
         join access_assignment h on h.role_id = g.role_id \
         where (g.allowed and g.permission in ($1, $2, $3, $4, $5)) \
            or g.permission not in ($1, $2, $3, $4, $5, $7, $8) \
            or g.allowed not in (true, false) \
         union all select n.user_id from access_assignment n \
         where not exists (select 1 from access_role r where r.role_id = n.role_id)"
    };
}

const COMBINED: &str = concat!(
    "select a.role_id, a.user_id, u.full_name, u.login, ",
    said!(),
    " from access_assignment a \
     join access_user u on u.user_id = a.user_id \
     left join access_role r on r.role_id = a.role_id \
     left join access_role_permission p on p.role_id = a.role_id \
     where a.user_id in (",
    governing!(),
    " union select n.user_id from access_role_permission d \
        join access_assignment n on n.role_id = d.role_id \
        join access_assignment h on h.user_id = n.user_id \
        join access_role_permission g on g.role_id = h.role_id and g.permission = d.permission \
        where not d.allowed and g.allowed and d.permission not in ($1, $2, $3, $4, $5) \
     union select cast($6 as text))"
);

/// Whoever holds an administrative right, if only latently, who reads the journal, or of whose
/// rights a − hides one or a role cannot be read, and `actor`. A hospital has many users and few
/// of these.
pub async fn governing(
    connection: &mut Connection,
    actor: Option<UserId>,
) -> Result<HashMap<UserId, Combined>, Error> {
    let [users, roles, tokens, giving, journal] = WATCHED.map(Permission::code);
    let [issuing, processing] = CLINICAL.map(Permission::code);
    let query = query(COMBINED)
        .bind(users)
        .bind(roles)
        .bind(tokens)
        .bind(giving)
        .bind(journal);
    let query = query
        .bind(actor.map(|id| id.to_string()))
        .bind(issuing)
        .bind(processing);
    let rows = query.fetch_all(connection).await?;
    let mut people: HashMap<UserId, Combined> = HashMap::new();
    for row in &rows {
        let Ok(user) = stored_id(&text_of(row, "user_id")) else {
            tell("access_user", "?");
            continue;
        };
        let person = people
            .entry(user)
            .or_insert_with(|| Combined::new(text_of(row, "full_name"), text_of(row, "login")));
        match read(row) {
            Ok(said) => person.hold(said),
            Err(_) => {
                tell("access_role", &id_of(row));
                person.hold_unreadable();
            }
        }
    }
    Ok(people)
}

const SAID_BY_ROLES: &str = "select role_id, permission, allowed from access_role_permission";

/// What each role says that says anything, be it held or not.
pub async fn said_by_roles(
    connection: &mut Connection,
) -> Result<HashMap<RoleId, PermissionStates>, Error> {
    let rows = query(SAID_BY_ROLES).fetch_all(connection).await?;
    let mut roles: HashMap<RoleId, PermissionStates> = HashMap::new();
    for row in &rows {
        // Nobody holds a role by an id that is none.
        if let Ok(role) = stored_id(&id_of(row)) {
            let states = roles.entry(role).or_default();
            *states = states.and(said(row));
        }
    }
    Ok(roles)
}

const SAID_OF: &str = "select p.role_id, a.user_id, p.permission, p.allowed \
    from access_assignment a join access_role_permission p on p.role_id = a.role_id \
    where a.user_id in (";

/// Of so many users at once: no engine binds any number of values.
const AT_ONCE: usize = 500;

/// What the roles say that each of `users` holds.
pub async fn said_of(
    connection: &mut Connection,
    users: &[UserId],
) -> Result<HashMap<UserId, Vec<PermissionStates>>, Error> {
    let mut people: HashMap<UserId, Vec<PermissionStates>> = HashMap::new();
    for users in users.chunks(AT_ONCE) {
        let mut sql = Builder::new(SAID_OF);
        let mut ids = sql.separated(", ");
        for user in users {
            ids.push_bind(user.to_string());
        }
        sql.push(")");
        for row in sql.build().fetch_all(&mut *connection).await? {
            let user = stored_id(&text_of(&row, "user_id"))?;
            people.entry(user).or_default().push(said(&row));
        }
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
pub(crate) async fn above_by_role(
    connection: &mut Connection,
    role: RoleId,
) -> Result<Vec<UserId>, Error> {
    let [users, roles, tokens, giving, journal] = WATCHED.map(Permission::code);
    let [issuing, processing] = CLINICAL.map(Permission::code);
    let query = query_scalar(ABOVE_BY_ROLE);
    let query = query
        .bind(users)
        .bind(roles)
        .bind(tokens)
        .bind(giving)
        .bind(journal);
    let query = query.bind(role.to_string()).bind(issuing).bind(processing);
    let ids: Vec<Lossy> = query.fetch_all(connection).await?;
    // Nobody signs in by an id that is none.
    Ok(ids.iter().filter_map(|id| stored_id(&id.0).ok()).collect())
}
