//! Warns whoever holds an administrative right that before long nobody able
//! will.

use crate::{
    api,
    components::{
        alert::{Alert, Severity},
        load::{Failure, Loader},
    },
    dates::use_dates,
    i18n::use_i18n,
    names,
};
use leptos::prelude::*;
use shared::{lapses::Lapse, messages as m};

/// The warning, if there is anything to warn of.
#[component]
pub fn Lapses() -> impl IntoView {
    let i18n = use_i18n();
    let lapses = Loader::new(api::lapses::list);
    let warning = move || {
        let found = lapses.get().filter(|found| !found.is_empty())?;
        let lines = found.iter().cloned().map(line).collect_view();
        Some(view! {
            <Alert severity=Severity::Warning heading=i18n.t(m::home_lapses)>
                <ul>{lines}</ul>
            </Alert>
        })
    };
    view! {
        {warning}
        <Failure of=lapses/>
    }
}

fn line(lapse: Lapse) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let said = move || {
        let lang = i18n.lang();
        let permission = names::permission(lang, lapse.permission);
        match (lapse.until, &lapse.who) {
            (Some(until), Some(who)) => {
                m::home_lapse_until(lang, &dates.date_time(until), permission, who)
            }
            _ => m::home_lapse_now(lang, permission),
        }
    };
    view! { <li>{said}</li> }
}
