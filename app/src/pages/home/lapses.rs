//! Warns whoever holds an administrative right that before long nobody able
//! will; and whoever manages users of licence numbers that several have.

use crate::{
    api,
    components::{
        alert::{Alert, Severity},
        load::{Failure, Loader},
    },
    dates::use_dates,
    i18n::use_i18n,
    live::live,
    names,
};
use leptos::prelude::*;
use shared::{lapses::Lapse, messages as m, users::SharedLicence};

/// The warning, if there is anything to warn of.
#[component]
pub fn Lapses() -> impl IntoView {
    let i18n = use_i18n();
    let lapses = Loader::new(api::lapses::list);
    let warning = live(move || {
        let found = lapses.get().filter(|found| !found.is_empty())?;
        let lines = found.iter().cloned().map(line).collect_view();
        Some(view! {
            <Alert severity=Severity::Warning heading=i18n.t(m::home_lapses)>
                <ul>{lines}</ul>
            </Alert>
        })
    });
    view! {
        {warning}
        <Failure of=lapses/>
    }
}

fn line(lapse: Lapse) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let said = live(move || {
        let lang = i18n.lang();
        let permission = names::permission(lang, lapse.permission);
        match (lapse.until, &lapse.who) {
            (Some(until), Some(who)) => {
                m::home_lapse_until(lang, &dates.date_time(until), permission, who)
            }
            _ => m::home_lapse_now(lang, permission),
        }
    });
    view! { <li>{said}</li> }
}

/// Which licence numbers several have, if any.
#[component]
pub fn SharedLicences() -> impl IntoView {
    let i18n = use_i18n();
    let shared = Loader::new(api::users::shared_licences);
    let warning = live(move || {
        let found = shared.get().filter(|found| !found.is_empty())?;
        let line = |licence: &SharedLicence| {
            let holders = licence.holders.iter();
            let holders = holders.map(|one| format!("{} ({})", one.full_name, one.login));
            let holders = holders.collect::<Vec<_>>().join(", ");
            let number = licence.licence_number.to_string();
            let said = live(move || m::home_licence_line(i18n.lang(), &holders, &number));
            view! { <li>{said}</li> }
        };
        let lines = found.iter().map(line).collect_view();
        Some(view! {
            <Alert severity=Severity::Warning heading=i18n.t(m::home_licences)>
                <ul>{lines}</ul>
                <p>{i18n.t(m::home_licences_next)}</p>
            </Alert>
        })
    });
    view! {
        {warning}
        <Failure of=shared/>
    }
}
