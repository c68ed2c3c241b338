//! Who asks.

use super::{entity::Entity, sessions::Standing};
use shared::{
    ids::{UserId, WorkstationId},
    permissions::{Decision, Permission, decide},
    roles::RoleLabel,
};
use std::{net::IpAddr, sync::Arc};

/// The source of an event.
#[derive(Debug, Clone)]
pub enum Actor {
    /// A browser or API client without a session.
    Stranger {
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
        standing: Arc<Standing>,
    },
    /// Whoever runs the `luxmedica` command on the server.
    Operator,
}

impl Actor {
    /// The entity it is.
    pub const fn entity(&self) -> Entity {
        match self {
            Self::Stranger { .. } | Self::SignedIn { .. } => Entity::User,
            Self::Operator => Entity::Operator,
        }
    }

    /// The session, if it has one.
    pub fn standing(&self) -> Option<&Standing> {
        match self {
            Self::SignedIn { standing, .. } => Some(standing),
            Self::Stranger { .. } | Self::Operator => None,
        }
    }

    /// The signed-in user.
    pub fn user_id(&self) -> Option<UserId> {
        self.standing().map(|standing| standing.session.user_id)
    }

    /// Where it calls from.
    pub const fn address(&self) -> Option<IpAddr> {
        match self {
            Self::Stranger { address, .. } | Self::SignedIn { address, .. } => Some(*address),
            Self::Operator => None,
        }
    }

    /// Somebody unknown who calls from `address`.
    pub const fn stranger(address: IpAddr) -> Self {
        Self::Stranger {
            address,
            workstation: None,
        }
    }

    /// The workstation it calls from, if it is known.
    pub fn workstation_id(&self) -> Option<WorkstationId> {
        match self {
            Self::Stranger { workstation, .. } => *workstation,
            Self::SignedIn { standing, .. } => Some(standing.session.workstation_id),
            Self::Operator => None,
        }
    }
}

impl Standing {
    /// Decides `permission` for the signed-in user.
    pub fn decide(&self, permission: Permission) -> Decision<RoleLabel> {
        decide(
            self.roles
                .iter()
                .map(|role| (&role.label, &role.permissions)),
            permission,
        )
    }

    /// Whether the signed-in user is allowed `permission`; the same answer as
    /// [`Standing::decide`] without its reasons.
    pub fn may(&self, permission: Permission) -> bool {
        self.permissions.of(permission).grants()
    }
}
