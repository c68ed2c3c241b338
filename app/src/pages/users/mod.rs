//! Users: the list, one user, the forms. Organizations are a tab beside them.

mod code;
mod form;
mod initial;
mod list;
mod section;
mod user;

pub use form::{edit::UserEditPage, new::UserNewPage};
pub use list::UsersPage;
pub use section::{SectionTabs, change};
pub use user::UserPage;
