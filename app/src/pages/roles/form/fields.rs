//! What is filled in of a role.

use super::three_state::{self, ThreeState};
use crate::{
    components::{
        edition::Difference,
        form_state::{Entry, FormState, Reader},
        head::Crumb,
        input::TextField,
        panel::{Panel, PanelBody},
    },
    i18n::use_i18n,
    names,
    page::Page,
};
use leptos::prelude::*;
use shared::{
    lang::Lang,
    messages as m,
    permissions::{Permission, PermissionStates},
    problem::ErrorCode,
    roles::{Role, RoleForm, RoleLabel},
    text::line,
};

#[derive(Clone, Copy)]
pub struct Fields {
    /// The request.
    pub state: FormState,
    /// What it is called.
    pub name: Entry,
    /// What it says of every permission.
    pub states: RwSignal<PermissionStates>,
}

impl Fields {
    pub fn new() -> Self {
        let state = FormState::new("role").blaming(|code| match code {
            ErrorCode::RoleNameTaken => Some("name"),
            _ => None,
        });
        Self {
            state,
            name: state.entry("name", ""),
            states: RwSignal::new(PermissionStates::default()),
        }
    }

    /// Asks before what was changed is left behind.
    pub fn guard(self) {
        let code = |state| three_state::word(state)(Lang::En);
        self.state.guard(move || {
            let states = self.states.get();
            Permission::ALL.map(|one| code(states.of(one))).join(" ")
        });
    }

    /// Reads the fields. A shipped role keeps the name it is stored under as
    /// long as the translation shown was left alone.
    pub fn read(self, reader: &mut Reader, label: Option<&RoleLabel>) -> Option<RoleForm> {
        let typed = self.name.value.get();
        let is_kept = |label: &&RoleLabel| is_called(label, &typed);
        let name = match label.filter(is_kept) {
            Some(label) => Some(label.name.clone()),
            None => reader.take(self.name),
        };
        Some(RoleForm {
            name: name?,
            permissions: self.states.get(),
        })
    }
}

/// Whether a role goes by this name, in any language.
fn is_called(label: &RoleLabel, name: &str) -> bool {
    let name = line(name);
    Lang::ALL
        .iter()
        .any(|lang| names::role(*lang, label) == name)
}

/// The page above every role.
pub fn above() -> Crumb {
    let i18n = use_i18n();
    (
        Page::Roles,
        Signal::derive(move || m::roles_title(i18n.lang()).to_owned()),
    )
}

/// The name and the permissions.
#[component]
pub fn RoleFields(
    fields: Fields,
    /// What is to be said of the name.
    #[prop(into)]
    hint: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let states = fields.states;
    let row = move |permission| view! { <ThreeState permission states/> };
    view! {
        <div class="lm-panel">
            <div class="lm-body">
                <div class="lm-grid">
                    <TextField entry=fields.name label=i18n.t(m::roles_name) hint span="4"/>
                </div>
            </div>
        </div>
        <Panel id="role-permissions" title=i18n.t(m::roles_permissions)>
            <PanelBody tight=true>
                <div>{Permission::ALL.map(row)}</div>
            </PanelBody>
        </Panel>
    }
}

/// Where a role on record differs from what the form holds, reactively.
pub fn differences(lang: Lang, fields: Fields, theirs: &Role) -> Vec<Difference> {
    let (name, states) = (fields.name.value.get(), fields.states.get());
    let typed = if is_called(&theirs.label, &name) {
        names::role(lang, &theirs.label)
    } else {
        name
    };
    let name = Difference::of(
        m::roles_name(lang),
        &names::role(lang, &theirs.label),
        &typed,
    );
    let row = |permission| {
        let say = |states: &PermissionStates| three_state::word(states.of(permission))(lang);
        let field = names::permission(lang, permission);
        Difference::of(field, say(&theirs.permissions), say(&states))
    };
    name.into_iter()
        .chain(Permission::ALL.into_iter().filter_map(row))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::roles::ShippedRole;

    #[test]
    fn a_shipped_role_goes_by_its_name_in_every_language() {
        let mut label = RoleLabel {
            id: "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap(),
            name: "Nurse".to_owned().try_into().unwrap(),
            shipped: Some(ShippedRole::Nurse),
        };
        assert!(is_called(&label, "Nurse"));
        assert!(is_called(&label, " Медсестра "));
        assert!(!is_called(&label, "Intern"));
        label.shipped = None;
        assert!(!is_called(&label, "Медсестра"));
    }
}
