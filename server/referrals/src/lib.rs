//! The referral desk: patients, what they are referred for, and what becomes
//! of it.
//!
//! What a slice does to a referral is a row of
//! [`shared::referrals::TRANSITIONS`]; who may see one is in [`scope`].

pub mod acts;
pub mod cards;
pub mod catalogue;
mod columns;
mod find;
mod history;
mod lists;
mod number;
pub mod paper;
pub mod patients;
mod qr;
pub mod refold;
pub mod requisitions;
mod scope;
mod service;
#[cfg(test)]
mod tests;
mod work;

pub use columns::COLUMNS;

use axum::Router;
use web::AppState;

/// The routes of the domain.
pub fn routes() -> Router<AppState> {
    Router::new()
        .merge(patients::routes())
        .merge(catalogue::routes())
        .merge(requisitions::routes())
        .merge(lists::routes())
        .merge(find::routes())
        .merge(work::routes())
        .merge(acts::routes())
        .merge(cards::routes())
}
