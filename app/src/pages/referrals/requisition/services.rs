//! The services of a requisition, each with what became of it.

use super::super::acts::{Acts, RowActs};
use crate::{
    components::{
        panel::Panel,
        referral::{PriorityMark, ReferralNumber, StandingMark},
        table::heads_and_acts,
    },
    dates::use_dates,
    i18n::use_i18n,
    live::live,
    names::referrals::{Standing, category},
    page::Page,
};
use leptos::prelude::*;
use shared::{
    messages as m,
    referrals::{Act, Link, Referral, Requisition},
};
use std::sync::Arc;

#[component]
pub fn Services(shown: Arc<Requisition>, acts: Acts) -> impl IntoView {
    let i18n = use_i18n();
    let priority = shown.priority;
    let id = shown.id;
    let row = move |referral: &Referral| {
        let referral = Arc::new(referral.clone());
        view! { <Row referral=Arc::clone(&referral) acts=view! { <RowActs referral acts requisition=id/> }.into_any()/> }
    };
    view! {
        <Panel
            id="requisition-services"
            title=i18n.t(m::referrals_services)
            aside=move || view! { <PriorityMark priority/> }
        >
            <table class="ds-table lm-cards">
                <caption class="ds-sr-only">{i18n.t(m::referrals_services)}</caption>
                <thead>{heads_and_acts(&[m::referrals_code, m::referrals_service, m::referrals_status, m::referrals_performer])}</thead>
                <tbody>{shown.referrals.iter().map(row).collect_view()}</tbody>
            </table>
        </Panel>
    }
}

#[component]
fn Row(referral: Arc<Referral>, acts: AnyView) -> impl IntoView {
    let i18n = use_i18n();
    let service = referral.service.clone();
    let name = service.name.clone();
    let quantity = service.quantity.get();
    let kind = live(move || {
        let kind = category(service.category)(i18n.lang());
        match quantity {
            1 => kind.to_owned(),
            many => format!("{kind} · × {many}"),
        }
    });
    let standing = Standing::of_one(&referral);
    let replaced_by = referral
        .replaced_by
        .clone()
        .map(|link| view! { <ReplacedBy link/> });
    view! {
        <tr>
            <td class="lm-code lm-nowrap" data-label=i18n.t(m::referrals_code)>
                {referral.service.code.to_string()}
            </td>
            <th scope="row">
                {move || name.of(i18n.lang()).to_owned()}
                <span class="lm-t2">{kind}</span>
            </th>
            <td data-label=i18n.t(m::referrals_status)>
                <StandingMark standing/>
                {replaced_by}
            </td>
            <td class="lm-name" data-label=i18n.t(m::referrals_performer)>
                <By referral/>
            </td>
            <td class="lm-num">{acts}</td>
        </tr>
    }
}

/// Who carries it out, and since when; or carried it out, and when.
#[component]
fn By(referral: Arc<Referral>) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let Some(performer) = referral.performer.clone() else {
        return view! { <span class="lm-muted">{i18n.t(m::referrals_nobody_yet)}</span> }
            .into_any();
    };
    let done = referral.history.iter().rev();
    let done = done
        .clone()
        .find(|entry| entry.act == Act::Complete)
        .map(|entry| entry.at);
    let when = live(move || match done {
        Some(at) => dates.date_time(at),
        None => m::referrals_since(i18n.lang(), &dates.date_time(performer.since)),
    });
    let organization = performer.organization.to_string();
    let gone = performer.gone.then(|| {
        view! { <span class="lm-t2">{i18n.t(m::referrals_performer_gone)}</span> }
    });
    view! {
        {performer.full_name.to_string()}
        <span class="lm-t2">{organization}</span>
        <span class="lm-t2">{when}</span>
        {gone}
    }
    .into_any()
}

#[component]
fn ReplacedBy(link: Link) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <span class="lm-t2">
            {i18n.t(m::referrals_replaced_by)}
            " "
            <a href=Page::Referral(link.id).path()>
                <ReferralNumber number=link.number/>
            </a>
        </span>
    }
}
