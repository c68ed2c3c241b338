//! Why a password is neither right nor wrong.

use argon2::password_hash;
use shared::problem::FieldFault;

/// Why there is no answer. Not the same as a wrong password, and not a right one either.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// It breaks a rule of passwords that are set.
    #[error("the password breaks a rule")]
    Refused(FieldFault),
    /// Argon2 refused its input.
    #[error("the password cannot be digested: {0}")]
    Digest(password_hash::Error),
    /// What is stored for the user is not an Argon2 PHC string.
    #[error("the stored password digest is unreadable")]
    Stored,
    /// The computation was broken off: the process is shutting down.
    #[error("the password computation was broken off")]
    Aborted,
}
