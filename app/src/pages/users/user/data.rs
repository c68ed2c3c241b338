//! What is on record of a user.

use crate::{
    components::panel::{KeyValue, Panel, PanelBody},
    dates::{Dates, use_dates},
    i18n::use_i18n,
    pages::users::section::change,
    state::clock::use_clock,
};
use leptos::prelude::*;
use shared::{
    lang::Lang,
    messages as m,
    time::Timestamp,
    users::{PasswordPending, User},
};
use std::sync::Arc;

/// The record.
#[component]
pub fn Data(user: Arc<User>) -> impl IntoView {
    let (i18n, dates, clock) = (use_i18n(), use_dates(), use_clock());
    let [login, organization] = [user.login.to_string(), user.organization.to_string()];
    let profile = user.profile.clone();
    let [full_name, position] = [profile.full_name.to_string(), profile.position.to_string()];
    let licence = match profile.licence_number {
        Some(number) => view! { <span class="lm-code">{number.to_string()}</span> }.into_any(),
        None => view! { <span class="lm-muted">{i18n.t(m::users_licence_none)}</span> }.into_any(),
    };
    let created_at = user.created_at;
    let pending = user.password_pending.map(|pending| {
        view! {
            <KeyValue key=i18n.t(m::users_password)>
                {move || say(i18n.lang(), dates, pending, clock.now())}
            </KeyValue>
        }
    });
    let changed = user.changed.clone().map(|changed| {
        view! {
            <KeyValue key=i18n.t(m::users_changed)>
                {move || change(i18n.lang(), dates, &changed)}
            </KeyValue>
        }
    });
    view! {
        <Panel id="user-data" title=i18n.t(m::users_data)>
            <PanelBody>
                <dl class="lm-kv">
                    <KeyValue key=i18n.t(m::users_login)>
                        <span class="lm-code">{login}</span>
                    </KeyValue>
                    <KeyValue key=i18n.t(m::users_full_name)>{full_name}</KeyValue>
                    <KeyValue key=i18n.t(m::users_organization)>{organization}</KeyValue>
                    <KeyValue key=i18n.t(m::users_position)>{position}</KeyValue>
                    <KeyValue key=i18n.t(m::users_licence_number)>{licence}</KeyValue>
                    {pending}
                    <KeyValue key=i18n.t(m::users_created)>
                        {move || dates.moment_time(created_at)}
                    </KeyValue>
                    {changed}
                </dl>
            </PanelBody>
        </Panel>
    }
}

/// How far somebody is from a password of their own.
fn say(lang: Lang, dates: Dates, pending: PasswordPending, now: Timestamp) -> String {
    match pending.used_at {
        Some(at) => m::users_password_used(lang, &dates.date_time(at)),
        None if now < pending.lapses_at => {
            m::users_password_until(lang, &dates.date_time(pending.lapses_at))
        }
        None => m::users_password_lapsed(lang, &dates.date_time(pending.lapses_at)),
    }
}
