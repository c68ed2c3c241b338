//! Names of patients, services and diagnoses, folded anew.

use crate::{catalogue::import, lists, patients};
use monitor::{Error, engine::Connection};

/// Folds everything anew.
///
/// # Errors
/// The database cannot be written.
pub async fn refold(connection: &mut Connection) -> Result<(), Error> {
    patients::refold(connection).await?;
    import::refold(connection).await?;
    lists::refold(connection).await
}
