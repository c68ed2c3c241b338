//! The SQL of folding names anew.

use crate::roles::names;
use ground::text::{self, fold, parked, sort_key};
use monitor::{Error, Leaves, Named, Namesake, engine::Connection, readable};
use shared::{
    roles::ShippedRole,
    text::{line, repaired},
};
use sqlx::FromRow;

/// Folds everything anew. Of several that have one name now, the oldest keeps
/// it, a shipped role before others.
///
/// # Errors
/// The database cannot be written.
pub async fn refold(connection: &mut Connection) -> Result<(), Error> {
    ORGANIZATIONS.refold(connection).await?;
    users(connection).await?;
    roles(connection).await
}

const NAMESAKES: &str = "select 'organization' as kind, organization_id as id, name \
    from access_organization where name_key like ' %' \
    union all select 'role', role_id, name from access_role where role_id in \
    (select role_id from access_role_name where name_key like ' %') order by kind, id";

/// What has the name of an older one.
///
/// # Errors
/// The database cannot be read.
pub async fn namesakes(connection: &mut Connection) -> Result<Vec<Namesake>, Error> {
    let rows = sqlx::query(NAMESAKES).fetch_all(connection).await?;
    Ok(readable(&rows))
}

const ORGANIZATIONS: Named = Named {
    park: PARK_ORGANIZATIONS,
    read: READ_ORGANIZATIONS,
    write: WRITE_ORGANIZATION,
    take: TAKE_ORGANIZATION,
};
const PARK_ORGANIZATIONS: &str = "update access_organization \
    set name_key = ' ' || organization_id where deleted_at is null";
const READ_ORGANIZATIONS: &str = "select organization_id, name from access_organization \
    where organization_id > $1 order by organization_id limit $2";
const WRITE_ORGANIZATION: &str =
    "update access_organization set name = $1, name_sort = $2 where organization_id = $3";
const TAKE_ORGANIZATION: &str = "update access_organization set name_key = $1 \
    where organization_id = $2 and deleted_at is null \
    and not exists (select 1 from access_organization o where o.name_key = $1)";

#[derive(FromRow)]
struct UserRow {
    user_id: String,
    login_key: String,
    full_name: String,
    position: String,
}

const USERS: &str = "select user_id, login_key, full_name, position from access_user \
    where user_id > $1 order by user_id limit $2";
const USER: &str = "update access_user set full_name = $1, full_name_sort = $2, position = $3, \
    position_sort = $4, search = $5, position_search = $6 where user_id = $7";

async fn users(connection: &mut Connection) -> Result<(), Error> {
    let mut leaves = Leaves::default();
    while let Some(rows) = leaves.next(connection, USERS).await? {
        for row in rows {
            let UserRow { user_id, .. } = &row;
            let full_name = repaired(&line(&row.full_name));
            let position = line(&row.position);
            sqlx::query(USER)
                .bind(&full_name)
                .bind(sort_key(&full_name))
                .bind(&position)
                .bind(sort_key(&position))
                .bind(text::person(&full_name, &row.login_key))
                .bind(fold(&position))
                .bind(user_id)
                .execute(&mut *connection)
                .await?;
        }
    }
    Ok(())
}

#[derive(FromRow)]
struct RoleRow {
    role_id: String,
    name: String,
    shipped: Option<String>,
}

const ROLES: &str =
    "select role_id, name, shipped from access_role order by shipped is null, role_id";
const ROLE: &str = "update access_role set name = $1 where role_id = $2";
const CLEAR_NAMES: &str = "delete from access_role_name";
const NAME_ROLE: &str = "insert into access_role_name (name_key, role_id) values ($1, $2) \
    on conflict (name_key) do nothing";

async fn roles(connection: &mut Connection) -> Result<(), Error> {
    let rows = sqlx::query(ROLES).fetch_all(&mut *connection).await?;
    sqlx::query(CLEAR_NAMES).execute(&mut *connection).await?;
    for row in readable::<RoleRow>(&rows) {
        let name = line(&row.name);
        sqlx::query(ROLE)
            .bind(&name)
            .bind(&row.role_id)
            .execute(&mut *connection)
            .await?;
        let shipped = row.shipped.as_deref().and_then(ShippedRole::parse);
        for name in names(&name, shipped) {
            let key = fold(name);
            if !take_name(connection, &key, &row.role_id).await? {
                let key = parked(&key, &row.role_id);
                take_name(connection, &key, &row.role_id).await?;
            }
        }
    }
    Ok(())
}

async fn take_name(connection: &mut Connection, key: &str, role: &str) -> Result<bool, Error> {
    let done = sqlx::query(NAME_ROLE)
        .bind(key)
        .bind(role)
        .execute(connection)
        .await?;
    Ok(done.rows_affected() != 0)
}
