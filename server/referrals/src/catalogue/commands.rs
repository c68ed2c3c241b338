//! What the catalogue is asked.

use monitor::Command;
use serde::{Deserialize, Serialize};
use shared::{
    catalogue::{DiagnosisQuery, ServiceQuery},
    endpoints,
};

/// Asks for services.
#[derive(Serialize, Deserialize)]
pub struct ListServices(pub(super) ServiceQuery);

impl Command for ListServices {
    type Of = endpoints::ListServices;
    const CONCERNS_PATIENTS: bool = false;
}

/// Asks for diagnoses.
#[derive(Serialize, Deserialize)]
pub struct ListDiagnoses(pub(super) DiagnosisQuery);

impl Command for ListDiagnoses {
    type Of = endpoints::ListDiagnoses;
    const CONCERNS_PATIENTS: bool = false;
}
