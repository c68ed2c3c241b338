//! A user's roles.

use crate::{
    components::{
        button::{LinkButton, Variant},
        icon::Icon,
        panel::{Panel, PanelBody},
        table::Empty,
    },
    i18n::use_i18n,
    names,
    page::Page,
    state::session::use_session,
};
use leptos::prelude::*;
use shared::{messages as m, permissions::Permission, roles::RoleLabel, users::User};
use std::sync::Arc;

#[component]
pub fn Roles(user: Arc<User>) -> impl IntoView {
    let i18n = use_i18n();
    let session = use_session().session_now();
    let may = |needed| session.as_ref().is_some_and(|session| session.may(needed));
    let (id, assigns) = (user.id, may(Permission::RoleAssignment));
    let assign = move || {
        assigns.then(|| {
            view! {
                <LinkButton
                    page=Page::Assignments(Some(id))
                    label=i18n.t(m::users_assign)
                    variant=Variant::Secondary
                    icon=Icon::Plus
                />
            }
        })
    };
    let opens = may(Permission::RoleManagement);
    let chip = move |label: RoleLabel| {
        let path = Page::RoleEdit(label.id).path();
        let name = move || names::role(i18n.lang(), &label);
        let name = if opens {
            view! { <a href=path>{name}</a> }.into_any()
        } else {
            name.into_any()
        };
        view! { <li class="lm-chip">{name}</li> }
    };
    let content = if user.roles.is_empty() {
        let (title, hint) = (
            i18n.t(m::users_roles_none),
            i18n.t(m::users_roles_none_hint),
        );
        view! { <Empty title hint=Signal::derive(move || hint().to_owned())/> }.into_any()
    } else {
        let chips = user.roles.iter().cloned().map(chip).collect_view();
        view! { <PanelBody><ul class="lm-chips" role="list">{chips}</ul></PanelBody> }.into_any()
    };
    view! {
        <Panel id="user-roles" title=i18n.t(m::users_roles) aside=assign>
            {content}
        </Panel>
    }
}
