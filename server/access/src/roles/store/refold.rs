//! The SQL of folding roles' names anew.

use crate::roles::shipped::names_of;
use ground::text::{fold, parked};
use monitor::{Error, FromRow, Namesake, engine::Connection, query, readable};
use shared::{roles::ShippedRole, text::line};

const NAMESAKES: &str = "select 'role' as kind, role_id as id, name from access_role \
    where role_id in (select role_id from access_role_name where name_key like ' %') order by id";

/// What has the name of an older one.
pub async fn namesakes(connection: &mut Connection) -> Result<Vec<Namesake>, Error> {
    let rows = query(NAMESAKES).fetch_all(connection).await?;
    Ok(readable(&rows))
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

/// Folds everything anew. Of several that have one name now, the oldest keeps it, a shipped role
/// before others.
pub async fn refold(connection: &mut Connection) -> Result<(), Error> {
    let rows = query(ROLES).fetch_all(&mut *connection).await?;
    query(CLEAR_NAMES).execute(&mut *connection).await?;
    for row in readable::<RoleRow>(&rows) {
        let name = line(&row.name);
        query(ROLE)
            .bind(&name)
            .bind(&row.role_id)
            .execute(&mut *connection)
            .await?;
        let shipped = row.shipped.as_deref().and_then(ShippedRole::parse);
        for name in names_of(&name, shipped) {
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
    let done = query(NAME_ROLE)
        .bind(key)
        .bind(role)
        .execute(connection)
        .await?;
    Ok(done.rows_affected() != 0)
}
