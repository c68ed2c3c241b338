//! The referral desk: patients, what they are referred for, and what becomes
//! of it.

pub mod catalogue;

use crate::state::AppState;
use axum::Router;

/// The routes of the domain.
pub fn routes() -> Router<AppState> {
    Router::new().merge(catalogue::routes())
}
