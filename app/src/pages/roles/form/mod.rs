//! The form of a role: its name and a state for every permission.

mod alone;
mod delete;
pub mod edit;
mod fields;
pub mod new;
mod three_state;
