//! Deletes a user: what goes along, what stays.

use crate::{
    api,
    components::{dialog::Confirm, draft::Draft},
    i18n::use_i18n,
    names,
    navigation::use_go,
    page::Page,
};
use leptos::prelude::*;
use shared::{lang::Lang, messages as m, users::User};
use std::sync::Arc;

/// Asks before it.
#[component]
pub fn DeleteUser(open: RwSignal<bool>, user: Arc<User>) -> impl IntoView {
    let (i18n, go) = (use_i18n(), use_go());
    let draft = Draft::new("delete-user");
    let id = user.id;
    let name = StoredValue::new(user.profile.full_name.to_string());
    let confirm = move |()| {
        draft.send(api::users::delete(id), move |()| {
            let name = name.get_value();
            go.to_and_say(Page::Users, move |lang| m::notice_user_deleted(lang, &name));
        });
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
        <Confirm
            id="delete-user"
            open
            title=Signal::derive(title)
            verb=i18n.t(m::users_delete_submit)
            keep=Signal::derive(move || m::users_delete_keep(i18n.lang()).to_owned())
            draft
            on_confirm=confirm
        >
            {along.clone()}
            <p>{stays.clone()}</p>
        </Confirm>
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
