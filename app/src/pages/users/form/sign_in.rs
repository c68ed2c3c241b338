//! How a new user signs in.

use super::super::initial::Initial;
use crate::{
    components::{
        form_state::Entry,
        input::{Kind, TextField},
        panel::{Panel, PanelBody},
    },
    i18n::use_i18n,
    live::live,
};
use leptos::prelude::*;
use shared::messages as m;

/// The login, and the first password or that there will be a code.
#[component]
pub fn SignInPanel(login: Entry, initial: Initial) -> impl IntoView {
    let i18n = use_i18n();
    let first = live(move || {
        if initial.is_chosen() {
            view! {
                <TextField
                    entry=initial.entry
                    label=i18n.t(m::users_password)
                    hint=i18n.t(m::users_password_hint)
                    kind=Kind::Password
                    autocomplete="new-password"
                    span="4"
                />
            }
            .into_any()
        } else {
            view! { <p class="lm-muted">{i18n.t(m::users_code_comes)}</p> }.into_any()
        }
    });
    view! {
        <Panel id="user-sign-in" title=i18n.t(m::users_part_sign_in)>
            <PanelBody>
                <div class="lm-grid">
                    <TextField
                        entry=login
                        label=i18n.t(m::users_login)
                        hint=i18n.t(m::users_login_hint)
                        kind=Kind::Login
                        span="4"
                    />
                    {first}
                </div>
            </PanelBody>
        </Panel>
    }
}
