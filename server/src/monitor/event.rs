//! Everything one domain may tell another. Closed on purpose: to see how the
//! domains talk, read this file and [`super::dispatch`].

use super::entity::{Entity, EventName, Operation};
use crate::crypto::password::PasswordDigest;
use shared::{fields::Login, ids::UserId};

/// What happened in one domain and others must hear before it is true.
#[derive(Debug, Clone)]
pub enum Event {
    /// A user exists from now on.
    UserCreated {
        /// The new user.
        user: UserId,
        /// What they sign in with.
        login: Login,
        /// The digest of the password somebody else chose for them.
        password: PasswordDigest,
    },
    /// A user is gone: everything that lets them in must go too.
    UserDeleted(UserId),
}

impl Event {
    /// Who tells it to whom, for the policy.
    pub const fn name(&self) -> EventName {
        let operation = match self {
            Self::UserCreated { .. } => Operation::UserCreated,
            Self::UserDeleted(_) => Operation::UserDeleted,
        };
        EventName::request(Entity::AccessControl, Entity::Authenticator, operation)
    }
}
