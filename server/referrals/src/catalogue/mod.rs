//! The catalogue: what can be asked for, and the diagnoses it is asked for by.

pub mod import;
mod store;

use axum::{Router, extract::State};
use monitor::{Answer, Command, Entity, Operation};
use shared::{
    catalogue::{Diagnosis, DiagnosisQuery, Service, ServiceQuery},
    endpoints,
};
use web::{AppState, By, Search, Serve};

/// The routes of the catalogue.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(endpoints::ListServices, services)
        .serve(endpoints::ListDiagnoses, diagnoses)
}

/// Asks for services.
pub struct ListServices(ServiceQuery);

impl Command for ListServices {
    const DESTINATION: Entity = Entity::ReferralDesk;
    const OPERATION: Operation = Operation::ListServices;
    const CONCERNS_PATIENTS: bool = false;
}

/// Asks for diagnoses.
pub struct ListDiagnoses(DiagnosisQuery);

impl Command for ListDiagnoses {
    const DESTINATION: Entity = Entity::ReferralDesk;
    const OPERATION: Operation = Operation::ListDiagnoses;
    const CONCERNS_PATIENTS: bool = false;
}

async fn services(
    State(app): State<AppState>,
    actor: By<ListServices>,
    Search(query): Search<ServiceQuery>,
) -> Answer<Vec<Service>> {
    app.monitor
        .read(&actor, ListServices(query), store::services)
        .await
}

async fn diagnoses(
    State(app): State<AppState>,
    actor: By<ListDiagnoses>,
    Search(query): Search<DiagnosisQuery>,
) -> Answer<Vec<Diagnosis>> {
    app.monitor
        .read(&actor, ListDiagnoses(query), store::diagnoses)
        .await
}

pub use store::{count, diagnosis, service};
