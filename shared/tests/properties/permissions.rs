//! The permission algebra (REQUIREMENTS §3): over all roles of a user any −
//! forbids; otherwise any + allows; otherwise it is a no.

use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::{Value, json};
use shared::permissions::{Decision, Permission, PermissionStates, State, decide};

fn state() -> impl Strategy<Value = State> {
    select(&State::ALL[..])
}

fn permission() -> impl Strategy<Value = Permission> {
    select(&Permission::ALL[..])
}

fn states() -> impl Strategy<Value = PermissionStates> {
    vec(state(), Permission::ALL.len()).prop_map(|states| {
        let said = Permission::ALL.into_iter().zip(states);
        said.fold(PermissionStates::default(), |all, (permission, state)| {
            all.with(permission, state)
        })
    })
}

fn together(roles: &[PermissionStates]) -> PermissionStates {
    roles
        .iter()
        .copied()
        .fold(PermissionStates::default(), PermissionStates::and)
}

fn decision_of(roles: &[PermissionStates], permission: Permission) -> Decision<usize> {
    let named: Vec<_> = roles.iter().enumerate().collect();
    decide(
        named.iter().map(|(name, states)| (name, *states)),
        permission,
    )
}

proptest! {
    #[test]
    fn the_order_of_two_does_not_matter(a in state(), b in state()) {
        prop_assert_eq!(a.and(b), b.and(a));
    }

    #[test]
    fn nor_does_how_three_are_grouped(a in state(), b in state(), c in state()) {
        prop_assert_eq!(a.and(b).and(c), a.and(b.and(c)));
    }

    #[test]
    fn saying_it_twice_changes_nothing(a in state()) {
        prop_assert_eq!(a.and(a), a);
    }

    #[test]
    fn silence_changes_nothing(a in state()) {
        prop_assert_eq!(a.and(State::Undefined), a);
        prop_assert_eq!(State::Undefined.and(a), a);
    }

    #[test]
    fn no_is_stronger_than_anything(a in state()) {
        prop_assert_eq!(a.and(State::Deny), State::Deny);
        prop_assert_eq!(State::Deny.and(a), State::Deny);
    }

    #[test]
    fn roles_obey_the_same_laws(a in states(), b in states(), c in states()) {
        prop_assert_eq!(a.and(b), b.and(a));
        prop_assert_eq!(a.and(b).and(c), a.and(b.and(c)));
        prop_assert_eq!(a.and(a), a);
        prop_assert_eq!(a.and(PermissionStates::default()), a);
    }

    #[test]
    fn permissions_do_not_touch_each_other(
        a in states(), b in states(), permission in permission()
    ) {
        prop_assert_eq!(a.and(b).of(permission), a.of(permission).and(b.of(permission)));
    }

    #[test]
    fn setting_one_leaves_the_others(
        states in states(), permission in permission(), state in state()
    ) {
        let changed = states.with(permission, state);
        for other in Permission::ALL {
            let expected = if other == permission { state } else { states.of(other) };
            prop_assert_eq!(changed.of(other), expected);
        }
    }

    /// The definition in words, without the algebra.
    #[test]
    fn any_minus_forbids_otherwise_any_plus_allows(
        roles in vec(states(), 0..6), permission in permission()
    ) {
        let says = |state| roles.iter().any(|role| role.of(permission) == state);
        let expected = says(State::Allow) && !says(State::Deny);
        prop_assert_eq!(together(&roles).of(permission).grants(), expected);
        prop_assert_eq!(decision_of(&roles, permission).is_allowed(), expected);
    }

    #[test]
    fn the_decision_names_exactly_the_roles_behind_it(
        roles in vec(states(), 0..6), permission in permission()
    ) {
        let saying = |state| -> Vec<usize> {
            let all = roles.iter().enumerate();
            all.filter(|(_, role)| role.of(permission) == state).map(|(at, _)| at).collect()
        };
        let expected = if !saying(State::Deny).is_empty() {
            Decision::Forbidden(saying(State::Deny))
        } else if saying(State::Allow).is_empty() {
            Decision::NothingAllows
        } else {
            Decision::Allowed(saying(State::Allow))
        };
        prop_assert_eq!(decision_of(&roles, permission), expected);
    }

    #[test]
    fn neither_order_nor_repetition_of_roles_matters(
        roles in vec(states(), 0..6), permission in permission(), turn in 0_usize..6
    ) {
        let mut turned = roles.clone();
        if !turned.is_empty() {
            let places = turn % turned.len();
            turned.rotate_left(places);
            turned.push(turned[0]);
        }
        prop_assert_eq!(together(&turned), together(&roles));
        prop_assert_eq!(
            decision_of(&turned, permission).is_allowed(),
            decision_of(&roles, permission).is_allowed()
        );
    }

    #[test]
    fn one_more_minus_never_grants(
        roles in vec(states(), 0..6), permission in permission()
    ) {
        let mut more = roles.clone();
        more.push(PermissionStates::default().with(permission, State::Deny));
        prop_assert!(!decision_of(&more, permission).is_allowed());
    }

    #[test]
    fn states_come_back_from_json_as_they_went(states in states()) {
        let json = serde_json::to_value(states).unwrap();
        prop_assert_eq!(serde_json::from_value::<PermissionStates>(json).unwrap(), states);
    }

    #[test]
    fn a_missing_permission_is_refused(states in states(), permission in permission()) {
        let mut json = serde_json::to_value(states).unwrap();
        json.as_object_mut().unwrap().remove(&field(permission));
        prop_assert!(serde_json::from_value::<PermissionStates>(json).is_err());
    }

    #[test]
    fn a_fourth_value_is_refused(
        states in states(), permission in permission(), text in ".{0,12}"
    ) {
        prop_assume!(!["allow", "deny"].contains(&text.as_str()));
        for value in [json!(text), json!(true), json!(0), json!([]), json!({})] {
            let mut json = serde_json::to_value(states).unwrap();
            json[field(permission)] = value;
            prop_assert!(serde_json::from_value::<PermissionStates>(json).is_err());
        }
    }

    #[test]
    fn an_explicit_null_is_undefined(states in states(), permission in permission()) {
        let mut json = serde_json::to_value(states).unwrap();
        json[field(permission)] = Value::Null;
        let read: PermissionStates = serde_json::from_value(json).unwrap();
        prop_assert_eq!(read, states.with(permission, State::Undefined));
    }

    #[test]
    fn an_unknown_permission_is_refused(states in states(), name in "[a-z_]{1,20}") {
        let mut json = serde_json::to_value(states).unwrap();
        prop_assume!(json.get(&name).is_none());
        json[name] = Value::Null;
        prop_assert!(serde_json::from_value::<PermissionStates>(json).is_err());
    }
}

/// The name of a permission's field in a form.
fn field(permission: Permission) -> String {
    permission.code().replace('-', "_")
}

#[test]
fn states_are_written_as_words_or_null() {
    let words = State::ALL.map(|state| serde_json::to_value(state).unwrap());
    assert_eq!(words, [json!("allow"), json!("deny"), Value::Null]);
}

#[test]
fn nobody_without_roles_may_do_anything() {
    for permission in Permission::ALL {
        assert_eq!(decision_of(&[], permission), Decision::NothingAllows);
    }
}

#[test]
fn the_administrative_permissions_are_the_four_of_the_requirements() {
    let codes = Permission::ADMINISTRATIVE.map(Permission::code);
    let expected = [
        "user-management",
        "role-management",
        "token-management",
        "role-assignment",
    ];
    assert_eq!(codes, expected);
    assert_eq!(Permission::ALL[..4], Permission::ADMINISTRATIVE);
}
