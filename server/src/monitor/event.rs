//! Everything one domain may tell another. Closed on purpose: to see how the
//! domains talk, read this file and [`super::dispatch`].

use super::entity::{Entity, EventName, Operation};
use crate::crypto::password::Given;
use shared::{
    fields::Login,
    ids::{TokenId, UserId},
    time::Timestamp,
};

/// What happened in one domain and others must hear before it is true.
#[derive(Debug, Clone)]
pub enum Event {
    /// A user exists from now on.
    UserCreated {
        /// The new user.
        user: UserId,
        /// What they sign in with.
        login: Login,
        /// What lets them in at first.
        given: Given,
        /// The first instant it does not any more.
        lapses_at: Timestamp,
    },
    /// A user is gone: everything that lets them in must go too.
    UserDeleted(UserId),
    /// Whoever runs the server gave a user every administrative right.
    RightsRecovered(UserId),
    /// Somebody did this to people who may read the journal.
    AuditorsConcerned(Vec<UserId>, Operation),
    /// Their owners gained an administrative right that whoever made these
    /// tokens lacks.
    TokensOutgrown(Vec<TokenId>),
}

impl Event {
    /// Who tells it to whom, for the policy.
    pub const fn name(&self) -> EventName {
        let operation = match self {
            Self::UserCreated { .. } => Operation::UserCreated,
            Self::UserDeleted(_) => Operation::UserDeleted,
            Self::RightsRecovered(_) => Operation::RightsRecovered,
            Self::AuditorsConcerned(..) => Operation::AuditorsConcerned,
            Self::TokensOutgrown(_) => Operation::TokensOutgrown,
        };
        EventName::request(Entity::AccessControl, Entity::Authenticator, operation)
    }

    /// What else it concerns, in codes and ids, for the journal.
    pub(super) fn detail(&self) -> Option<String> {
        match self {
            Self::UserCreated { .. } | Self::UserDeleted(_) | Self::RightsRecovered(_) => None,
            Self::AuditorsConcerned(users, _) => {
                let users = users.iter().map(|user| format!("user {user}"));
                Some(users.collect::<Vec<_>>().join(" "))
            }
            Self::TokensOutgrown(tokens) => {
                let tokens = tokens.iter().map(|token| format!("token {token}"));
                Some(tokens.collect::<Vec<_>>().join(" "))
            }
        }
    }
}
