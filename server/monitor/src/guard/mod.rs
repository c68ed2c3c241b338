//! No escalation (REQUIREMENTS §3): rights before and after a change are
//! compared in its own transaction, whatever the change was.
//!
//! Rights count twice: as they are in effect, and as they would be with every
//! − taken away. The second are *latent*: they surface the day the − goes.

mod lapses;
mod load;
#[cfg(test)]
mod tests;

pub use load::{Made, WayIn};

use crate::{Able, Error};
use ground::{crypto::digest::Sha256Digest, text};
use shared::{
    ids::UserId,
    permissions::{Permission, PermissionStates},
    problem::{EndingCode, EndingToken, ErrorCode, Surfacing},
    time::Timestamp,
};
use std::collections::HashMap;

/// What a user's roles say together.
#[derive(Debug)]
pub struct Combined {
    /// The full name, for refusals.
    pub full_name: String,
    /// The login, for the log.
    pub login: String,
    /// The combined states.
    pub states: PermissionStates,
    /// The same, with every − taken away.
    pub latent: PermissionStates,
}

/// The rights of everybody who holds an administrative one, if only latently,
/// or reads the journal, and of the actor; and who is able to use theirs.
pub struct Rights {
    people: HashMap<UserId, Combined>,
    able: HashMap<UserId, Able>,
    now: Timestamp,
}

impl Rights {
    /// As they stand at `now`; who is able is yet to be said.
    fn new(people: HashMap<UserId, Combined>, now: Timestamp) -> Self {
        Self {
            people,
            able: HashMap::new(),
            now,
        }
    }

    /// Whoever holds an administrative right in effect.
    pub fn governing(&self) -> Vec<UserId> {
        let governs = |user: &UserId| {
            let mut administrative = Permission::ADMINISTRATIVE.into_iter();
            administrative.any(|permission| self.holds(*user, permission))
        };
        self.people.keys().copied().filter(governs).collect()
    }

    /// Whoever holds an administrative right, if only latently, in the order of ids.
    pub(crate) fn governing_latently(&self) -> Vec<UserId> {
        let governs = |user: &UserId| {
            let mut administrative = Permission::ADMINISTRATIVE.into_iter();
            administrative.any(|permission| self.holds_latently(*user, permission))
        };
        let mut governing: Vec<_> = self.people.keys().copied().filter(governs).collect();
        governing.sort_unstable();
        governing
    }

    /// Says how a user gets in.
    pub fn is_able(&mut self, user: UserId, able: Able) {
        self.able.insert(user, able);
    }

    /// Whether two different people who get in by a password of their own could set
    /// one and make a token. With what others gave them they may never get in.
    pub fn has_four_eyes(&self) -> bool {
        let able = self.able.iter().filter(|(_, able)| able.now);
        let holders = |permission| {
            let able = able.clone().map(|(user, _)| *user);
            able.filter(move |user| self.holds(*user, permission))
        };
        holders(Permission::UserManagement)
            .any(|setter| holders(Permission::TokenManagement).any(|maker| maker != setter))
    }

    /// Whether somebody other than `actor` who governed and got in does so no
    /// more.
    pub fn shuts_out(&self, before: &Self, actor: UserId) -> bool {
        let enters = |rights: &Self, user: &UserId| {
            let able = rights.able.get(user);
            able.is_some_and(|able| able.enters)
        };
        let mut others = before.able.keys().filter(|user| **user != actor);
        others.any(|user| enters(before, user) && !enters(self, user))
    }

    /// Whether a user may read the journal.
    pub fn audits(&self, user: UserId) -> bool {
        self.holds(user, Permission::ReadingJournal)
    }

    /// Who may read the journal now and might not before.
    pub fn auditors_since(&self, before: &Self) -> Vec<UserId> {
        let people = self.people.keys().copied();
        let new = people.filter(|user| self.audits(*user) && !before.audits(*user));
        let mut new: Vec<UserId> = new.collect();
        new.sort_unstable();
        new
    }

    /// Who holds which administrative rights now that they did not hold before.
    pub fn gained_since(&self, before: &Self) -> Vec<(UserId, Vec<Permission>)> {
        let gained = |user: UserId| {
            let mut gained = Permission::ADMINISTRATIVE.to_vec();
            gained.retain(|permission| {
                self.holds(user, *permission) && !before.holds(user, *permission)
            });
            gained
        };
        let mut people: Vec<UserId> = self.people.keys().copied().collect();
        people.sort_unstable();
        let people = people.into_iter().map(|user| (user, gained(user)));
        people.filter(|(_, gained)| !gained.is_empty()).collect()
    }

    /// Whether a user holds all of these rights.
    pub fn holds_all(&self, user: UserId, permissions: &[Permission]) -> bool {
        permissions
            .iter()
            .all(|permission| self.holds(user, *permission))
    }

    /// The full name of somebody who holds an administrative right.
    pub fn name_of(&self, user: UserId) -> String {
        let person = self.people.get(&user);
        person
            .map(|person| person.full_name.clone())
            .unwrap_or_default()
    }

    fn holds(&self, user: UserId, permission: Permission) -> bool {
        let person = self.people.get(&user);
        person.is_some_and(|person| person.states.of(permission).grants())
    }

    fn holds_latently(&self, user: UserId, permission: Permission) -> bool {
        let person = self.people.get(&user);
        person.is_some_and(|person| person.latent.of(permission).grants())
    }

    fn is_governed(&self, permission: Permission, is_able: fn(Able, Timestamp) -> bool) -> bool {
        let mut able = self.able.iter();
        able.any(|(user, able)| is_able(*able, self.now) && self.holds(*user, permission))
    }
}

/// The ways in that end because their owners gain an administrative right which
/// whoever made them lacks: they could have kept a copy.
#[derive(Debug, Default)]
pub struct Outgrown {
    /// Tokens.
    pub tokens: Vec<EndingToken>,
    /// One-time codes and initial passwords.
    pub codes: Vec<EndingCode>,
}

impl Outgrown {
    /// Whether nothing ends.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty() && self.codes.is_empty()
    }
}

/// Refuses a change by which the actor gains any right, or anyone an
/// administrative right the actor lacks; or after which nobody holds an
/// administrative right who is able to use it, when somebody was before. What
/// lets hidden rights surface, or ends what was `outgrown`, is refused until the actor has
/// `confirmed` what they were shown.
pub fn check_escalation(
    actor: UserId,
    before: &Rights,
    after: &Rights,
    outgrown: Outgrown,
    confirmed: Option<Sha256Digest>,
) -> Result<(), Error> {
    let gains = |user, permission| {
        (after.holds(user, permission) && !before.holds(user, permission))
            || (after.holds_latently(user, permission) && !before.holds_latently(user, permission))
    };
    for permission in Permission::ALL {
        if gains(actor, permission) {
            return Err(ErrorCode::EscalationSelf { permission }.into());
        }
    }
    for permission in Permission::ADMINISTRATIVE {
        if !before.holds(actor, permission) {
            let mut others = after.people.iter();
            if let Some((_, gaining)) = others.find(|(user, _)| gains(**user, permission)) {
                let who = gaining.full_name.clone();
                return Err(ErrorCode::EscalationGrant { permission, who }.into());
            }
        }
        check_last(permission, before, after)?;
    }
    check_surfacing(before, after, outgrown, confirmed)
}

/// Who can be counted on must not be lost, nor, where there is nobody such,
/// who gets in by a password of their own, nor else who can get in at all.
fn check_last(permission: Permission, before: &Rights, after: &Rights) -> Result<(), Error> {
    let now = |able: Able, _: Timestamp| able.now;
    let enters = |able: Able, _: Timestamp| able.enters;
    for is_able in [Able::lasts, now, enters] {
        let is_governed = |rights: &Rights| rights.is_governed(permission, is_able);
        if is_governed(before) && !is_governed(after) {
            return Err(ErrorCode::LastHolder { permission }.into());
        }
    }
    Ok(())
}

/// Names those in whom a hidden administrative right takes effect and the
/// tokens and codes that end, unless exactly that was confirmed.
fn check_surfacing(
    before: &Rights,
    after: &Rights,
    outgrown: Outgrown,
    confirmed: Option<Sha256Digest>,
) -> Result<(), Error> {
    let surfaces = |user: UserId, permission: &Permission| {
        before.holds_latently(user, *permission)
            && !before.holds(user, *permission)
            && after.holds(user, *permission)
    };
    let mut people: Vec<(UserId, Surfacing)> = after
        .people
        .iter()
        .filter_map(|(user, person)| {
            let mut permissions = Permission::ADMINISTRATIVE.to_vec();
            permissions.retain(|permission| surfaces(*user, permission));
            let who = person.full_name.clone();
            (!permissions.is_empty()).then_some((*user, Surfacing { who, permissions }))
        })
        .collect();
    if people.is_empty() && outgrown.is_empty() {
        return Ok(());
    }
    people.sort_by_cached_key(|(user, person)| (text::sort_key(&person.who), *user));
    let shown = Sha256Digest::of(format!("{people:?} {outgrown:?}"));
    if confirmed == Some(shown) {
        return Ok(());
    }
    Err(ErrorCode::RightsSurface {
        people: people.into_iter().map(|(_, person)| person).collect(),
        tokens: outgrown.tokens,
        codes: outgrown.codes.into(),
        confirm: shown.to_string(),
    }
    .into())
}

/// Refuses acting upon somebody else who holds an administrative right, if
/// only latently, that the actor lacks.
pub fn check_target(actor: UserId, target: UserId, rights: &Rights) -> Result<(), Error> {
    let is_above = |permission: &Permission| {
        rights.holds_latently(target, *permission) && !rights.holds(actor, *permission)
    };
    let mut administrative = Permission::ADMINISTRATIVE.into_iter();
    match administrative.find(is_above) {
        Some(permission) if actor != target => Err(ErrorCode::TargetOutranks { permission }.into()),
        _ => Ok(()),
    }
}
