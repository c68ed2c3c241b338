//! The database as a whole, for whoever keeps it: what each column may hold, and whether
//! everything is as it should be.
//!
//! None of this is an event between entities, and none is decided: whoever can open the
//! database can read it with any program (ADR 28). What is said here names tables and ids,
//! never what is in them.

/// The columns of tables: `table { column: rule, … }`.
#[macro_export]
macro_rules! columns {
    ($($table:ident { $($name:ident: $holds:expr,)+ })+) => {
        /// What every column of these tables may hold.
        pub const COLUMNS: &[$crate::keeping::Column] = &[$($(
            $crate::keeping::Column {
                table: stringify!($table),
                name: stringify!($name),
                holds: $holds,
            },
        )+)+];
    };
}

mod check;
mod checked;
mod columns;
mod journal;
mod snapshot;
mod values;

pub use check::check;
pub use checked::{Checked, Damage};
pub use columns::COLUMNS;
pub use snapshot::{migration, newest, schema, snapshot};
pub use values::{Column, Value, any, bytes, field, flag, id, number, read, time};
