//! The forms of a patient.

mod conflict;
pub mod edit;
mod edition;
mod fields;
pub mod new;
mod panels;
mod read;
mod tax;
mod twins;
