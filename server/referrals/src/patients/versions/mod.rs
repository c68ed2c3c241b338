//! A patient's record as it was.

mod store;

use monitor::{Command, Concerning, Error, Permit, Snapshot, Subject};
use serde::{Deserialize, Serialize};
use shared::{endpoints, ids::PatientId, patients::PatientVersion};

pub(super) use store::keep;

/// Asks how a patient's record came about.
#[derive(Serialize, Deserialize)]
pub(super) struct GetPatientHistory(pub(super) PatientId);

impl Command for GetPatientHistory {
    type Of = endpoints::GetPatientHistory;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Patient(self.0))
    }
}

/// Every version of the record, newest first.
pub(super) async fn list(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, GetPatientHistory>,
) -> Result<Concerning<Vec<PatientVersion>>, Error> {
    let &GetPatientHistory(id) = permit.command();
    let versions = store::versions(snapshot, id).await?;
    Ok(Concerning::one(id, versions))
}
