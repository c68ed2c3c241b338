//! Deletes a role; if somebody holds it, the server says who.

use crate::{
    api,
    components::{dialog::Confirm, draft::Draft},
    i18n::use_i18n,
    names,
    navigation::use_go,
    page::Page,
};
use leptos::prelude::*;
use shared::{messages as m, roles::Role};
use std::sync::Arc;

/// Asks before it.
#[component]
pub fn DeleteRole(open: RwSignal<bool>, role: Arc<Role>) -> impl IntoView {
    let (i18n, go) = (use_i18n(), use_go());
    let id = role.label.id;
    let label = role.label.clone();
    let title = Signal::derive(move || {
        let lang = i18n.lang();
        m::roles_delete_title(lang, &names::role(lang, &label))
    });
    let draft = Draft::new("delete-role");
    let confirm = move |()| {
        let label = role.label.clone();
        draft.send(api::roles::delete(id), move |()| {
            let said = move |lang| m::notice_role_deleted(lang, &names::role(lang, &label));
            go.to_and_say(Page::Roles, said);
        });
    };
    let keep = Signal::derive(move || m::app_keep(i18n.lang()).to_owned());
    view! {
        <Confirm
            id="delete-role"
            open
            title
            verb=i18n.t(m::roles_delete_submit)
            keep
            draft
            on_confirm=confirm
        >
            <p>{i18n.t(m::roles_delete_text)}</p>
        </Confirm>
    }
}
