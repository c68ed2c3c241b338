//! Access control: who is there and who may do what.

pub mod assignments;
pub mod guard;
pub mod lapses;
pub mod organizations;
pub mod recovery;
pub mod refold;
pub mod rights;
pub mod roles;
pub mod users;

use crate::state::AppState;
use axum::Router;

/// The routes of the domain.
pub fn routes() -> Router<AppState> {
    Router::new()
        .merge(users::routes())
        .merge(organizations::routes())
        .merge(roles::routes())
        .merge(assignments::routes())
        .merge(lapses::routes())
}
