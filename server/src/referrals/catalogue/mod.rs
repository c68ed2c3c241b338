//! The catalogue: services and diagnoses.

use crate::state::AppState;
use axum::Router;

/// The routes of the catalogue.
pub fn routes() -> Router<AppState> {
    Router::new()
}
