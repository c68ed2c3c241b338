//! Deletes a role; if somebody holds it, the server says who.

use crate::{
    api,
    components::confirm::{Act, ConfirmAct, Question},
    i18n::use_i18n,
    names,
    page::Page,
};
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
    let act = move |()| {
        let role = role.clone();
        let delete = Act::new(api::roles::delete(role.id), |()| ()).to(Page::Roles);
        Some(delete.say(move |lang| m::notice_role_deleted(lang, &names::role(lang, &role))))
    };
    view! {
        <ConfirmAct
            question=Question::new("delete-role", open)
            title=Signal::derive(title)
            verb=m::roles_delete_submit
            keep=m::app_keep
            act
        >
            <p>{i18n.t(m::roles_delete_text)}</p>
        </ConfirmAct>
    }
}
