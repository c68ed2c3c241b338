//! The rows of a list.

use super::asking::Rows;
use crate::{
    components::{
        referral::PriorityMark,
        table::{ListTable, SortHeader, Sorting},
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

#[component]
pub fn Table(rows: Rows, sorting: Sorting<ReferralSort>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <ListTable of=rows caption=i18n.t(m::referrals_title) columns=7 row=line>
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
        </ListTable>
    }
}

fn line(referral: &ReferralRow) -> impl IntoView + use<> {
    let (i18n, dates) = (use_i18n(), use_dates());
    let (until, issued_at) = (referral.valid_until, referral.issued_at);
    view! {
        <tr>
            <th scope="row">{row::number(referral, row::page_of(referral))}</th>
            <td class="lm-name" data-label=i18n.t(m::referrals_patient)>{row::patient(referral)}</td>
            <td class="lm-name" data-label=i18n.t(m::referrals_service)>{row::service(referral)}</td>
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
