//! Names of users, organizations and roles, folded anew.

mod store;

pub use store::{namesakes, refold};
