//! Recovery: whoever runs the server gives an administrator back what there is
//! to administer with, whatever became of the roles.

mod store;

use ground::crypto::digest::Sha256Digest;
use monitor::{Command, Subject, internal};
use serde::{Deserialize, Serialize};
use shared::{
    ids::UserId, journal::OsUser, permissions::Permission, problem::EndingToken, roles::RoleLabel,
};

use web::AppState;

/// Lets a user hold every administrative right in effect.
#[derive(Serialize, Deserialize)]
pub struct Recover {
    /// Who.
    pub user: UserId,
    /// Whoever runs the command, as the operating system knows them.
    pub by: OsUser,
    /// What they were shown and confirmed of rights that take effect beside those four.
    pub confirmed: Option<Sha256Digest>,
}

impl Command for Recover {
    type Of = internal::Recover;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::User(self.user))
    }
}

monitor::effects! { AppState:
    Recover = store::recover => Recovered;
}

/// What it took.
#[derive(Debug)]
pub struct Recovered {
    /// The roles withdrawn because they forbade an administrative right.
    pub withdrawn: Vec<RoleLabel>,
    /// The role given because the others did not allow all of them.
    pub given: Option<RoleLabel>,
    /// What no role hides any more: other rights that take effect.
    pub surfaced: Vec<Permission>,
    /// The rights that went with the roles.
    pub gone: Vec<Permission>,
    /// The tokens that end, for whoever made them lacks what their owner has now.
    pub ended: Vec<EndingToken>,
}
