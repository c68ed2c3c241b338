//! The forms of a user.

pub mod edit;
pub mod new;
mod organization;
mod own;
mod profile;
mod sign_in;
mod untouched;

pub use own::OwnProfile;
