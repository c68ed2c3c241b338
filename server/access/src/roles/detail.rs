//! What the journal keeps of a role: permissions and signs, never its name.

use shared::{
    journal::Mark,
    permissions::{Permission, PermissionStates},
};

/// The permissions of which the role came to say something else.
pub(super) fn changes(before: PermissionStates, after: PermissionStates) -> Vec<Mark> {
    let changed = Permission::ALL.into_iter().filter_map(|permission| {
        let (before, after) = (before.of(permission), after.of(permission));
        (before != after).then_some(Mark::Permission {
            permission,
            before,
            after,
        })
    });
    changed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::permissions::State;

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
        let told = |before, after| {
            let marks = changes(before, after).into_iter();
            marks.map(|mark| mark.to_string()).collect::<Vec<_>>()
        };
        let expected = ["role-management:-→", "issuing-referrals:→+"];
        assert_eq!(told(before, after), expected);
        let made = ["user-management:→+", "role-management:→-"];
        assert_eq!(told(PermissionStates::default(), before), made);
        assert_eq!(changes(before, before), []);
    }
}
