//! The guard against the definitions, over random worlds and commands.

use super::*;
use crate::able::{Able, Way};
use ground::crypto::digest::Sha256Digest;
use proptest::{collection::vec, prelude::*, sample::select};
use shared::{
    ids::UserId,
    permissions::{Permission, PermissionStates, State},
    problem::{ErrorCode, Surfacing},
    time::Timestamp,
};
use uuid::Uuid;

const USERS: usize = 3;
const ROLES: usize = 3;
const NOW: Timestamp = Timestamp(0);

/// Nobody gets in with this; gets in; does so by a password of their own; can be
/// counted on.
const LEVELS: [Able; 4] = [
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

/// Who holds which of a few roles, and who gets in how.
#[derive(Debug, Clone)]
struct World {
    roles: Vec<PermissionStates>,
    held: Vec<Vec<bool>>,
    able: Vec<usize>,
}

fn id(user: usize) -> UserId {
    UserId::new(Uuid::from_u128(user as u128))
}

impl World {
    fn said(&self, user: usize, permission: Permission, state: State) -> bool {
        let mut held = self.held[user].iter().zip(&self.roles);
        held.any(|(held, role)| *held && role.of(permission) == state)
    }

    /// The definition, without the algebra: any − forbids, otherwise any
    /// + allows.
    fn may(&self, user: usize, permission: Permission) -> bool {
        self.would(user, permission) && !self.said(user, permission, State::Deny)
    }

    /// The same, with every − taken away.
    fn would(&self, user: usize, permission: Permission) -> bool {
        self.said(user, permission, State::Allow)
    }

    fn is_governed(&self, permission: Permission, level: usize) -> bool {
        (0..USERS).any(|user| level <= self.able[user] && self.may(user, permission))
    }

    fn rights(&self) -> Rights {
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
        Rights {
            people: (0..USERS).map(|user| (id(user), combined(user))).collect(),
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

fn world() -> impl Strategy<Value = World> {
    let held = vec(vec(any::<bool>(), ROLES), USERS);
    (vec(states(), ROLES), held, vec(0..LEVELS.len(), USERS))
        .prop_map(|(roles, held, able)| World { roles, held, able })
}

/// What one command can do to the rights of all.
#[derive(Debug, Clone)]
enum Change {
    Role(usize, PermissionStates),
    Permission(usize, Permission, State),
    Assignment(usize, usize),
    UserGone(usize),
    Token(usize, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let permission = select(&Permission::ALL);
    prop_oneof![
        (0..ROLES, states()).prop_map(|(role, states)| Change::Role(role, states)),
        (0..ROLES, permission, select(&State::ALL))
            .prop_map(|(role, permission, state)| Change::Permission(role, permission, state)),
        (0..USERS, 0..ROLES).prop_map(|(user, role)| Change::Assignment(user, role)),
        (0..USERS).prop_map(Change::UserGone),
        (0..USERS, 0..LEVELS.len()).prop_map(|(user, level)| Change::Token(user, level)),
    ]
}

impl Change {
    fn apply(&self, before: &World) -> World {
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
        }
        world
    }

    /// Whom it acts upon: of a role, everybody who holds it.
    fn targets(&self, world: &World) -> Vec<usize> {
        match *self {
            Self::Role(role, _) | Self::Permission(role, ..) => {
                (0..USERS).filter(|user| world.held[*user][role]).collect()
            }
            Self::Assignment(user, _) | Self::UserGone(user) | Self::Token(user, _) => vec![user],
        }
    }

    /// What the guard makes of it, asked by somebody who confirms what they
    /// are shown.
    fn attempt(&self, actor: usize, before: &World) -> Option<World> {
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

fn check(
    actor: usize,
    before: &World,
    after: &World,
    confirmed: Option<Sha256Digest>,
) -> Option<ErrorCode> {
    let (before, after) = (before.rights(), after.rights());
    let result = check_escalation(id(actor), &before, &after, Outgrown::default(), confirmed);
    result.err().map(|error| error.code())
}

proptest! {
    #[test]
    fn what_is_accepted_lets_nothing_escalate(
        actor in 0..USERS, before in world(), change in change()
    ) {
        let after = change.apply(&before);
        prop_assume!(check(actor, &before, &after, None).is_none());
        for permission in Permission::ALL {
            prop_assert!(before.may(actor, permission) || !after.may(actor, permission));
            prop_assert!(before.would(actor, permission) || !after.would(actor, permission));
        }
        for permission in Permission::ADMINISTRATIVE {
            for user in 0..USERS {
                let gains = after.may(user, permission) && !before.may(user, permission);
                let plants = after.would(user, permission) && !before.would(user, permission);
                prop_assert!(!(gains || plants) || before.may(actor, permission));
                // Nothing hidden surfaces unseen.
                prop_assert!(!gains || plants);
            }
            for level in 1..LEVELS.len() {
                let governed = after.is_governed(permission, level);
                prop_assert!(!before.is_governed(permission, level) || governed);
            }
        }
    }

    #[test]
    fn what_is_refused_is_refused_for_the_reason_given(
        actor in 0..USERS, before in world(), change in change()
    ) {
        let after = change.apply(&before);
        let gains = |user, permission| {
            (after.may(user, permission) && !before.may(user, permission))
                || (after.would(user, permission) && !before.would(user, permission))
        };
        let named = |who: &str| (0..USERS).find(|user| who == format!("user {user}"));
        match check(actor, &before, &after, None) {
            None => {}
            Some(ErrorCode::EscalationSelf { permission }) => {
                prop_assert!(gains(actor, permission));
            }
            Some(ErrorCode::EscalationGrant { permission, who }) => {
                prop_assert!(named(&who).is_some_and(|user| gains(user, permission)));
                prop_assert!(!before.may(actor, permission));
            }
            Some(ErrorCode::LastHolder { permission }) => {
                let lost = |level| {
                    before.is_governed(permission, level) && !after.is_governed(permission, level)
                };
                prop_assert!((1..LEVELS.len()).any(lost));
            }
            Some(ErrorCode::RightsSurface { people, .. }) => {
                for Surfacing { who, permissions } in people {
                    let user = named(&who);
                    for permission in permissions {
                        let surfaces = |user| {
                            before.would(user, permission)
                                && !before.may(user, permission)
                                && after.may(user, permission)
                        };
                        prop_assert!(user.is_some_and(surfaces));
                        prop_assert!(before.may(actor, permission));
                    }
                }
            }
            Some(other) => prop_assert!(false, "{other:?}"),
        }
    }

    /// Random commands by random actors, who confirm whatever they are asked.
    #[test]
    fn no_sequence_ends_with_a_right_that_none_of_the_givers_had(
        begin in world(), commands in vec((0..USERS, change()), 1..24)
    ) {
        let mut world = begin.clone();
        let mut givers = Vec::new();
        for (actor, change) in commands {
            if let Some(after) = change.attempt(actor, &world) {
                givers.push(actor);
                world = after;
            }
        }
        for permission in Permission::ADMINISTRATIVE {
            let given = givers.iter().any(|giver| begin.may(*giver, permission));
            for user in 0..USERS {
                let gains = (world.may(user, permission) && !begin.may(user, permission))
                    || (world.would(user, permission) && !begin.would(user, permission));
                prop_assert!(!gains || given);
            }
            for level in 1..LEVELS.len() {
                let governed = world.is_governed(permission, level);
                prop_assert!(!begin.is_governed(permission, level) || governed);
            }
        }
    }

    #[test]
    fn what_is_confirmed_is_what_was_shown(
        actor in 0..USERS, before in world(), change in change(), other in change()
    ) {
        let surface = |change: &Change, confirmed| {
            match check(actor, &before, &change.apply(&before), confirmed) {
                Some(ErrorCode::RightsSurface { people, confirm, .. }) => Some((people, confirm)),
                _ => None,
            }
        };
        let Some((shown, confirm)) = surface(&change, None) else { return Ok(()) };
        let confirmed = confirm.parse().ok();
        prop_assert!(check(actor, &before, &change.apply(&before), confirmed).is_none());
        if let Some((people, _)) = surface(&other, confirmed) {
            prop_assert_ne!(people, shown);
        }
    }

    #[test]
    fn nobody_acts_upon_somebody_above_them(
        actor in 0..USERS, target in 0..USERS, world in world()
    ) {
        let above = actor != target && Permission::ADMINISTRATIVE.into_iter().any(|permission| {
            world.would(target, permission) && !world.may(actor, permission)
        });
        let checked = check_target(id(actor), id(target), &world.rights());
        prop_assert_eq!(checked.is_err(), above);
    }

    #[test]
    fn a_right_lapses_when_it_is_held_but_by_nobody_to_be_counted_on(world in world()) {
        let lapses = world.rights().lapses();
        for permission in Permission::ADMINISTRATIVE {
            let held = (0..USERS).any(|user| world.may(user, permission));
            let lapsing = lapses.iter().any(|lapse| lapse.permission == permission);
            prop_assert_eq!(lapsing, held && !world.is_governed(permission, 3));
        }
    }
}

#[test]
fn withdrawing_a_forbidding_role_can_grant() {
    let all = |state| {
        let administrative = Permission::ADMINISTRATIVE.into_iter();
        administrative.fold(PermissionStates::default(), |states, permission| {
            states.with(permission, state)
        })
    };
    let head = PermissionStates::default()
        .with(Permission::UserManagement, State::Allow)
        .with(Permission::RoleAssignment, State::Allow);
    // The actor is a head of department; the other is an administrator whom
    // the intern's role holds back; the third holds everything.
    let before = World {
        roles: vec![all(State::Allow), head, all(State::Deny)],
        held: vec![
            vec![false, true, false],
            vec![true, false, true],
            vec![true, false, false],
        ],
        able: vec![3; USERS],
    };
    let after = Change::Assignment(1, 2).apply(&before);
    assert_eq!(
        check(0, &before, &after, None),
        Some(ErrorCode::EscalationGrant {
            permission: Permission::RoleManagement,
            who: "user 1".to_owned(),
        })
    );
    let asked = check(2, &before, &after, None);
    let Some(ErrorCode::RightsSurface { people, .. }) = asked else {
        panic!("{asked:?}")
    };
    let permissions = Permission::ADMINISTRATIVE.to_vec();
    let who = "user 1".to_owned();
    assert_eq!(people, [Surfacing { who, permissions }]);
}

/// What everybody's ways in look like once the clock is far ahead, or as far back.
fn by_a_set_clock(rights: &mut Rights, is_ahead: bool) {
    for able in rights.able.values_mut() {
        able.now = Way::None;
        able.until = able.until.filter(|_| is_ahead).map(|_| NOW);
    }
}

proptest! {
    #[test]
    fn no_clock_gets_rid_of_who_can_be_counted_on(
        actor in 0..USERS, before in world(), change in change(), is_ahead: bool
    ) {
        let after = change.apply(&before);
        let lost = Permission::ADMINISTRATIVE.into_iter().any(|permission| {
            before.is_governed(permission, 1)
                && !after.is_governed(permission, 1)
        });
        let [mut before, mut after] = [before, after].map(|world| world.rights());
        by_a_set_clock(&mut before, is_ahead);
        by_a_set_clock(&mut after, is_ahead);
        let checked = check_escalation(id(actor), &before, &after, Outgrown::default(), None);
        prop_assert!(!lost || checked.is_err());
    }
}
