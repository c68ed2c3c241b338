//! The journal's reading side; its pen is the monitor's own.

mod read;
mod search;
mod store;

use axum::Router;
use web::AppState;

pub use read::{read, read_from};
pub use store::{Line, Lines, ReadJournal, Unknown};

/// The route of the journal.
pub fn routes() -> Router<AppState> {
    search::routes()
}
