//! What will be in the token, beside the form.

use super::{facts::Facts, fields::Fields};
use crate::{
    components::panel::{KeyValue, Panel, PanelBody},
    dates::{Dates, use_dates},
    i18n::use_i18n,
    live::live,
    pages::tokens::words,
};
use leptos::prelude::*;
use shared::{lang::Lang, messages as m, text::line};

#[component]
pub fn Summary(fields: Fields, facts: Facts) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let person = facts.person.chosen;
    let name = move || person.get().map(|person| person.full_name.to_string());
    let login = move || person.get().map(|person| person.login.to_string());
    let typed = fields.entries().job_title.value;
    let typed = move || line(&typed.get());
    let job_title = move || Some(typed()).filter(|title| !title.is_empty());
    let workstation = move || Some(facts.workstation()?.form.name.to_string());
    let hours = move || Some(words::hours(i18n.lang(), fields.hours()?));
    let session = move || Some(words::session(i18n.lang(), fields.session_hours().ok()?));
    let given = move || Some(m::tokens_summary_id_given(i18n.lang()).to_owned());
    view! {
        <Panel id="token-preview" title=i18n.t(m::tokens_summary)>
            <PanelBody>
                <dl class="lm-kv">
                    <Line key=m::tokens_summary_name value=Signal::derive(name)/>
                    <Line key=m::tokens_summary_login value=Signal::derive(login)/>
                    <Line key=m::tokens_summary_job_title value=Signal::derive(job_title)/>
                    <Line key=m::tokens_summary_workstation value=Signal::derive(workstation)/>
                    <Line key=m::tokens_summary_hours value=Signal::derive(hours)/>
                    <Line
                        key=m::tokens_summary_valid
                        value=Signal::derive(move || valid(i18n.lang(), dates, fields))
                    />
                    <Line key=m::tokens_summary_session value=Signal::derive(session)/>
                    <Line key=m::tokens_summary_id value=Signal::derive(given)/>
                    <Line
                        key=m::tokens_summary_signature
                        value=Signal::stored(Some("ES256".to_owned()))
                    />
                </dl>
            </PanelBody>
        </Panel>
    }
}

#[component]
fn Line(key: fn(Lang) -> &'static str, value: Signal<Option<String>>) -> impl IntoView {
    let i18n = use_i18n();
    let shown = live(move || match value.get() {
        Some(text) => text.into_any(),
        None => {
            let undecided = i18n.t(m::tokens_summary_undecided);
            view! { <span class="lm-muted">{undecided}</span> }.into_any()
        }
    });
    view! { <KeyValue key=i18n.t(key)>{shown}</KeyValue> }
}

/// From when to when the token works, and for how many days if from now.
fn valid(lang: Lang, dates: Dates, fields: Fields) -> Option<String> {
    let last_day = fields.last_day()?;
    let last = dates.day(last_day);
    if let Some(from) = fields.valid_from().ok()? {
        if last_day < from {
            return None;
        }
        return Some(m::tokens_summary_from_day(lang, &dates.day(from), &last));
    }
    let span = m::tokens_summary_from_now(lang, &last);
    let days = dates.days_until(last_day)? + 1;
    Some([span, m::tokens_summary_days(lang, days)].join(", "))
}
