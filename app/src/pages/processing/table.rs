//! Referrals in work with the user.

use crate::{
    components::{load::Loader, referral::PriorityMark, table::SkeletonRows},
    dates::use_dates,
    i18n::use_i18n,
    page::Page,
    pages::referrals::row,
};
use leptos::prelude::*;
use shared::{messages as m, page, referrals::ReferralRow};

/// The table.
#[component]
pub fn WorkTable(rows: Loader<page::Page<ReferralRow>>) -> impl IntoView {
    let i18n = use_i18n();
    let body = move || match (rows.get(), rows.error()) {
        (Some(found), _) => found.items.iter().map(line).collect_view().into_any(),
        (None, None) => view! { <SkeletonRows columns=6 two_lines=true/> }.into_any(),
        (None, Some(_)) => ().into_any(),
    };
    let nothing =
        move || rows.error().is_some() || rows.get().is_some_and(|found| found.items.is_empty());
    view! {
        <table
            class="ds-table lm-cards"
            data-hover
            hidden=nothing
            aria-busy=move || rows.is_loading().to_string()
        >
            <caption class="ds-sr-only">{i18n.t(m::processing_mine)}</caption>
            <thead>
                <tr>
                    <th scope="col">{i18n.t(m::referrals_number)}</th>
                    <th scope="col">{i18n.t(m::referrals_patient)}</th>
                    <th scope="col">{i18n.t(m::referrals_service)}</th>
                    <th scope="col">{i18n.t(m::referrals_priority)}</th>
                    <th scope="col">{i18n.t(m::referrals_status)}</th>
                    <th scope="col">{i18n.t(m::referrals_valid_until)}</th>
                </tr>
            </thead>
            <tbody>{body}</tbody>
        </table>
    }
}

fn line(referral: &ReferralRow) -> impl IntoView + use<> {
    let (i18n, dates) = (use_i18n(), use_dates());
    let until = referral.valid_until;
    let page = Page::ProcessingWork(referral.id);
    view! {
        <tr>
            <th scope="row">{row::number(referral, page)}</th>
            <td data-label=i18n.t(m::referrals_patient)>{row::patient(referral)}</td>
            <td data-label=i18n.t(m::referrals_service)>{row::service_alone(referral)}</td>
            <td data-label=i18n.t(m::referrals_priority)>
                <PriorityMark priority=referral.priority/>
            </td>
            <td data-label=i18n.t(m::referrals_status)>{row::standing(referral)}</td>
            <td data-label=i18n.t(m::referrals_valid_until) class="lm-nowrap">
                {move || until.map(|day| dates.day(day))}
            </td>
        </tr>
    }
}
