//! The session of this browser: since when, until when, why until then.

use crate::{
    components::{
        day_band::DayBand,
        panel::{KeyValue, Panel, PanelBody},
    },
    dates::{Dates, use_dates},
    i18n::use_i18n,
    live::live,
    state::clock::use_clock,
};
use leptos::prelude::*;
use shared::{
    lang::Lang,
    messages as m,
    sessions::{EndsBy, Session},
};
use std::sync::Arc;

#[component]
pub fn ThisSession(session: Arc<Session>) -> impl IntoView {
    let (i18n, dates, clock) = (use_i18n(), use_dates(), use_clock());
    let now = Signal::derive(move || dates.minute_of_day(clock.now()));
    let (started, hours, idle) = (session.started_at, session.hours, session.idle_minutes);
    let workstation = session.workstation.to_string();
    let ends = live(move || ends(i18n.lang(), dates, &session));
    view! {
        <Panel id="account-this" title=i18n.t(m::account_this_session)>
            <PanelBody>
                <DayBand hours=Signal::stored(hours) now=Some(now)/>
                <dl class="lm-kv">
                    <KeyValue key=i18n.t(m::account_workstation)>{workstation}</KeyValue>
                    <KeyValue key=i18n.t(m::account_started)>
                        {move || dates.moment_time(started)}
                    </KeyValue>
                    <KeyValue key=i18n.t(m::account_hours)>{move || dates.hours(hours)}</KeyValue>
                    <KeyValue key=i18n.t(m::account_ends)>{ends}</KeyValue>
                </dl>
                <p class="lm-muted">{move || m::account_idle(i18n.lang(), idle.into())}</p>
            </PanelBody>
        </Panel>
    }
}

/// When a session ends, and why then: `19:30: кінець роботи`.
pub fn ends(lang: Lang, dates: Dates, session: &Session) -> String {
    let until = dates.time(session.ends_at);
    match session.ends_by {
        EndsBy::Hours => m::account_ends_hours(lang, &until),
        EndsBy::SessionHours => m::account_ends_session_hours(lang, &until),
        EndsBy::TokenExpiry => m::account_ends_token_expiry(lang, &until),
        EndsBy::Limit => m::account_ends_limit(lang, &until),
    }
}
