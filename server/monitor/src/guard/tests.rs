//! The guard against the definitions, over random worlds and commands.

mod world;

use self::world::{Change, LEVELS, NOW, USERS, World, change, check, id, world};
use super::*;
use crate::able::Way;
use proptest::{collection::vec, prelude::*};
use shared::{
    permissions::{Permission, PermissionStates, State},
    problem::{ErrorCode, Surfacing},
};

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
            let given = before.gives(actor, permission);
            for user in 0..USERS {
                let gains = after.may(user, permission) && !before.may(user, permission);
                let plants = after.would(user, permission) && !before.would(user, permission);
                prop_assert!(!(gains || plants) || given);
                // Nothing hidden surfaces unseen.
                prop_assert!(!gains || plants);
            }
            prop_assert!(!after.is_planted_since(&before, permission) || given);
        }
        for permission in Permission::ADMINISTRATIVE {
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
                prop_assert!(!before.gives(actor, permission));
            }
            Some(ErrorCode::EscalationRole { permission }) => {
                prop_assert!(after.is_planted_since(&before, permission));
                prop_assert!(!before.gives(actor, permission));
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
                // What is in a role somebody else may give unaware.
                for permission in Permission::ALL {
                    let planted = after.is_planted_since(&world, permission);
                    prop_assert!(!planted || world.gives(actor, permission));
                }
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
        stations: vec![0; USERS],
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
