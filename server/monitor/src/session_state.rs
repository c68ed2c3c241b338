//! What is known of an open session: who works where and until when, and what they may do.

use ground::{
    clock::AHEAD_MS,
    crypto::{digest::Sha256Digest, jwk::Thumbprint},
};
use shared::{
    fields::{FullName, LicenceNumber, Login, OrganizationName, Position, WorkstationName},
    ids::{OrganizationId, SessionId, TokenId, UserId, WorkstationId},
    page::Version,
    permissions::{Decision, Permission, PermissionStates, decide},
    roles::RoleLabel,
    sessions::EndsBy,
    time::{Timestamp, WorkingHours},
};

/// How long a session lasts without a request, in milliseconds.
pub const IDLE_MS: i64 = 15 * 60 * 1000;

/// For how long an entered password counts where it is asked for again, in
/// milliseconds.
const STEP_UP_MS: i64 = 15 * 60 * 1000;

/// A session on record.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the columns' names")]
pub struct OpenSession {
    pub id: SessionId,
    pub user_id: UserId,
    pub login: Login,
    pub full_name: FullName,
    pub position: Position,
    pub token_id: TokenId,
    pub hours: WorkingHours,
    pub workstation_id: WorkstationId,
    pub workstation: WorkstationName,
    pub thumbprint: Option<Thumbprint>,
    pub started_at: Timestamp,
    pub password_at: Timestamp,
    pub last_seen_at: Timestamp,
    pub ends_at: Timestamp,
    pub ends_by: EndsBy,
    pub password_change_required: bool,
    /// A one-time code opened it.
    pub by_code: bool,
}

impl OpenSession {
    /// Whether it still counts at `now`, when last used at `last_seen`.
    /// One that begins later was opened by a clock that was ahead.
    pub const fn is_open(&self, now: Timestamp, last_seen: Timestamp) -> bool {
        now.0 < self.ends_at.0
            && now.since(last_seen) < IDLE_MS
            && self.started_at.0 <= now.0 + AHEAD_MS
    }

    /// Whether the password was entered lately. One entered later than now is
    /// of another clock.
    pub const fn is_stepped_up(&self, now: Timestamp) -> bool {
        now.since(self.password_at).abs() < STEP_UP_MS
    }
}

/// A role somebody holds.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the names say it")]
pub struct HeldRole {
    pub label: RoleLabel,
    pub permissions: PermissionStates,
}

/// A user as the referral desk knows them: whose name stands on what they do.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Member {
    pub user_id: UserId,
    /// Of the record, for what is issued to point to.
    pub version: Version,
    pub full_name: FullName,
    pub position: Position,
    pub licence_number: Option<LicenceNumber>,
    pub organization_id: OrganizationId,
    pub organization: OrganizationName,
}

/// A session with what its user may do.
#[derive(Debug, Clone)]
pub struct SessionState {
    /// The digest of the cookie's value: how it is found again.
    pub secret: Sha256Digest,
    /// Who works where and until when.
    pub session: OpenSession,
    /// Whose name stands on what they do.
    pub member: Member,
    /// The roles held, with what each says.
    pub roles: Vec<HeldRole>,
    /// What the roles say together.
    pub permissions: PermissionStates,
}

impl SessionState {
    /// A session and the roles of its user.
    pub fn new(
        secret: Sha256Digest,
        session: OpenSession,
        member: Member,
        roles: Vec<HeldRole>,
    ) -> Self {
        let permissions = roles
            .iter()
            .fold(PermissionStates::default(), |states, role| {
                states.and(role.permissions)
            });
        Self {
            secret,
            session,
            member,
            roles,
            permissions,
        }
    }

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
    /// [`SessionState::decide`] without its reasons.
    pub fn may(&self, permission: Permission) -> bool {
        self.permissions.of(permission).grants()
    }
}
