//! The rights of those whom a change could reach, as they stand at one instant.

use crate::able::{Able, Way};
use ground::text;
use shared::{
    ids::{RoleId, UserId},
    permissions::{Permission, PermissionStates, State},
    problem::Names,
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

impl Combined {
    /// Nobody's rights yet.
    pub fn new(full_name: String, login: String) -> Self {
        Self {
            full_name,
            login,
            states: PermissionStates::default(),
            latent: PermissionStates::default(),
        }
    }

    /// They also hold a role that says this.
    pub fn hold(&mut self, said: PermissionStates) {
        self.states = self.states.and(said);
        for permission in Permission::ALL {
            if said.of(permission).grants() {
                self.latent = self.latent.with(permission, State::Allow);
            }
        }
    }

    /// They also hold a role that cannot be read: it may forbid everything, and may give it once
    /// it is corrected, so that whoever lacks any of that does not act upon them meanwhile.
    pub fn hold_unreadable(&mut self) {
        self.states = self.states.and(PermissionStates::all(State::Deny));
        self.latent = PermissionStates::all(State::Allow);
    }

    /// The same person, of whose roles each says one of these.
    pub(super) fn saying(&self, said: impl IntoIterator<Item = PermissionStates>) -> Self {
        let mut person = Self::new(self.full_name.clone(), self.login.clone());
        said.into_iter().for_each(|said| person.hold(said));
        person
    }
}

/// The rights of everybody who holds an administrative one, if only latently, who reads the
/// journal, or of whose rights a − hides one, and of the actor; who is able to use theirs; and
/// what each role says, be it held or not.
pub struct Rights {
    pub(super) people: HashMap<UserId, Combined>,
    pub(super) roles: HashMap<RoleId, PermissionStates>,
    pub(super) able: HashMap<UserId, Able>,
    pub(super) now: Timestamp,
}

impl Rights {
    /// As they stand at `now`; who is able is yet to be said.
    pub(super) fn new(
        people: HashMap<UserId, Combined>,
        roles: HashMap<RoleId, PermissionStates>,
        now: Timestamp,
    ) -> Self {
        Self {
            people,
            roles,
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
    /// one and make a token. With what others gave them they may never get in. Their tokens
    /// count also when they are over: by a clock that is ahead all others are.
    pub fn has_four_eyes(&self) -> bool {
        self.two_could(|able| able.recorded)
    }

    /// By whose tokens alone that is so, which are over or have not begun: where of those who
    /// get in no two could.
    pub fn absent(&self) -> Option<Names> {
        if self.two_could(|able| able.now) {
            return None;
        }
        let mut absent: Vec<String> = self
            .able
            .iter()
            .filter(|(_, able)| able.now < Way::Own && Way::Own <= able.recorded)
            .filter(|(user, _)| {
                let acts = [Permission::UserManagement, Permission::TokenManagement];
                acts.into_iter().any(|act| self.holds(**user, act))
            })
            .map(|(user, _)| self.name_of(*user))
            .collect();
        absent.sort_by_cached_key(|name| text::sort_key(name));
        Names::of(absent)
    }

    fn two_could(&self, way: fn(&Able) -> Way) -> bool {
        let able = self.able.iter();
        let able = able.filter(|(_, able)| Way::Own <= way(able));
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
            able.is_some_and(|able| Way::Enters <= able.recorded)
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

    /// Whether a user may give a right to others, themselves or by what a role says: an
    /// administrative one whoever holds it, reading the journal also whoever assigns
    /// roles, and the others whoever may change the role or the assignment.
    pub(super) fn gives(&self, user: UserId, permission: Permission) -> bool {
        match permission {
            Permission::UserManagement
            | Permission::RoleManagement
            | Permission::TokenManagement
            | Permission::RoleAssignment => self.holds(user, permission),
            Permission::ReadingJournal => {
                self.holds(user, permission) || self.holds(user, Permission::RoleAssignment)
            }
            Permission::IssuingReferrals | Permission::ProcessingReferrals => true,
        }
    }

    /// Whether a role gives a right now that it did not give before.
    pub(super) fn is_planted_since(&self, before: &Self, permission: Permission) -> bool {
        let grants = |said: &PermissionStates| said.of(permission).grants();
        let mut granting = self.roles.iter().filter(|(_, said)| grants(said));
        granting.any(|(role, _)| !before.roles.get(role).is_some_and(grants))
    }

    pub(super) fn holds(&self, user: UserId, permission: Permission) -> bool {
        let person = self.people.get(&user);
        person.is_some_and(|person| person.states.of(permission).grants())
    }

    pub(super) fn holds_latently(&self, user: UserId, permission: Permission) -> bool {
        let person = self.people.get(&user);
        person.is_some_and(|person| person.latent.of(permission).grants())
    }

    pub(super) fn is_governed(
        &self,
        permission: Permission,
        is_able: fn(Able, Timestamp) -> bool,
    ) -> bool {
        let mut able = self.able.iter();
        able.any(|(user, able)| is_able(*able, self.now) && self.holds(*user, permission))
    }
}
