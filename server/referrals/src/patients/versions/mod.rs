//! A patient's record as it was.

mod store;

use super::GetPatientHistory;
use monitor::{Concerning, Error, Permit, Snapshot};
use shared::patients::PatientVersion;

pub(super) use store::keep;

/// Every version of the record, newest first.
pub(super) async fn list(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<GetPatientHistory>,
) -> Result<Concerning<Vec<PatientVersion>>, Error> {
    let GetPatientHistory(id) = permit.into_command();
    let versions = store::versions(snapshot, id).await?;
    Ok(Concerning::one(id, versions))
}
