//! The LuxMedica server: an access-control module and what it guards.
//!
//! Read [`monitor`] first: every effect and every answer passes it. The
//! domains [`authenticator`], [`access`], [`referrals`] and [`journal`] cannot name each
//! other; [`web`] turns requests into typed values and knows no business. Here they are
//! put together.

mod assembly;
mod assets;
mod backup;
pub mod cli;
mod health;
pub mod routes;

pub use assembly::{Assembly, open};
