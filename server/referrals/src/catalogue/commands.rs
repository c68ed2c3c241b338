//! What the catalogue is asked.

use super::store;
use shared::catalogue::{Diagnosis, DiagnosisQuery, Service, ServiceQuery};
use web::AppState;

monitor::commands! { AppState:
    /// Asks for services.
    pub struct ListServices(pub(super) ServiceQuery)
        asks store::services => Vec<Service>, CONCERNS_PATIENTS = false;

    /// Asks for diagnoses.
    pub struct ListDiagnoses(pub(super) DiagnosisQuery)
        asks store::diagnoses => Vec<Diagnosis>, CONCERNS_PATIENTS = false;
}
