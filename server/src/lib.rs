//! The LuxMedica server: an access-control module and what it guards.
//!
//! Read [`monitor`] first: every effect and every answer passes it. The
//! domains [`authenticator`], [`access`], [`referrals`] and [`journal`] never import each
//! other; [`http`] turns requests into typed values and knows no business.

pub mod access;
pub mod authenticator;
pub mod calendar;
pub mod chance;
pub mod cli;
pub mod clock;
pub mod config;
pub mod crypto;
pub mod error;
pub mod http;
pub mod journal;
pub mod monitor;
pub mod page;
mod private;
pub mod qr;
pub mod referrals;
pub mod routes;
pub mod state;
pub mod text;
pub mod typeface;
