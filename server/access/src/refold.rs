//! Names of users, organizations and roles, folded anew.

use crate::{organizations, roles, users};
use monitor::{Error, Namesake, engine::Connection};

/// Folds everything anew.
///
/// # Errors
/// The database cannot be written.
pub async fn refold(connection: &mut Connection) -> Result<(), Error> {
    organizations::refold(connection).await?;
    users::refold(connection).await?;
    roles::refold(connection).await
}

/// What has the name of an older one.
///
/// # Errors
/// The database cannot be read.
pub async fn namesakes(connection: &mut Connection) -> Result<Vec<Namesake>, Error> {
    let mut found = organizations::namesakes(connection).await?;
    found.extend(roles::namesakes(connection).await?);
    Ok(found)
}
