//! What whoever signs in is judged by.

use ground::crypto::{
    digest::Sha256Digest,
    password::{Lapse, PasswordDigest},
};
use shared::{
    ids::{TokenId, UserId, WorkstationId},
    time::{Day, Timestamp, WorkingHours},
    tokens::SessionHours,
};

/// What is on record about a login, a key and a token.
pub(super) struct Evidence {
    pub credential: Option<EvidenceCredential>,
    pub workstation: Option<EvidenceWorkstation>,
    pub token: Option<EvidenceToken>,
}

pub(super) struct EvidenceCredential {
    pub user: UserId,
    pub login_key: String,
    pub password: PasswordDigest,
    /// Whether that is a one-time code's.
    pub one_time: bool,
    pub lapse: Lapse,
}

pub(super) struct EvidenceWorkstation {
    pub id: WorkstationId,
    pub name: String,
}

pub(super) struct EvidenceToken {
    pub id: TokenId,
    pub user: UserId,
    pub workstation: WorkstationId,
    pub workstation_name: String,
    pub digest: Sha256Digest,
    pub hours: WorkingHours,
    pub valid_from: Timestamp,
    pub last_day: Day,
    pub expires_at: Timestamp,
    pub session_hours: Option<SessionHours>,
    pub is_deleted: bool,
}
