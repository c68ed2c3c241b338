//! A row of a list.

use crate::{
    components::referral::PriorityMark, dates::use_dates, i18n::use_i18n, pages::referrals::row,
};
use leptos::prelude::*;
use shared::{messages as m, referrals::ReferralRow};

pub fn row(referral: &ReferralRow) -> impl IntoView + use<> {
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
