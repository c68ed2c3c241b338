//! No escalation (REQUIREMENTS §3): rights before and after a change are
//! compared in its own transaction, whatever the change was.

use super::rights::{Combined, combined};
use crate::{error::Error, monitor::Tx};
use shared::{ids::UserId, permissions::Permission, problem::ErrorCode};
use std::collections::{HashMap, HashSet};

/// Everybody's effective rights, and who of them can sign in.
pub struct Rights {
    everybody: HashMap<UserId, Combined>,
    able: HashSet<UserId>,
}

impl Rights {
    /// As they stand now; `able` are the users with a valid token on an
    /// enrolled workstation.
    pub async fn load(tx: &mut Tx<'_>, able: HashSet<UserId>) -> Result<Self, Error> {
        let everybody = combined(tx.connection()).await?;
        Ok(Self { everybody, able })
    }

    fn holds(&self, user: UserId, permission: Permission) -> bool {
        self.everybody
            .get(&user)
            .is_some_and(|combined| combined.states.of(permission).grants())
    }

    fn has_able_holder(&self, permission: Permission) -> bool {
        self.able.iter().any(|user| self.holds(*user, permission))
    }
}

/// Refuses a change by which the actor gains any right, by which anyone gains
/// an administrative right the actor lacked, or after which nobody able to
/// sign in holds an administrative right that somebody held before.
pub fn check_escalation(actor: UserId, before: &Rights, after: &Rights) -> Result<(), Error> {
    let gains = |user, permission| after.holds(user, permission) && !before.holds(user, permission);
    for permission in Permission::ALL {
        if gains(actor, permission) {
            return Err(ErrorCode::EscalationSelf { permission }.into());
        }
    }
    for permission in Permission::ADMINISTRATIVE {
        if !before.holds(actor, permission) {
            let mut others = after.everybody.iter();
            if let Some((_, gaining)) = others.find(|(user, _)| gains(**user, permission)) {
                let who = gaining.full_name.clone();
                return Err(ErrorCode::EscalationGrant { permission, who }.into());
            }
        }
        if before.has_able_holder(permission) && !after.has_able_holder(permission) {
            return Err(ErrorCode::LastHolder { permission }.into());
        }
    }
    Ok(())
}

/// Refuses acting upon a user who holds an administrative right the actor
/// lacks.
pub fn check_target(actor: UserId, target: UserId, rights: &Rights) -> Result<(), Error> {
    let mut administrative = Permission::ADMINISTRATIVE.into_iter();
    let above = administrative
        .find(|permission| rights.holds(target, *permission) && !rights.holds(actor, *permission));
    match above {
        Some(permission) => Err(ErrorCode::TargetOutranks { permission }.into()),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*, sample::select};
    use shared::permissions::{PermissionStates, State};
    use uuid::Uuid;

    const USERS: usize = 3;
    const ROLES: usize = 3;

    /// Who holds which of a few roles, and who can sign in.
    #[derive(Debug, Clone)]
    struct World {
        roles: Vec<PermissionStates>,
        held: Vec<Vec<bool>>,
        able: Vec<bool>,
    }

    fn id(user: usize) -> UserId {
        UserId::new(Uuid::from_u128(user as u128))
    }

    impl World {
        /// The definition, without the algebra: any − forbids, otherwise any
        /// + allows.
        fn may(&self, user: usize, permission: Permission) -> bool {
            let said = |state| {
                let mut held = self.held[user].iter().zip(&self.roles);
                held.any(|(held, role)| *held && role.of(permission) == state)
            };
            said(State::Allow) && !said(State::Deny)
        }

        fn is_governed(&self, permission: Permission) -> bool {
            (0..USERS).any(|user| self.able[user] && self.may(user, permission))
        }

        fn rights(&self) -> Rights {
            let combined = |user: usize| {
                let held = self.held[user].iter().zip(&self.roles);
                let states = held.filter(|(held, _)| **held).map(|(_, role)| *role);
                Combined {
                    full_name: format!("user {user}"),
                    states: states.fold(PermissionStates::default(), PermissionStates::and),
                }
            };
            Rights {
                everybody: (0..USERS).map(|user| (id(user), combined(user))).collect(),
                able: (0..USERS).filter(|user| self.able[*user]).map(id).collect(),
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
        (vec(states(), ROLES), held, vec(any::<bool>(), USERS))
            .prop_map(|(roles, held, able)| World { roles, held, able })
    }

    /// What one command can do to the rights of all.
    #[derive(Debug, Clone)]
    enum Change {
        Role(usize, PermissionStates),
        Permission(usize, Permission, State),
        Assignment(usize, usize),
        UserGone(usize),
        TokenGone(usize),
    }

    fn change() -> impl Strategy<Value = Change> {
        let permission = select(&Permission::ALL);
        prop_oneof![
            (0..ROLES, states()).prop_map(|(role, states)| Change::Role(role, states)),
            (0..ROLES, permission, select(&State::ALL))
                .prop_map(|(role, permission, state)| Change::Permission(role, permission, state)),
            (0..USERS, 0..ROLES).prop_map(|(user, role)| Change::Assignment(user, role)),
            (0..USERS).prop_map(Change::UserGone),
            (0..USERS).prop_map(Change::TokenGone),
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
                    world.able[user] = false;
                }
                Self::TokenGone(user) => world.able[user] = false,
            }
            world
        }
    }

    fn check(actor: usize, before: &World, after: &World) -> Option<ErrorCode> {
        let result = check_escalation(id(actor), &before.rights(), &after.rights());
        result.err().map(|error| error.code())
    }

    proptest! {
        #[test]
        fn what_is_accepted_lets_nothing_escalate(
            actor in 0..USERS, before in world(), change in change()
        ) {
            let after = change.apply(&before);
            prop_assume!(check(actor, &before, &after).is_none());
            for permission in Permission::ALL {
                prop_assert!(before.may(actor, permission) || !after.may(actor, permission));
            }
            for permission in Permission::ADMINISTRATIVE {
                for user in 0..USERS {
                    let gains = after.may(user, permission) && !before.may(user, permission);
                    prop_assert!(!gains || before.may(actor, permission));
                }
                prop_assert!(!before.is_governed(permission) || after.is_governed(permission));
            }
        }

        #[test]
        fn what_is_refused_is_refused_for_the_reason_given(
            actor in 0..USERS, before in world(), change in change()
        ) {
            let after = change.apply(&before);
            let gains = |user, permission| {
                after.may(user, permission) && !before.may(user, permission)
            };
            match check(actor, &before, &after) {
                None => {}
                Some(ErrorCode::EscalationSelf { permission }) => {
                    prop_assert!(gains(actor, permission));
                }
                Some(ErrorCode::EscalationGrant { permission, who }) => {
                    let user = (0..USERS).find(|user| who == format!("user {user}"));
                    prop_assert!(user.is_some_and(|user| gains(user, permission)));
                    prop_assert!(!before.may(actor, permission));
                }
                Some(ErrorCode::LastHolder { permission }) => {
                    prop_assert!(before.is_governed(permission));
                    prop_assert!(!after.is_governed(permission));
                }
                Some(other) => prop_assert!(false, "{other:?}"),
            }
        }

        #[test]
        fn nobody_acts_upon_somebody_above_them(
            actor in 0..USERS, target in 0..USERS, world in world()
        ) {
            let above = Permission::ADMINISTRATIVE.into_iter().any(|permission| {
                world.may(target, permission) && !world.may(actor, permission)
            });
            let checked = check_target(id(actor), id(target), &world.rights());
            prop_assert_eq!(checked.is_err(), above);
        }

        #[test]
        fn everybody_may_act_upon_themselves(actor in 0..USERS, world in world()) {
            prop_assert!(check_target(id(actor), id(actor), &world.rights()).is_ok());
        }
    }

    #[test]
    fn withdrawing_a_forbidding_role_can_grant() {
        let administrator = Permission::ADMINISTRATIVE
            .into_iter()
            .fold(PermissionStates::default(), |states, permission| {
                states.with(permission, State::Allow)
            });
        let head = PermissionStates::default()
            .with(Permission::UserManagement, State::Allow)
            .with(Permission::RoleAssignment, State::Allow);
        let intern = Permission::ADMINISTRATIVE
            .into_iter()
            .fold(PermissionStates::default(), |states, permission| {
                states.with(permission, State::Deny)
            });
        // The actor is a head of department; the other is an administrator
        // whom the intern's role holds back.
        let before = World {
            roles: vec![administrator, head, intern],
            held: vec![
                vec![false, true, false],
                vec![true, false, true],
                vec![false; ROLES],
            ],
            able: vec![true; USERS],
        };
        let after = Change::Assignment(1, 2).apply(&before);
        assert_eq!(
            check(0, &before, &after),
            Some(ErrorCode::EscalationGrant {
                permission: Permission::RoleManagement,
                who: "user 1".to_owned(),
            })
        );
    }
}
