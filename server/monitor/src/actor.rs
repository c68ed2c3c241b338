//! Who asks.

use super::{
    entity::Entity,
    session_state::{Member, SessionState},
};
use shared::{
    fields::WorkstationName,
    ids::{UserId, WorkstationId},
    permissions::Permission,
    time::Timestamp,
};
use std::{net::IpAddr, sync::Arc};

/// The source of an event.
#[derive(Debug, Clone)]
pub enum Actor {
    /// A browser or API client without a session.
    Anonymous {
        /// Where it calls from.
        address: IpAddr,
        /// The workstation it proved to be, if it did.
        workstation: Option<WorkstationId>,
    },
    /// A browser or API client with a session that was just checked.
    SignedIn {
        /// Where it calls from.
        address: IpAddr,
        /// Its session and what its user may do.
        state: Arc<SessionState>,
    },
    /// Whoever runs the `luxmedica` command on the server.
    Operator,
    /// The same, writing down what a member of staff did some time ago. The
    /// journal names the operator and the present.
    Scribe {
        /// Who did it.
        member: Arc<Member>,
        /// When they did it.
        at: Timestamp,
    },
    /// The server's own clock.
    System,
}

impl Actor {
    /// The entity it is.
    pub const fn entity(&self) -> Entity {
        match self {
            Self::Anonymous { .. } | Self::SignedIn { .. } => Entity::User,
            Self::Operator | Self::Scribe { .. } => Entity::Operator,
            Self::System => Entity::System,
        }
    }

    /// The session, if it has one.
    pub fn session_state(&self) -> Option<&SessionState> {
        match self {
            Self::SignedIn { state, .. } => Some(state),
            Self::Anonymous { .. } | Self::Operator | Self::Scribe { .. } | Self::System => None,
        }
    }

    /// The signed-in user.
    pub fn user_id(&self) -> Option<UserId> {
        self.session_state().map(|state| state.session.user_id)
    }

    /// In whose name it acts.
    pub fn member(&self) -> Option<&Member> {
        match self {
            Self::SignedIn { state, .. } => Some(&state.member),
            Self::Scribe { member, .. } => Some(member),
            Self::Anonymous { .. } | Self::Operator | Self::System => None,
        }
    }

    /// What staff call the workstation it calls from.
    pub fn workstation(&self) -> Option<&WorkstationName> {
        self.session_state().map(|state| &state.session.workstation)
    }

    /// Whether it may do what takes `permission`; whoever runs the server's
    /// command line may.
    pub fn may(&self, permission: Permission) -> bool {
        match self {
            Self::SignedIn { state, .. } => state.may(permission),
            Self::Operator | Self::Scribe { .. } => true,
            Self::Anonymous { .. } | Self::System => false,
        }
    }

    /// Where it calls from.
    pub const fn address(&self) -> Option<IpAddr> {
        match self {
            Self::Anonymous { address, .. } | Self::SignedIn { address, .. } => Some(*address),
            Self::Operator | Self::Scribe { .. } | Self::System => None,
        }
    }

    /// Somebody unknown who calls from `address`.
    pub const fn anonymous(address: IpAddr) -> Self {
        Self::Anonymous {
            address,
            workstation: None,
        }
    }

    /// The workstation it calls from, if it is known.
    pub fn workstation_id(&self) -> Option<WorkstationId> {
        match self {
            Self::Anonymous { workstation, .. } => *workstation,
            Self::SignedIn { state, .. } => Some(state.session.workstation_id),
            Self::Operator | Self::Scribe { .. } | Self::System => None,
        }
    }
}
