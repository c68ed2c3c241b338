//! The form of a requisition: new, a draft gone on with, a replacement.

mod active;
mod already;
mod body;
mod diagnosis;
mod differences;
mod discard;
pub mod edit;
mod editing;
mod fields;
mod line;
mod lines;
pub mod new;
mod priority;
mod reading;
mod reason;
pub mod replace;
mod row;
mod services;
mod summary;
