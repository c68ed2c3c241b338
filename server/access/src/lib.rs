//! Access control: who is there and who may do what.

pub mod assignments;
mod columns;
pub mod lapses;
pub mod organizations;
pub mod recovery;
pub mod refold;
pub mod rights;
pub mod roles;
pub mod users;

pub use columns::COLUMNS;

use axum::Router;
use web::AppState;

/// The routes of the domain.
pub fn routes() -> Router<AppState> {
    Router::new()
        .merge(users::routes())
        .merge(organizations::routes())
        .merge(roles::routes())
        .merge(assignments::routes())
        .merge(lapses::routes())
}
