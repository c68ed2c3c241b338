//! The engines under the stores: SQLite, and PostgreSQL; one driver over both ([`either`]), through
//! sqlx. Nothing outside this folder names any of these.
//!
//! Stores write SQL that both understand, give it to [`query`] or to a
//! [`Builder`] where a list has many filters, and read rows by [`FromRow`]. What keeps a
//! statement from being carried out is classified once, in [`failure`]; a broken
//! uniqueness constraint becomes what a person can do about it by `OnUnique`.

pub(crate) mod attended;
mod claim;
mod connecting;
pub(crate) mod database;
mod either;
pub(crate) mod failure;
pub(crate) mod integrity;
mod link;
pub(crate) mod lossy;
pub(crate) mod names;
pub(crate) mod opening;
mod place;
pub(crate) mod search;
pub(crate) mod standing;
pub(crate) mod tables;
mod unique;
pub(crate) mod writer;

pub use claim::Claim;
pub use database::{Database, beside, stored, stored_id};
pub(crate) use either::Kind;
pub use either::Options;
pub use lossy::{Lossy, text_of};
pub(crate) use names::is_file;
pub use names::{
    Bound, Builder, Connection, DriverError, FromRow, RawRow, Statement, query, query_as,
    query_scalar,
};
pub use opening::NotOpened;
pub use place::{Address, NoAddress, Place, read_address};
pub use search::{found, like, named};
pub use unique::OnUnique;
