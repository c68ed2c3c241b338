//! What an edit does not touch: the login, the tokens; and who was here last.

use super::super::section::change;
use crate::{
    components::panel::{KeyValue, Panel, PanelBody},
    dates::use_dates,
    i18n::use_i18n,
};
use leptos::prelude::*;
use shared::{messages as m, users::User};
use std::sync::Arc;

/// The login, which is fixed.
#[component]
pub fn LoginPanel(login: String) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Panel id="user-sign-in" title=i18n.t(m::users_part_sign_in)>
            <PanelBody tight=true>
                <dl class="lm-kv">
                    <KeyValue key=i18n.t(m::users_login)>
                        <span class="lm-code">{login}</span>
                        <span class="lm-t2">{i18n.t(m::users_login_fixed)}</span>
                    </KeyValue>
                </dl>
            </PanelBody>
        </Panel>
    }
}

/// The latest change, and what an edit does not touch.
#[component]
pub fn Beside(user: Arc<User>) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let changed = user.changed.clone().map(|changed| {
        view! {
            <section class="lm-stack-s">
                <h2>{i18n.t(m::users_last_change)}</h2>
                <p class="lm-muted">{move || change(i18n.lang(), dates, &changed)}</p>
            </section>
        }
    });
    view! {
        <aside class="lm-stack lm-sticky" aria-label=i18n.t(m::app_help)>
            {changed}
            <p class="lm-muted">{i18n.t(m::users_token_keeps)}</p>
        </aside>
    }
}
