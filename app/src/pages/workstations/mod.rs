//! Workstations: the list with its dialogs. Everybody's open sessions are a
//! tab beside them.

mod acts;
mod form;
mod link;
mod list;
mod remove;
mod row;
mod sessions;
mod tabs;

pub use list::WorkstationsPage;
pub use sessions::SessionsPage;
