//! Referrals in work with the user.

use crate::{
    components::{
        load::Loader,
        referral::PriorityMark,
        table::{Column, Rows},
    },
    dates::use_dates,
    i18n::use_i18n,
    page::Page,
    pages::referrals::row,
};
use leptos::prelude::*;
use shared::{messages as m, page, referrals::ReferralRow};

pub fn table(of: Loader<page::Page<ReferralRow>>) -> (Rows, Vec<Column>) {
    let columns = [
        m::referrals_number,
        m::referrals_patient,
        m::referrals_service,
        m::referrals_priority,
        m::referrals_status,
        m::referrals_valid_until,
    ];
    let columns = columns.map(Column::new).into();
    (Rows::of_page(of, line), columns)
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
