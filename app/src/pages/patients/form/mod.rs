//! The forms of a patient.

mod birth;
mod change;
mod conflict;
mod duplicates;
pub mod edit;
mod fields;
mod name;
pub mod new;
mod panels;
mod read;
mod tax;
