//! The roles that come with the system (REQUIREMENTS §3): data, no code.

use monitor::Error;
use shared::{
    fields::RoleName,
    permissions::{PermissionStates, State},
    roles::{RoleForm, ShippedRole},
};

/// A line of the table.
struct Shipped {
    /// As stored, in Ukrainian, and as translated.
    names: [&'static str; 2],
    states: PermissionStates,
}

const PLUS: State = State::Allow;
const MINUS: State = State::Deny;
const EMPTY: State = State::Undefined;

/// In the order of the columns: users, roles, tokens, assignment, issuing and
/// processing referrals, the journal.
const fn states(columns: [State; 7]) -> PermissionStates {
    let [
        users,
        roles,
        tokens,
        assignment,
        issuing,
        processing,
        journal,
    ] = columns;
    PermissionStates {
        user_management: users,
        role_management: roles,
        token_management: tokens,
        role_assignment: assignment,
        issuing_referrals: issuing,
        processing_referrals: processing,
        reading_journal: journal,
    }
}

#[rustfmt::skip]
const fn shipped(role: ShippedRole) -> Shipped {
    let (names, columns) = match role {
        ShippedRole::Administrator    => (["Адміністратор",   "Administrator"],      [PLUS,  PLUS,  PLUS,  PLUS,  EMPTY, EMPTY, EMPTY]),
        ShippedRole::HeadOfDepartment => (["Завідувач",       "Head of department"], [PLUS,  MINUS, MINUS, PLUS,  EMPTY, EMPTY, EMPTY]),
        ShippedRole::FamilyDoctor     => (["Сімейний лікар",  "Family doctor"],      [EMPTY, EMPTY, EMPTY, EMPTY, PLUS,  EMPTY, EMPTY]),
        ShippedRole::Nurse            => (["Медсестра",       "Nurse"],              [MINUS, MINUS, MINUS, MINUS, PLUS,  EMPTY, EMPTY]),
        ShippedRole::LaboratoryWorker => (["Лаборант",        "Laboratory worker"],  [MINUS, MINUS, MINUS, MINUS, EMPTY, PLUS,  EMPTY]),
        ShippedRole::Intern           => (["Інтерн",          "Intern"],             [MINUS, MINUS, MINUS, MINUS, EMPTY, EMPTY, EMPTY]),
        ShippedRole::Auditor          => (["Аудитор",         "Auditor"],            [MINUS, MINUS, MINUS, MINUS, EMPTY, EMPTY, PLUS]),
    };
    Shipped { names, states: states(columns) }
}

/// The names a shipped role goes by until somebody renames it.
pub(super) const fn names(role: ShippedRole) -> [&'static str; 2] {
    shipped(role).names
}

/// Every name that a role called `name` goes by.
pub(super) fn names_of(name: &str, shipped: Option<ShippedRole>) -> Vec<&str> {
    shipped.map_or_else(|| vec![name], |role| names(role).to_vec())
}

/// What the role form would send to make a shipped role.
pub(super) fn form(role: ShippedRole) -> Result<RoleForm, Error> {
    let Shipped { names, states } = shipped(role);
    let name = RoleName::try_from(names[0].to_owned());
    Ok(RoleForm {
        name: name.map_err(|rule| Error::field("name", rule))?,
        permissions: states,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::{lang::Lang, messages, permissions::Permission};
    use std::fmt::Write as _;

    /// Table 2.1 as REQUIREMENTS has it, with whoever carries referrals out
    /// and whoever reads the journal.
    const TABLE: &str = "\
        Administrator / Адміністратор | + | + | + | + | | | |\n\
        Head of department / Завідувач | + | − | − | + | | | |\n\
        Family doctor / Сімейний лікар | | | | | + | | |\n\
        Nurse / Медсестра | − | − | − | − | + | | |\n\
        Laboratory worker / Лаборант | − | − | − | − | | + | |\n\
        Intern / Інтерн | − | − | − | − | | | |\n\
        Auditor / Аудитор | − | − | − | − | | | + |\n";

    #[test]
    fn reproduces_the_table() {
        let mut table = String::new();
        for role in ShippedRole::ALL {
            let form = form(role).unwrap();
            let [stored, translated] = names(role);
            assert_eq!(form.name.as_str(), stored);
            write!(table, "{translated} / {stored} |").unwrap();
            for permission in Permission::ALL {
                table.push_str(match form.permissions.of(permission) {
                    State::Allow => " + |",
                    State::Deny => " − |",
                    State::Undefined => " |",
                });
            }
            table.push('\n');
        }
        assert_eq!(table, TABLE);
    }

    #[test]
    fn names_are_those_the_pages_show() {
        for role in ShippedRole::ALL {
            let shown = [Lang::Uk, Lang::En].map(|lang| match role {
                ShippedRole::Administrator => messages::roles_administrator(lang),
                ShippedRole::HeadOfDepartment => messages::roles_head_of_department(lang),
                ShippedRole::FamilyDoctor => messages::roles_family_doctor(lang),
                ShippedRole::Nurse => messages::roles_nurse(lang),
                ShippedRole::LaboratoryWorker => messages::roles_laboratory_worker(lang),
                ShippedRole::Intern => messages::roles_intern(lang),
                ShippedRole::Auditor => messages::roles_auditor(lang),
            });
            assert_eq!(names(role), shown);
        }
    }
}
