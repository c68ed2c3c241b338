//! What a user signs in with, and where they are signed in now.

use crate::{
    components::{
        button::{LinkButton, Variant},
        icon::Icon,
        panel::Panel,
    },
    i18n::use_i18n,
    live::live,
    page::{Page, path_with},
    state::session::use_session,
};
use leptos::prelude::*;
use shared::{lang::Lang, messages as m, permissions::Permission, users::User};
use std::sync::Arc;

/// How many tokens and open sessions there are.
#[component]
pub fn Access(user: Arc<User>) -> impl IntoView {
    let i18n = use_i18n();
    let session = use_session().session_now();
    let may = session.is_some_and(|session| session.may(Permission::TokenManagement));
    let (id, tokens, sessions) = (user.id, user.tokens, user.sessions);
    let create = move || {
        may.then(|| {
            view! {
                <LinkButton
                    page=Page::TokenNew(Some(id))
                    label=i18n.t(m::tokens_new)
                    variant=Variant::Secondary
                    icon=Icon::Key
                />
            }
        })
    };
    let list = move |page: Page, name: fn(Lang) -> &'static str| {
        let name = i18n.t(name);
        if may {
            let path = path_with(page, "user", &id.to_string());
            view! { <a href=path>{name}</a> }.into_any()
        } else {
            view! { <strong>{name}</strong> }.into_any()
        }
    };
    let valid = live(move || match tokens.valid {
        0 => m::users_tokens_none_hint(i18n.lang()).to_owned(),
        valid => m::users_tokens_valid(i18n.lang(), valid),
    });
    view! {
        <Panel id="user-access" title=i18n.t(m::users_part_sign_in) aside=create>
            <ul class="lm-links" data-counted>
                <li>
                    <b>{tokens.all}</b>
                    {list(Page::Tokens, m::users_tokens)}
                    <small>{valid}</small>
                </li>
                <li>
                    <b>{sessions}</b>
                    {list(Page::Sessions, m::users_sessions)}
                </li>
            </ul>
        </Panel>
    }
}
