//! Referrals in work with the user.

use crate::{
    components::{load::Loader, referral::PriorityMark, table::ListTable},
    dates::use_dates,
    i18n::use_i18n,
    page::Page,
    pages::referrals::row,
};
use leptos::prelude::*;
use shared::{messages as m, page, referrals::ReferralRow};

#[component]
pub fn WorkTable(rows: Loader<page::Page<ReferralRow>>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <ListTable of=rows caption=i18n.t(m::processing_mine) columns=6 row=line>
            <th scope="col">{i18n.t(m::referrals_number)}</th>
            <th scope="col">{i18n.t(m::referrals_patient)}</th>
            <th scope="col">{i18n.t(m::referrals_service)}</th>
            <th scope="col">{i18n.t(m::referrals_priority)}</th>
            <th scope="col">{i18n.t(m::referrals_status)}</th>
            <th scope="col">{i18n.t(m::referrals_valid_until)}</th>
        </ListTable>
    }
}

fn line(referral: &ReferralRow) -> impl IntoView + use<> {
    let (i18n, dates) = (use_i18n(), use_dates());
    let until = referral.valid_until;
    let page = Page::ProcessingWork(referral.id);
    view! {
        <tr>
            <th scope="row">{row::number(referral, page)}</th>
            <td class="lm-name" data-label=i18n.t(m::referrals_patient)>{row::patient(referral)}</td>
            <td class="lm-name" data-label=i18n.t(m::referrals_service)>{row::service_alone(referral)}</td>
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
