//! Deletes a role; if somebody holds it, the server says who.

use crate::{api, components::confirm::ConfirmAct, i18n::use_i18n, names, page::Page};
use leptos::prelude::*;
use shared::{messages as m, roles::RoleLabel};

/// Asks before it.
#[component]
pub fn DeleteRole(open: RwSignal<bool>, role: RoleLabel) -> impl IntoView {
    let i18n = use_i18n();
    let label = role.clone();
    let title = move || {
        let lang = i18n.lang();
        m::roles_delete_title(lang, &names::role(lang, &label))
    };
    let act = move || {
        let (id, role) = (role.id, role.clone());
        let said = move |lang| m::notice_role_deleted(lang, &names::role(lang, &role));
        Some((api::roles::delete(id), said))
    };
    view! {
        <ConfirmAct
            name="delete-role"
            open
            title=Signal::derive(title)
            verb=m::roles_delete_submit
            keep=m::app_keep
            act
            page=Page::Roles
        >
            <p>{i18n.t(m::roles_delete_text)}</p>
        </ConfirmAct>
    }
}
