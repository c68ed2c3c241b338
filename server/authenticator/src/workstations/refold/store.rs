//! The SQL of folding names anew.

use monitor::{Error, Named, Namesake, engine::Connection, readable};

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

const WORKSTATIONS: Named = Named {
    park: PARK,
    read: READ,
    write: WRITE,
    take: TAKE,
};
const PARK: &str = "update authenticator_workstation set name_key = ' ' || workstation_id";
const READ: &str = "select workstation_id, name from authenticator_workstation \
    where workstation_id > $1 order by workstation_id limit $2";
const WRITE: &str =
    "update authenticator_workstation set name = $1, name_sort = $2 where workstation_id = $3";
const TAKE: &str = "update authenticator_workstation set name_key = $1 where workstation_id = $2 \
    and not exists (select 1 from authenticator_workstation w where w.name_key = $1)";

/// Folds everything anew.
///
/// # Errors
/// The database cannot be written.
pub async fn refold(connection: &mut Connection) -> Result<(), Error> {
    WORKSTATIONS.refold(connection).await
}
