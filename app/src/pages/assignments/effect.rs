//! What giving or withdrawing a role changes: the server's own algebra, to
//! show before the button is pressed. The server decides.

use crate::names;
use shared::{
    lang::Lang,
    messages as m,
    permissions::{Decision, Permission, PermissionStates, decide},
    roles::RoleLabel,
};

/// A role with what it says of every permission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed {
    pub label: RoleLabel,
    /// What it says.
    pub states: PermissionStates,
}

/// What roles together decide, and why.
pub fn decision(roles: &[Weighed], permission: Permission) -> Decision<RoleLabel> {
    decide(
        roles.iter().map(|role| (&role.label, &role.states)),
        permission,
    )
}

/// What becomes allowed, and what forbidden.
#[derive(Debug, PartialEq, Eq)]
pub struct Effect {
    gains: Vec<Permission>,
    loses: Vec<Permission>,
}

impl Effect {
    /// What changes when a user holds `after` instead of `before`.
    pub fn of(before: &[Weighed], after: &[Weighed]) -> Self {
        let changed = |from: &[Weighed], to: &[Weighed]| {
            let holds = |roles, permission| decision(roles, permission).is_allowed();
            let mut changed = Permission::ALL.to_vec();
            changed.retain(|permission| !holds(from, *permission) && holds(to, *permission));
            changed
        };
        Self {
            gains: changed(before, after),
            loses: changed(after, before),
        }
    }

    /// In words, one sentence a line.
    pub fn say(&self, lang: Lang) -> Vec<String> {
        let list = |permissions: &[Permission]| {
            let name =
                |permission: &Permission| m::app_quoted(lang, names::permission(lang, *permission));
            permissions.iter().map(name).collect::<Vec<_>>().join(", ")
        };
        let gains =
            (!self.gains.is_empty()).then(|| m::assignments_effect_gains(lang, &list(&self.gains)));
        let loses =
            (!self.loses.is_empty()).then(|| m::assignments_effect_loses(lang, &list(&self.loses)));
        let said: Vec<String> = gains.into_iter().chain(loses).collect();
        if said.is_empty() {
            return vec![m::assignments_effect_none(lang).into()];
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::permissions::State;

    fn role(states: PermissionStates) -> Weighed {
        Weighed {
            label: RoleLabel {
                id: "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap(),
                name: "Роль".to_owned().try_into().unwrap(),
                shipped: None,
            },
            states,
        }
    }

    #[test]
    fn withdrawing_a_role_that_forbids_can_give() {
        let says = |permission, state| role(PermissionStates::default().with(permission, state));
        let doctor = says(Permission::IssuingReferrals, State::Allow);
        let barred = says(Permission::IssuingReferrals, State::Deny);
        let head = says(Permission::RoleAssignment, State::Allow);
        let before = [doctor.clone(), barred.clone(), head];
        let effect = Effect::of(&before, &[doctor]);
        assert_eq!(effect.gains, [Permission::IssuingReferrals]);
        assert_eq!(effect.loses, [Permission::RoleAssignment]);
        assert_eq!(
            effect.say(Lang::En),
            [
                "Becomes allowed: “Issuing referrals”.",
                "Becomes forbidden: “Role assignment”."
            ]
        );
        assert_eq!(
            Effect::of(&[barred], &[]).say(Lang::Uk),
            ["Дозволи не зміняться."]
        );
    }
}
