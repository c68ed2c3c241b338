//! The own record, session, rights and password.

mod first_password;
mod password;
mod sessions;
mod this_session;

use crate::{
    api,
    components::{
        head::Head,
        load::{Load, Loader},
        panel::{KeyValue, Panel, PanelBody},
    },
    dates::use_dates,
    i18n::use_i18n,
    live::live,
    pages::effective::EffectiveTable,
    state::session::use_session,
};
use first_password::FirstPassword;
use leptos::prelude::*;
use password::PasswordForm;
use sessions::OwnSessions;
use shared::{account::Account, messages as m};
use std::sync::Arc;
use this_session::ThisSession;

pub use this_session::ends;

/// Where on the page the password is changed.
pub const PASSWORD: &str = "password";
/// Where on the page it says why what is allowed.
pub const PERMISSIONS: &str = "permissions";

/// The page, or all there is of it for somebody without a password of their own.
pub fn page() -> AnyView {
    let session = use_session().session_now();
    if session.is_some_and(|session| session.password_change_required) {
        view! { <FirstPassword/> }.into_any()
    } else {
        view! { <AccountPage/> }.into_any()
    }
}

#[component]
fn AccountPage() -> impl IntoView {
    let (i18n, state) = (use_i18n(), use_session());
    let session = Memo::new(move |_| state.session());
    let permissions = move || {
        session
            .get()
            .map(|session| session.permissions.clone())
            .unwrap_or_default()
    };
    view! {
        <Head title=i18n.t(m::account_title)/>
        <div class="lm-cols">
            <div class="lm-stack">
                {live(move || session.get().map(|session| view! { <ThisSession session/> }))}
                <OwnSessions/>
                <Panel id=PERMISSIONS title=i18n.t(m::account_permissions)>
                    <EffectiveTable permissions/>
                </Panel>
            </div>
            <div class="lm-stack">
                <Record/>
                <Panel id=PASSWORD title=i18n.t(m::account_password)>
                    <PanelBody>
                        <PasswordForm/>
                    </PanelBody>
                </Panel>
            </div>
        </div>
    }
}

/// What is on record of the user.
#[component]
fn Record() -> impl IntoView {
    let i18n = use_i18n();
    let account = Loader::new(api::account::account);
    view! {
        <Panel id="account-data" title=i18n.t(m::account_data)>
            <PanelBody>
                <Load of=account draw=move |account| view! { <RecordFields account/> }.into_any()/>
            </PanelBody>
            <footer>
                <span>{i18n.t(m::account_data_hint)}</span>
            </footer>
        </Panel>
    }
}

#[component]
fn RecordFields(account: Arc<Account>) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let licence = account.licence_number.as_ref().map(ToString::to_string);
    let licence = live(move || {
        licence
            .clone()
            .unwrap_or_else(|| m::users_licence_none(i18n.lang()).into())
    });
    let set_at = account.password_set_at;
    let login = account.login.to_string();
    let full_name = account.full_name.to_string();
    let organization = account.organization.to_string();
    let position = account.position.to_string();
    view! {
        <dl class="lm-kv">
            <KeyValue key=i18n.t(m::users_login)>
                <span class="lm-code">{login}</span>
            </KeyValue>
            <KeyValue key=i18n.t(m::users_full_name)>{full_name}</KeyValue>
            <KeyValue key=i18n.t(m::users_organization)>{organization}</KeyValue>
            <KeyValue key=i18n.t(m::users_position)>{position}</KeyValue>
            <KeyValue key=i18n.t(m::users_licence_number)>{licence}</KeyValue>
            <KeyValue key=i18n.t(m::account_password_set)>{move || dates.date(set_at)}</KeyValue>
        </dl>
    }
}
