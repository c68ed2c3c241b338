//! Names of patients, services and diagnoses, folded anew.

mod store;

pub use store::refold;
