//! A few people, the roles they hold and how they get in; and what commands do to them.

use super::super::*;
use crate::able::{Able, Way};
use ground::crypto::digest::Sha256Digest;
use proptest::{collection::vec, prelude::*, sample::select};
use shared::{
    ids::{RoleId, UserId},
    permissions::{Permission, PermissionStates, State},
    problem::ErrorCode,
    time::Timestamp,
};
use uuid::Uuid;

pub(super) const USERS: usize = 3;
const ROLES: usize = 3;
pub(super) const NOW: Timestamp = Timestamp(0);
const STATIONS: usize = 2;

/// Nobody gets in with this; gets in; does so by a password of their own; can be
/// counted on.
pub(super) const LEVELS: [Able; 4] = [
    able(Way::None, Way::None, None),
    able(Way::Enters, Way::Enters, None),
    able(Way::Own, Way::Own, None),
    able(Way::CountedOn, Way::CountedOn, Some(Timestamp(i64::MAX))),
];

const fn able(now: Way, recorded: Way, until: Option<Timestamp>) -> Able {
    Able {
        now,
        recorded,
        until,
    }
}

/// Who holds which of a few roles, and who gets in how and where.
#[derive(Debug, Clone)]
pub(super) struct World {
    pub roles: Vec<PermissionStates>,
    pub held: Vec<Vec<bool>>,
    pub able: Vec<usize>,
    pub stations: Vec<usize>,
}

pub(super) fn id(user: usize) -> UserId {
    UserId::new(Uuid::from_u128(user as u128))
}

impl World {
    fn said(&self, user: usize, permission: Permission, state: State) -> bool {
        let mut held = self.held[user].iter().zip(&self.roles);
        held.any(|(held, role)| *held && role.of(permission) == state)
    }

    /// The definition, without the algebra: any − forbids, otherwise any
    /// + allows.
    pub(super) fn may(&self, user: usize, permission: Permission) -> bool {
        self.would(user, permission) && !self.said(user, permission, State::Deny)
    }

    /// The same, with every − taken away.
    pub(super) fn would(&self, user: usize, permission: Permission) -> bool {
        self.said(user, permission, State::Allow)
    }

    /// Whether a user may let others have it.
    pub(super) fn gives(&self, user: usize, permission: Permission) -> bool {
        let is_clinical = [
            Permission::IssuingReferrals,
            Permission::ProcessingReferrals,
        ]
        .contains(&permission);
        let assigns = || self.may(user, Permission::RoleAssignment);
        is_clinical
            || self.may(user, permission)
            || (permission == Permission::ReadingJournal && assigns())
    }

    /// Whether a role gives it that did not before.
    pub(super) fn is_planted_since(&self, before: &Self, permission: Permission) -> bool {
        let gives = |role: &PermissionStates| role.of(permission) == State::Allow;
        let mut roles = self.roles.iter().zip(&before.roles);
        roles.any(|(after, before)| gives(after) && !gives(before))
    }

    pub(super) fn is_governed(&self, permission: Permission, level: usize) -> bool {
        (0..USERS).any(|user| level <= self.able[user] && self.may(user, permission))
    }

    pub(super) fn rights(&self) -> Rights {
        let combined = |user: usize| {
            let all = || Permission::ALL.into_iter();
            let with = |states: PermissionStates, permission: Permission, state| {
                states.with(permission, state)
            };
            let latent = all().filter(|permission| self.would(user, *permission));
            let held = self.held[user].iter().zip(&self.roles);
            let states = held.filter(|(held, _)| **held).map(|(_, role)| *role);
            Combined {
                full_name: format!("user {user}"),
                login: format!("login_{user}"),
                states: states.fold(PermissionStates::default(), PermissionStates::and),
                latent: latent.fold(PermissionStates::default(), |states, permission| {
                    with(states, permission, State::Allow)
                }),
            }
        };
        let able = |user: usize| (id(user), LEVELS[self.able[user]]);
        let roles = (0_u128..).zip(&self.roles);
        Rights {
            people: (0..USERS).map(|user| (id(user), combined(user))).collect(),
            roles: roles
                .map(|(role, said)| (RoleId::new(Uuid::from_u128(role)), *said))
                .collect(),
            able: (0..USERS).map(able).collect(),
            now: NOW,
        }
    }
}

fn states() -> impl Strategy<Value = PermissionStates> {
    vec(select(&State::ALL), Permission::ALL.len()).prop_map(|states| {
        let said = Permission::ALL.into_iter().zip(states);
        said.fold(PermissionStates::default(), |all, (permission, state)| {
            all.with(permission, state)
        })
    })
}

pub(super) fn world() -> impl Strategy<Value = World> {
    let held = vec(vec(any::<bool>(), ROLES), USERS);
    let able = vec(0..LEVELS.len(), USERS);
    let stations = vec(0..STATIONS, USERS);
    (vec(states(), ROLES), held, able, stations).prop_map(|(roles, held, able, stations)| World {
        roles,
        held,
        able,
        stations,
    })
}

/// What one command can do to the rights of all.
#[derive(Debug, Clone)]
pub(super) enum Change {
    Role(usize, PermissionStates),
    Permission(usize, Permission, State),
    Assignment(usize, usize),
    UserGone(usize),
    Token(usize, usize),
    Enrolment(usize),
}

pub(super) fn change() -> impl Strategy<Value = Change> {
    let permission = select(&Permission::ALL);
    prop_oneof![
        (0..ROLES, states()).prop_map(|(role, states)| Change::Role(role, states)),
        (0..ROLES, permission, select(&State::ALL))
            .prop_map(|(role, permission, state)| Change::Permission(role, permission, state)),
        (0..USERS, 0..ROLES).prop_map(|(user, role)| Change::Assignment(user, role)),
        (0..USERS).prop_map(Change::UserGone),
        (0..USERS, 0..LEVELS.len()).prop_map(|(user, level)| Change::Token(user, level)),
        (0..STATIONS).prop_map(Change::Enrolment),
    ]
}

impl Change {
    pub(super) fn apply(&self, before: &World) -> World {
        let mut world = before.clone();
        match *self {
            Self::Role(role, states) => world.roles[role] = states,
            Self::Permission(role, permission, state) => {
                world.roles[role] = world.roles[role].with(permission, state);
            }
            Self::Assignment(user, role) => world.held[user][role] ^= true,
            Self::UserGone(user) => {
                world.held[user] = vec![false; ROLES];
                world.able[user] = 0;
            }
            Self::Token(user, level) => world.able[user] = level,
            // Its new key has signed nobody in.
            Self::Enrolment(station) => {
                for (able, at) in world.able.iter_mut().zip(&before.stations) {
                    if *at == station {
                        *able = (*able).min(LEVELS.len() - 2);
                    }
                }
            }
        }
        world
    }

    /// Whom it acts upon: of a role, everybody who holds it; of a workstation, everybody
    /// there.
    fn targets(&self, world: &World) -> Vec<usize> {
        match *self {
            Self::Role(role, _) | Self::Permission(role, ..) => {
                (0..USERS).filter(|user| world.held[*user][role]).collect()
            }
            Self::Assignment(user, _) | Self::UserGone(user) | Self::Token(user, _) => vec![user],
            Self::Enrolment(station) => (0..USERS)
                .filter(|user| world.stations[*user] == station)
                .collect(),
        }
    }

    /// What the guard makes of it, asked by somebody who confirms what they
    /// are shown.
    pub(super) fn attempt(&self, actor: usize, before: &World) -> Option<World> {
        let rights = before.rights();
        for target in self.targets(before) {
            check_target(id(actor), id(target), &rights).ok()?;
        }
        let after = self.apply(before);
        match check(actor, before, &after, None) {
            None => Some(after),
            Some(ErrorCode::RightsSurface { confirm, .. }) => {
                let confirmed = confirm.parse().ok();
                (check(actor, before, &after, confirmed).is_none()).then_some(after)
            }
            Some(_) => None,
        }
    }
}

pub(super) fn check(
    actor: usize,
    before: &World,
    after: &World,
    confirmed: Option<Sha256Digest>,
) -> Option<ErrorCode> {
    let (before, after) = (before.rights(), after.rights());
    let result = check_escalation(id(actor), &before, &after, Outgrown::default(), confirmed);
    result.err().map(|error| error.code())
}
