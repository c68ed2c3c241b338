//! Deletes a user: what goes along, what stays.

use crate::{
    api,
    components::confirm::{Act, ConfirmAct, Question},
    i18n::use_i18n,
    names,
    page::Page,
};
use leptos::prelude::*;
use shared::{lang::Lang, messages as m, users::User};
use std::sync::Arc;

/// Asks before it.
#[component]
pub fn DeleteUser(open: RwSignal<bool>, user: Arc<User>) -> impl IntoView {
    let i18n = use_i18n();
    let id = user.id;
    let name = StoredValue::new(user.profile.full_name.to_string());
    let act = move |()| {
        let name = name.get_value();
        let delete = Act::new(api::users::delete(id), |()| ()).to(Page::Users);
        Some(delete.say(move |lang| m::notice_user_deleted(lang, &name)))
    };
    let title = move || m::users_delete_title(i18n.lang(), &name.get_value());
    let login = user.login.clone();
    let stays = move || m::users_delete_stays(i18n.lang(), login.as_str());
    let along = move || {
        let items = along(i18n.lang(), &user);
        if items.is_empty() {
            return view! { <p>{i18n.t(m::users_delete_nothing)}</p> }.into_any();
        }
        let item = |text: String| view! { <li>{text}</li> };
        view! {
            <p>{i18n.t(m::users_delete_along)}</p>
            <ul>{items.into_iter().map(item).collect_view()}</ul>
        }
        .into_any()
    };
    view! {
        <ConfirmAct
            question=Question::new("delete-user", open)
            title=Signal::derive(title)
            verb=m::users_delete_submit
            keep=m::users_delete_keep
            act
        >
            {along.clone()}
            <p>{stays.clone()}</p>
        </ConfirmAct>
    }
}

/// What goes along with a user.
fn along(lang: Lang, user: &User) -> Vec<String> {
    let tokens = user.tokens;
    let roles = user.roles.len() as u64;
    let quoted = names::quoted_roles(lang, &user.roles);
    let items = [
        (0 < tokens.all).then(|| m::users_delete_tokens(lang, tokens.all, tokens.valid)),
        (0 < roles).then(|| m::users_delete_assignments(lang, roles, &quoted)),
        (0 < user.sessions).then(|| m::users_delete_sessions(lang, user.sessions)),
    ];
    items.into_iter().flatten().collect()
}
