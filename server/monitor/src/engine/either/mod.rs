//! Either engine behind one name, so that a statement is said once and a row read once: a
//! driver for sqlx that hands everything to the driver of the engine that is there.
//!
//! sqlx has one of its own (`Any`), which copies every row and tells the engines' errors and
//! types no more apart.

mod arguments;
mod connection;
mod database;
mod of;
mod row;
mod types;

pub use arguments::Arguments;
pub use of::{Connection, Engine, Of, Options, ValueRef};
pub use row::Row;
pub use types::{Kind, TypeInfo};
