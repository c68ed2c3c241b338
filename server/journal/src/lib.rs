//! The journal's reading side; its pen is the monitor's own.

mod read;
mod search;
mod store;

use axum::Router;
use web::AppState;

pub use read::{Line, Lines, ReadJournal, Unknown, read, read_from};

/// The route of the journal.
pub fn routes() -> Router<AppState> {
    search::routes()
}
