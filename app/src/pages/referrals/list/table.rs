//! The rows of a list.

use super::Rows;
use crate::{
    components::{
        referral::PriorityMark,
        table::{SkeletonRows, SortHeader, Sorting},
    },
    dates::use_dates,
    i18n::use_i18n,
    pages::referrals::row,
};
use leptos::prelude::*;
use shared::{
    messages as m,
    referrals::{ReferralRow, ReferralSort},
};

/// The table.
#[component]
pub fn Table(rows: Rows, sorting: Sorting<ReferralSort>) -> impl IntoView {
    let i18n = use_i18n();
    let body = move || match (rows.get(), rows.error()) {
        (Some(found), _) => found.items.iter().map(line).collect_view().into_any(),
        (None, None) => view! { <SkeletonRows columns=7 two_lines=true/> }.into_any(),
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
            <caption class="ds-sr-only">{i18n.t(m::referrals_title)}</caption>
            <thead>
                <tr>
                    <th scope="col">{i18n.t(m::referrals_number)}</th>
                    <SortHeader
                        sorting
                        column=ReferralSort::Patient
                        title=i18n.t(m::referrals_patient)
                    />
                    <th scope="col">{i18n.t(m::referrals_service)}</th>
                    <SortHeader
                        sorting
                        column=ReferralSort::Priority
                        title=i18n.t(m::referrals_priority)
                    />
                    <th scope="col">{i18n.t(m::referrals_status)}</th>
                    <SortHeader
                        sorting
                        column=ReferralSort::ValidUntil
                        title=i18n.t(m::referrals_valid_until)
                    />
                    <SortHeader
                        sorting
                        column=ReferralSort::Issued
                        title=i18n.t(m::referrals_issued_at)
                        col="3"
                    />
                </tr>
            </thead>
            <tbody>{body}</tbody>
        </table>
    }
}

fn line(referral: &ReferralRow) -> impl IntoView + use<> {
    let (i18n, dates) = (use_i18n(), use_dates());
    let (until, issued_at) = (referral.valid_until, referral.issued_at);
    view! {
        <tr>
            <th scope="row">{row::number(referral, row::page_of(referral))}</th>
            <td data-label=i18n.t(m::referrals_patient)>{row::patient(referral)}</td>
            <td data-label=i18n.t(m::referrals_service)>{row::service(referral)}</td>
            <td data-label=i18n.t(m::referrals_priority)>
                <PriorityMark priority=referral.priority/>
            </td>
            <td data-label=i18n.t(m::referrals_status)>{row::standing(referral)}</td>
            <td data-label=i18n.t(m::referrals_valid_until) class="lm-nowrap">
                {move || until.map(|day| dates.day(day))}
            </td>
            <td data-label=i18n.t(m::referrals_issued_at) data-col="3" class="lm-nowrap">
                {move || dates.date(issued_at)}
            </td>
        </tr>
    }
}
