//! The forms of a patient.

mod birth;
mod change;
mod conflict;
pub mod edit;
mod fields;
mod name;
pub mod new;
mod panels;
mod read;
mod tax;
mod twins;
