//! Open sessions in memory: the check of a warm request reads no disk.
//!
//! Every committed change of rights, tokens, workstations or sessions moves
//! the generation on; an entry of an older generation is read again before it
//! counts. What cannot be read is no session.

use super::{
    Error,
    domains::Domains,
    entity::{Entity, EventName, Operation},
    permits,
    possession::{Lack, Possession},
};
use ground::{
    clock::AHEAD_MS,
    crypto::{digest::Sha256Digest, jwk::Thumbprint},
};
use shared::{
    fields::{FullName, LicenceNumber, Login, OrganizationName, Position, WorkstationName},
    ids::{OrganizationId, SessionId, TokenId, UserId, WorkstationId},
    page::Version,
    permissions::PermissionStates,
    roles::RoleLabel,
    sessions::EndsBy,
    time::{Timestamp, WorkingHours},
};
use sqlx::SqliteConnection;
use std::{
    collections::{HashMap, HashSet},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};

/// How long a session lasts without a request, in milliseconds.
pub const IDLE_MS: i64 = 15 * 60 * 1000;

/// For how long an entered password counts where it is asked for again, in
/// milliseconds.
const STEP_UP_MS: i64 = 15 * 60 * 1000;

/// What a look at a session is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Somebody is at work: the session is not idle.
    Use,
    /// A page asks by itself whether the session is still open.
    Glance,
}

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
pub struct Standing {
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

/// The session behind a cookie, with what its user may do: the Authenticator answers the
/// first and asks AccessControl for the second.
pub(super) async fn standing(
    domains: &dyn Domains,
    connection: &mut SqliteConnection,
    secret: &Sha256Digest,
) -> Result<Option<Standing>, Error> {
    let Some(session) = domains.session(connection, secret).await? else {
        return Ok(None);
    };
    let ask =
        |operation| EventName::request(Entity::Authenticator, Entity::AccessControl, operation);
    let question = ask(Operation::GetPermissions);
    permits(question)?;
    let roles = domains.roles(connection, session.user_id).await?;
    permits(question.response())?;
    let question = ask(Operation::GetMember);
    permits(question)?;
    let member = domains.member(connection, session.user_id).await?;
    permits(question.response())?;
    Ok(member.map(|member| Standing::new(*secret, session, member, roles)))
}

impl Standing {
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
}

#[derive(Debug)]
struct Entry {
    generation: u64,
    standing: Arc<Standing>,
    last_seen: AtomicI64,
}

/// The sessions read so far.
#[derive(Debug, Default)]
pub(super) struct Sessions {
    generation: AtomicU64,
    entries: Mutex<HashMap<Sha256Digest, Entry>>,
    /// Those that were found to be over and may still be on disk: they stay
    /// over, whatever the clock says next.
    over: Mutex<HashSet<Sha256Digest>>,
}

impl Sessions {
    /// What is known now is old from here on.
    pub(super) fn forget(&self) {
        self.generation.fetch_add(1, Ordering::SeqCst);
    }

    /// The number to remember before reading from disk.
    pub(super) fn generation(&self) -> u64 {
        self.generation.load(Ordering::SeqCst)
    }

    /// The session behind `secret`, if it is known, current and open, and
    /// possession of its workstation's key is shown.
    pub(super) fn warm(
        &self,
        secret: &Sha256Digest,
        shown: &Possession,
        look: Look,
        now: Timestamp,
    ) -> Result<Option<Arc<Standing>>, Lack> {
        let entries = self.entries();
        let Some(entry) = entries.get(secret) else {
            return Ok(None);
        };
        let last_seen = Timestamp(entry.last_seen.load(Ordering::Relaxed));
        let current = entry.generation == self.generation();
        if !current || !entry.standing.session.is_open(now, last_seen) {
            return Ok(None);
        }
        shown.check(&entry.standing.session)?;
        if look == Look::Use {
            entry.last_seen.fetch_max(now.0, Ordering::Relaxed);
        }
        Ok(Some(Arc::clone(&entry.standing)))
    }

    /// Keeps what was read from disk at `generation`, if it is still open.
    pub(super) fn keep(
        &self,
        standing: Standing,
        generation: u64,
        look: Look,
        now: Timestamp,
    ) -> Option<Arc<Standing>> {
        let secret = standing.secret;
        let mut entries = self.entries();
        let known = entries
            .get(&secret)
            .map_or(i64::MIN, |entry| entry.last_seen.load(Ordering::Relaxed));
        let last_seen = Timestamp(known.max(standing.session.last_seen_at.0));
        if !standing.session.is_open(now, last_seen) {
            entries.remove(&secret);
            self.over_now().insert(secret);
            return None;
        }
        let standing = Arc::new(standing);
        let entry = Entry {
            generation,
            standing: Arc::clone(&standing),
            last_seen: AtomicI64::new(match look {
                Look::Use => now.0,
                Look::Glance => last_seen.0,
            }),
        };
        entries.insert(secret, entry);
        Some(standing)
    }

    /// Forgets one session.
    pub(super) fn drop_session(&self, secret: &Sha256Digest) {
        self.entries().remove(secret);
    }

    /// When each known session was last used, for the disk; forgets those
    /// that are over.
    pub(super) fn uses(&self, now: Timestamp) -> Vec<(SessionId, Timestamp)> {
        let mut entries = self.entries();
        let mut over = self.over_now();
        entries.retain(|secret, entry| {
            let last_seen = Timestamp(entry.last_seen.load(Ordering::Relaxed));
            let is_open = entry.standing.session.is_open(now, last_seen);
            if !is_open {
                over.insert(*secret);
            }
            is_open
        });
        entries
            .values()
            .map(|entry| {
                let last_seen = Timestamp(entry.last_seen.load(Ordering::Relaxed));
                (entry.standing.session.id, last_seen)
            })
            .collect()
    }

    /// Whether the session was found to be over.
    pub(super) fn is_over(&self, secret: &Sha256Digest) -> bool {
        self.over_now().contains(secret)
    }

    /// Those found to be over, for the disk.
    pub(super) fn over(&self) -> Vec<Sha256Digest> {
        self.over_now().iter().copied().collect()
    }

    /// These are gone from disk.
    pub(super) fn forget_over(&self, gone: &[Sha256Digest]) {
        let mut over = self.over_now();
        for secret in gone {
            over.remove(secret);
        }
    }

    fn over_now(&self) -> MutexGuard<'_, HashSet<Sha256Digest>> {
        self.over.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// When a known session was last used.
    pub(super) fn last_seen(&self, id: SessionId) -> Option<Timestamp> {
        let entries = self.entries();
        let entry = entries
            .values()
            .find(|entry| entry.standing.session.id == id)?;
        Some(Timestamp(entry.last_seen.load(Ordering::Relaxed)))
    }

    fn entries(&self) -> MutexGuard<'_, HashMap<Sha256Digest, Entry>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
