//! What to know before the button is pressed: tokens the user has already,
//! a workstation without a key.

use super::facts::Facts;
use crate::{
    components::alert::{Alert, Severity},
    dates::{Dates, use_dates},
    i18n::use_i18n,
    live::live,
    page::Page,
    pages::tokens::words,
};
use leptos::prelude::*;
use shared::{lang::Lang, messages as m, tokens::Token};

/// The warnings, while there is something to warn of.
#[component]
pub fn Already(facts: Facts) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let has_tokens = Memo::new(move |_| !facts.valid_tokens().is_empty());
    let line = move |token: Token| {
        view! { <p>{move || sentence(i18n.lang(), dates, &token)}</p> }
    };
    let lines = move || facts.valid_tokens().into_iter().map(line).collect_view();
    let hint = move || {
        let count = facts.valid_tokens().len() as u64;
        m::tokens_already_hint(i18n.lang(), count)
    };
    let no_key = Memo::new(move |_| {
        let chosen = facts.workstation();
        chosen.is_some_and(|workstation| workstation.enrolled_at.is_none())
    });
    let none = Memo::new(move |_| facts.lacks_workstations());
    view! {
        {live(move || none.get().then(|| {
            view! {
                <Alert severity=Severity::Warning heading=i18n.t(m::tokens_workstation_none)>
                    <p><a href=Page::Workstations.path()>{i18n.t(m::app_nav_workstations)}</a></p>
                </Alert>
            }
        }))}
        {live(move || no_key.get().then(|| {
            view! {
                <Alert severity=Severity::Warning heading=i18n.t(m::tokens_no_key)>
                    <p>{i18n.t(m::tokens_no_key_hint)}</p>
                </Alert>
            }
        }))}
        {live(move || has_tokens.get().then(|| {
            view! {
                <Alert severity=Severity::Warning heading=i18n.t(m::tokens_already_title)>
                    {lines}
                    <p>{hint}</p>
                </Alert>
            }
        }))}
    }
}

fn sentence(lang: Lang, dates: Dates, token: &Token) -> String {
    let hours = words::hours(lang, token.hours);
    let last_day = dates.day(token.last_day);
    m::tokens_already_text(lang, &last_day, &hours, token.workstation.as_str())
}
