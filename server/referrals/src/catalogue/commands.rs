//! What the catalogue is asked.

use monitor::{Command, Entity, Operation};
use shared::catalogue::{DiagnosisQuery, ServiceQuery};

/// Asks for services.
pub struct ListServices(pub(super) ServiceQuery);

impl Command for ListServices {
    const DESTINATION: Entity = Entity::ReferralDesk;
    const OPERATION: Operation = Operation::ListServices;
    const CONCERNS_PATIENTS: bool = false;
}

/// Asks for diagnoses.
pub struct ListDiagnoses(pub(super) DiagnosisQuery);

impl Command for ListDiagnoses {
    const DESTINATION: Entity = Entity::ReferralDesk;
    const OPERATION: Operation = Operation::ListDiagnoses;
    const CONCERNS_PATIENTS: bool = false;
}
