//! Cells of a referral in a list.

use crate::{
    components::{
        icon::Icon,
        referral::{ReferralNumber, StandingMark},
        status::{Status, Tone},
    },
    dates::use_dates,
    i18n::use_i18n,
    live::live,
    names::referrals::Standing,
    page::Page,
    state::clock::use_clock,
};
use leptos::prelude::*;
use shared::{catalogue::Bilingual, messages as m, referrals::ReferralRow};

/// The number, as a link to `page`; of a draft, that it is one.
pub fn number(row: &ReferralRow, page: Page) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let name = match row.number.clone() {
        Some(number) => view! { <ReferralNumber number/> }.into_any(),
        None => i18n.t(m::referrals_status_draft).into_any(),
    };
    view! { <a class="lm-rowlink" href=page.path()>{name}</a> }
}

/// The page of a referral: of a draft the form.
pub const fn page_of(row: &ReferralRow) -> Page {
    if row.number.is_some() {
        Page::Referral(row.requisition_id)
    } else {
        Page::ReferralEdit(row.requisition_id)
    }
}

/// The patient with their day of birth.
pub fn patient(row: &ReferralRow) -> impl IntoView + use<> {
    let dates = use_dates();
    let birth_date = row.birth_date;
    view! {
        {row.patient.to_string()}
        <span class="lm-t2">{move || dates.birth(birth_date)}</span>
    }
}

/// The service, and how many more share its number.
pub fn service(row: &ReferralRow) -> impl IntoView + use<> {
    let (name, code) = (row.service.name.clone(), row.service.code.to_string());
    let more = row.services.saturating_sub(1);
    named(name, code, more)
}

/// The service, whatever else shares its number.
pub fn service_alone(row: &ReferralRow) -> impl IntoView + use<> {
    named(row.service.name.clone(), row.service.code.to_string(), 0)
}

fn named(name: Bilingual, code: String, more: u64) -> impl IntoView {
    let i18n = use_i18n();
    let detail = live(move || match more {
        0 => code.clone(),
        more => [code.clone(), m::referrals_more(i18n.lang(), more)].join(", "),
    });
    view! {
        {move || name.of(i18n.lang()).to_owned()}
        <span class="lm-t2">{detail}</span>
    }
}

/// Where it stands; that it waits for too long, if it does.
pub fn standing(row: &ReferralRow) -> AnyView {
    let (i18n, clock) = (use_i18n(), use_clock());
    if !row.stuck {
        let standing = Standing::of(row.state, row.last_act);
        return view! { <StandingMark standing/> }.into_any();
    }
    let since = row.issued_at;
    let word = move || {
        let days = clock.now().days_since(since);
        m::referrals_status_stuck(i18n.lang(), days)
    };
    view! { <Status tone=Tone::Warning icon=Icon::Warning word=Signal::derive(word)/> }.into_any()
}
