//! The catalogue: services and diagnoses.

use super::{answer::Answer, call::call};
use shared::{
    catalogue::{Diagnosis, DiagnosisQuery, Service, ServiceQuery},
    endpoints::{ListDiagnoses, ListServices},
};

/// The services that match best.
pub async fn services(query: ServiceQuery) -> Answer<Vec<Service>> {
    call::<ListServices>(&query).await
}

/// The diagnoses that match best.
pub async fn diagnoses(query: DiagnosisQuery) -> Answer<Vec<Diagnosis>> {
    call::<ListDiagnoses>(&query).await
}
