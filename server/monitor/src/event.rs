//! Everything one domain may tell another. Closed on purpose: to see how the
//! domains talk, read this file and `hear` in `authenticator/src/lib.rs`.

use super::entity::{Entity, EventName, Operation};
use ground::crypto::password::Given;
use shared::{
    fields::Login,
    ids::{TokenId, UserId},
    journal::{Notes, Subject},
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
    /// These people may read the journal from now on.
    AuditorsJoined(Vec<UserId>),
    /// Their owners gained an administrative right that whoever made these
    /// tokens lacks.
    TokensOutgrown(Vec<TokenId>),
    /// These people gained one that whoever gave them their one-time code or
    /// initial password lacks.
    CodesOutgrown(Vec<UserId>),
}

impl Event {
    /// Who tells it to whom, for the policy.
    pub const fn name(&self) -> EventName {
        let operation = match self {
            Self::UserCreated { .. } => Operation::UserCreated,
            Self::UserDeleted(_) => Operation::UserDeleted,
            Self::RightsRecovered(_) => Operation::RightsRecovered,
            Self::AuditorsConcerned(..) => Operation::AuditorsConcerned,
            Self::AuditorsJoined(_) => Operation::AuditorsJoined,
            Self::TokensOutgrown(_) => Operation::TokensOutgrown,
            Self::CodesOutgrown(_) => Operation::CodesOutgrown,
        };
        EventName::request(Entity::AccessControl, Entity::Authenticator, operation)
    }

    /// What else it concerns, for the journal.
    pub(super) fn notes(&self) -> Notes {
        let also = match self {
            Self::UserCreated { .. } | Self::UserDeleted(_) | Self::RightsRecovered(_) => {
                Vec::new()
            }
            Self::AuditorsConcerned(users, _)
            | Self::AuditorsJoined(users)
            | Self::CodesOutgrown(users) => users.iter().copied().map(Subject::User).collect(),
            Self::TokensOutgrown(tokens) => tokens.iter().copied().map(Subject::Token).collect(),
        };
        Notes {
            also,
            ..Notes::default()
        }
    }
}
