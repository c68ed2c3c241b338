//! The SQL of folding names anew.

use ground::text::{fold, parked, sort_key};
use monitor::{Error, Leaves, Namesake, engine::Connection, readable};
use shared::text::line;
use sqlx::FromRow;

const NAMESAKES: &str = "select 'workstation' as kind, workstation_id as id, name \
    from authenticator_workstation where name_key like ' %' order by id";

/// What has the name of an older one.
///
/// # Errors
/// The database cannot be read.
pub async fn namesakes(connection: &mut Connection) -> Result<Vec<Namesake>, Error> {
    let rows = sqlx::query(NAMESAKES).fetch_all(connection).await?;
    Ok(readable(&rows))
}

#[derive(FromRow)]
struct Row {
    workstation_id: String,
    name: String,
}

const READ: &str = "select workstation_id, name from authenticator_workstation \
    where workstation_id > $1 order by workstation_id limit $2";
const PARK: &str = "update authenticator_workstation set name_key = ' ' || workstation_id";
const WRITE: &str =
    "update authenticator_workstation set name = $1, name_sort = $2 where workstation_id = $3";
const NAME: &str = "update authenticator_workstation set name_key = $1 where workstation_id = $2 \
    and not exists (select 1 from authenticator_workstation w where w.name_key = $1)";

/// Folds everything anew. Of several that have one name now, the oldest keeps it.
///
/// # Errors
/// The database cannot be written.
pub async fn refold(connection: &mut Connection) -> Result<(), Error> {
    sqlx::query(PARK).execute(&mut *connection).await?;
    let mut leaves = Leaves::default();
    while let Some(rows) = leaves.next(connection, READ).await? {
        for Row {
            workstation_id,
            name,
        } in rows
        {
            let name = line(&name);
            sqlx::query(WRITE)
                .bind(&name)
                .bind(sort_key(&name))
                .bind(&workstation_id)
                .execute(&mut *connection)
                .await?;
            let key = fold(&name);
            for key in [&parked(&key, &workstation_id), &key] {
                sqlx::query(NAME)
                    .bind(key)
                    .bind(&workstation_id)
                    .execute(&mut *connection)
                    .await?;
            }
        }
    }
    Ok(())
}
