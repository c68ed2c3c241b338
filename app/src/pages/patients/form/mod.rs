//! The forms of a patient.

mod change;
mod conflict;
pub mod edit;
mod fields;
pub mod new;
mod panels;
mod read;
mod tax;
mod twins;
