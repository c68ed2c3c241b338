//! Names of workstations, folded anew.

mod store;

pub use store::{namesakes, refold};
