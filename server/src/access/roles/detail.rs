//! What the journal keeps of a role: codes and signs, never its name.

use shared::permissions::{Permission, PermissionStates, State};

const fn sign(state: State) -> &'static str {
    match state {
        State::Allow => "+",
        State::Deny => "-",
        State::Undefined => "",
    }
}

/// Every permission with its state: `user-management:+ role-management:- …`.
pub(super) fn all(states: PermissionStates) -> String {
    let state = |permission: Permission| format!("{permission}:{}", sign(states.of(permission)));
    Permission::ALL.map(state).join(" ")
}

/// What changed: `name user-management:+→- …`.
pub(super) fn changes(renamed: bool, before: PermissionStates, after: PermissionStates) -> String {
    let name = renamed.then(|| "name".to_owned());
    let states = Permission::ALL.into_iter().filter_map(|permission| {
        let (before, after) = (before.of(permission), after.of(permission));
        (before != after).then(|| format!("{permission}:{}→{}", sign(before), sign(after)))
    });
    name.into_iter().chain(states).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_changed_and_nothing_else() {
        let before = PermissionStates {
            user_management: State::Allow,
            role_management: State::Deny,
            ..PermissionStates::default()
        };
        let after = before
            .with(Permission::RoleManagement, State::Undefined)
            .with(Permission::IssuingReferrals, State::Allow);
        assert_eq!(
            all(before),
            "user-management:+ role-management:- token-management: role-assignment: issuing-referrals: processing-referrals: reading-journal:"
        );
        assert_eq!(
            changes(true, before, after),
            "name role-management:-→ issuing-referrals:→+"
        );
        assert_eq!(changes(false, before, before), "");
    }
}
