//! The person: their name in the band, and the menu behind it.

use super::segments::{LanguageChoice, ThemeChoice};
use crate::{
    api,
    components::{
        button::{Button, Variant},
        focus::focus_on,
        icon::{Icon, IconMark},
    },
    i18n::use_i18n,
    names,
    navigation::use_go,
    page::Page,
    pages::account::PASSWORD,
    state::session::use_session,
};
use leptos::{html, prelude::*, task::spawn_local};
use shared::{messages as m, sessions::Session};
use std::sync::Arc;

const MENU: &str = "me";

/// Opens the menu.
#[component]
pub fn PersonButton(session: Arc<Session>) -> impl IntoView {
    let i18n = use_i18n();
    let short = names::short(session.full_name.as_str());
    let shown = short.clone();
    let roles = Signal::derive(move || names::roles(i18n.lang(), &session.roles));
    // What is read aloud has in it what is seen (WCAG 2.5.3).
    let name = move || {
        let seen = [short.as_str(), &roles.get()].join(" ");
        m::app_person_menu(i18n.lang(), seen.trim_end())
    };
    view! {
        <button class="lm-me" type="button" popovertarget=MENU aria-label=name>
            <span>
                {shown}
                " "
                <small>{roles}</small>
            </span>
            <IconMark icon=Icon::ChevronDown/>
        </button>
    }
}

/// The menu: own session and password, language, theme, signing out.
#[component]
pub fn PersonMenu(session: Arc<Session>) -> impl IntoView {
    let i18n = use_i18n();
    let menu = NodeRef::<html::Section>::new();
    let close = move || {
        if let Some(menu) = menu.get_untracked() {
            // Closing a closed menu changes nothing.
            let _ = menu.hide_popover();
        }
    };
    let roles = session.roles.clone();
    let full_name = session.full_name.to_string();
    let to_password = move |_| {
        close();
        // On its own page already: the focus follows. Elsewhere it arrives.
        request_animation_frame(|| focus_on(PASSWORD));
    };
    let password = [Page::Account.path(), ["#", PASSWORD].concat()].concat();
    view! {
        <section class="lm-menu" id=MENU popover="auto" aria-label=full_name.clone() node_ref=menu>
            <div>
                <strong>{full_name.clone()}</strong>
                <br/>
                <small>{move || names::roles(i18n.lang(), &roles)}</small>
            </div>
            <ul>
                <li>
                    <a href=Page::Account.path() on:click=move |_| close()>
                        {i18n.t(m::app_my_session)}
                    </a>
                </li>
                <li>
                    <a href=password on:click=to_password>{i18n.t(m::app_change_password)}</a>
                </li>
            </ul>
            <div class="lm-stack-s">
                <LanguageChoice name="menu-language" titled=true/>
                <ThemeChoice name="menu-theme" titled=true/>
            </div>
            <div>
                <SignOut/>
            </div>
        </section>
    }
}

#[component]
fn SignOut() -> impl IntoView {
    let (i18n, session, go) = (use_i18n(), use_session(), use_go());
    let sign_out = move |()| {
        spawn_local(async move {
            // Even if the server was not reached, nothing of the session stays
            // on the screen; its cookie ends with the session.
            let _ = api::session::sign_out().await;
            session.signed_out();
            go.to_and_say(Page::SignIn, |lang| m::notice_signed_out(lang).to_owned());
        });
    };
    view! { <Button label=i18n.t(m::app_sign_out) variant=Variant::Secondary on_press=sign_out/> }
}
