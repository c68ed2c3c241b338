//! The catalogue: what can be asked for, and the diagnoses it is asked for by.

pub mod import;
mod store;

use axum::{Router, extract::State};
use monitor::Answer;
use shared::catalogue::{Diagnosis, DiagnosisQuery, Service, ServiceQuery};
use store::{ListDiagnoses, ListServices};
use web::{AppState, By, QueryParams, Serve, layers::compressed};

/// The routes of the catalogue.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(services)
        .serve(diagnoses)
        .route_layer(compressed())
}

async fn services(
    State(app): State<AppState>,
    actor: By<ListServices>,
    QueryParams(query): QueryParams<ServiceQuery>,
) -> Answer<Vec<Service>> {
    app.read(&actor, ListServices(query)).await
}

async fn diagnoses(
    State(app): State<AppState>,
    actor: By<ListDiagnoses>,
    QueryParams(query): QueryParams<DiagnosisQuery>,
) -> Answer<Vec<Diagnosis>> {
    app.read(&actor, ListDiagnoses(query)).await
}

pub use store::{count, diagnosis, service};
