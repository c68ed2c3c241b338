//! All there is for somebody without a password of their own.

use super::password::PasswordForm;
use crate::{
    components::{
        alert::{Alert, Severity},
        head::take_title,
    },
    i18n::use_i18n,
    state::session::use_session,
};
use leptos::prelude::*;
use shared::{lang::Lang, messages as m};

type Words = fn(Lang) -> &'static str;

#[component]
pub fn FirstPassword() -> impl IntoView {
    let i18n = use_i18n();
    let session = use_session().session_now();
    let by_code = session.is_some_and(|session| session.by_code);
    let (title, heading, text, severity) = if by_code {
        (
            m::account_password_own as Words,
            m::account_password_by_code as Words,
            m::account_password_by_code_text as Words,
            Severity::Info,
        )
    } else {
        (
            m::account_password as Words,
            m::account_password_required as Words,
            m::account_password_required_text as Words,
            Severity::Warning,
        )
    };
    let title = Signal::derive(move || title(i18n.lang()).to_owned());
    let node = take_title(title);
    view! {
        <div class="lm-narrow lm-stack">
            <h1 tabindex="-1" node_ref=node>{title}</h1>
            <Alert severity heading=i18n.t(heading)>
                <p>{i18n.t(text)}</p>
            </Alert>
            <div class="lm-panel">
                <div class="lm-body">
                    <PasswordForm/>
                </div>
            </div>
        </div>
    }
}
