//! Open sessions in memory: the check of a warm request reads no disk.
//!
//! Every committed change of rights, tokens, workstations or sessions moves
//! the generation on; an entry of an older generation is read again before it
//! counts. What cannot be read is no session. Where other servers share the database, an
//! entry counts only as long as it is certain that none of them has changed anything.

use crate::{
    domains::Domains,
    engine::names::Connection,
    entity::{Entity, EventName, Operation},
    error::Error,
    policy::permits,
    possession::{Lack, Possession},
    session_state::SessionState,
};
use ground::crypto::digest::Sha256Digest;
use shared::{ids::SessionId, time::Timestamp};
use std::{
    collections::{HashMap, HashSet},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};

/// What a look at a session is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Somebody is at work: the session is not idle.
    Use,
    /// A page asks by itself whether the session is still open.
    Glance,
}

/// The session behind a cookie, with what its user may do: the Authenticator answers the
/// first and asks AccessControl for the second.
pub(super) async fn session_state(
    domains: &dyn Domains,
    connection: &mut Connection,
    secret: &Sha256Digest,
) -> Result<Option<SessionState>, Error> {
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
    Ok(member.map(|member| SessionState::new(*secret, session, member, roles)))
}

/// For how long what is known counts without a look at what others changed.
const HOLDS_MS: i64 = 1_000;
/// Before all time.
const UNHEARD: i64 = i64::MIN;

#[derive(Debug)]
struct Entry {
    generation: u64,
    state: Arc<SessionState>,
    last_seen: AtomicI64,
}

/// The sessions read so far.
#[derive(Debug)]
pub(super) struct Sessions {
    /// Whether other servers may change them.
    is_shared: bool,
    generation: AtomicU64,
    /// When the last look began that found out what others changed, by [`Clock::elapsed`] in
    /// milliseconds; before all time, if none did.
    ///
    /// [`Clock::elapsed`]: ground::clock::Clock::elapsed
    heard: AtomicI64,
    entries: Mutex<HashMap<Sha256Digest, Entry>>,
    /// Those that were found to be over and may still be on disk: they stay
    /// over, whatever the clock says next.
    over: Mutex<HashSet<Sha256Digest>>,
}

impl Sessions {
    /// Nothing is known yet of a database that others share, or do not.
    pub(super) fn new(is_shared: bool) -> Self {
        Self {
            is_shared,
            generation: AtomicU64::default(),
            heard: AtomicI64::new(UNHEARD),
            entries: Mutex::default(),
            over: Mutex::default(),
        }
    }

    /// What is known now is old from here on.
    pub(super) fn forget(&self) {
        self.generation.fetch_add(1, Ordering::SeqCst);
    }

    /// What others had changed when it was that late is known.
    pub(super) fn heard(&self, elapsed: i64) {
        self.heard.store(elapsed, Ordering::SeqCst);
    }

    /// What others change is not known any more.
    pub(super) fn hears_nothing(&self) {
        self.heard.store(UNHEARD, Ordering::SeqCst);
    }

    /// Whether what is known counts.
    pub(super) fn count(&self, elapsed: i64) -> bool {
        if !self.is_shared {
            return true;
        }
        let heard = self.heard.load(Ordering::SeqCst);
        heard != UNHEARD && elapsed - heard < HOLDS_MS
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
    ) -> Result<Option<Arc<SessionState>>, Lack> {
        let entries = self.entries();
        let Some(entry) = entries.get(secret) else {
            return Ok(None);
        };
        let last_seen = Timestamp(entry.last_seen.load(Ordering::Relaxed));
        let current = entry.generation == self.generation();
        if !current || !entry.state.session.is_open(now, last_seen) {
            return Ok(None);
        }
        shown.check(&entry.state.session)?;
        if look == Look::Use {
            entry.last_seen.fetch_max(now.0, Ordering::Relaxed);
        }
        Ok(Some(Arc::clone(&entry.state)))
    }

    /// Keeps what was read from disk at `generation`, if it is still open.
    pub(super) fn keep(
        &self,
        state: SessionState,
        generation: u64,
        look: Look,
        now: Timestamp,
    ) -> Option<Arc<SessionState>> {
        let secret = state.secret;
        let mut entries = self.entries();
        let known = entries
            .get(&secret)
            .map_or(i64::MIN, |entry| entry.last_seen.load(Ordering::Relaxed));
        let last_seen = Timestamp(known.max(state.session.last_seen_at.0));
        if !state.session.is_open(now, last_seen) {
            entries.remove(&secret);
            self.over_now().insert(secret);
            return None;
        }
        let state = Arc::new(state);
        let entry = Entry {
            generation,
            state: Arc::clone(&state),
            last_seen: AtomicI64::new(match look {
                Look::Use => now.0,
                Look::Glance => last_seen.0,
            }),
        };
        entries.insert(secret, entry);
        Some(state)
    }

    /// How many are known, about.
    pub(super) fn open(&self) -> usize {
        self.entries().len()
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
            let is_open = entry.state.session.is_open(now, last_seen);
            // It may be in use at another server: the disk knows.
            if !is_open && !self.is_shared {
                over.insert(*secret);
            }
            is_open
        });
        entries
            .values()
            .map(|entry| {
                let last_seen = Timestamp(entry.last_seen.load(Ordering::Relaxed));
                (entry.state.session.id, last_seen)
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
            .find(|entry| entry.state.session.id == id)?;
        Some(Timestamp(entry.last_seen.load(Ordering::Relaxed)))
    }

    fn entries(&self) -> MutexGuard<'_, HashMap<Sha256Digest, Entry>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
