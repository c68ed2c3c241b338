//! Staff tokens: the list, and the form that creates one.

mod file;
mod form;
mod list;
mod words;

pub use form::TokenNewPage;
pub use list::TokensPage;
