//! What is known under a number, without the patient.

use super::{acts::Acts, lookup::RESULT, take_over::TakeOverDialog};
use crate::{
    components::{
        alert::ErrorAlert,
        form_state::FormState,
        referral::{PriorityMark, ReferralNumber, StandingMark},
        subject::Subject,
        table::{DamagedRows, heads_and_acts},
    },
    dates::use_dates,
    i18n::use_i18n,
    live::live,
    names::referrals::{Standing, category},
};
use leptos::prelude::*;
use shared::{
    messages as m,
    referrals::{Found, FoundReferral},
};
use std::sync::Arc;

/// The referrals under the number.
#[component]
pub fn FoundReferrals(found: Arc<Found>) -> impl IntoView {
    let i18n = use_i18n();
    let state = FormState::new("take");
    let over = Subject::new();
    let number = found.number.clone();
    let number = number.map(|number| view! { <ReferralNumber number/> });
    let count = found.referrals.len() as u64;
    let row = move |referral: &FoundReferral| {
        view! { <Row referral=referral.clone() state over/> }
    };
    view! {
        <h3 id=RESULT tabindex="-1">
            {move || m::processing_found(i18n.lang(), count)}
            " "
            {number}
        </h3>
        <ErrorAlert error=state.failure()/>
        <table class="ds-table lm-cards">
            <caption class="ds-sr-only">{move || m::processing_found(i18n.lang(), count)}</caption>
            <thead>{heads_and_acts(&[m::referrals_service, m::referrals_quantity, m::referrals_priority, m::referrals_status, m::referrals_valid_until])}</thead>
            <tbody>
                {found.referrals.iter().map(row).collect_view()}
                <DamagedRows ids=found.damaged.clone() columns=6/>
            </tbody>
        </table>
        <TakeOverDialog referral=over/>
    }
}

#[component]
fn Row(referral: FoundReferral, state: FormState, over: Subject<FoundReferral>) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let name = referral.service.name.clone();
    let detail = [referral.service.code.as_str(), ", "].concat();
    let kind = referral.service.category;
    let (until, mine) = (referral.valid_until, referral.mine);
    let taken_by = referral.taken_by.as_ref().map(ToString::to_string);
    let taken_by = taken_by.map(|who| {
        let by = live(move || {
            if mine {
                m::processing_with_you(i18n.lang()).to_owned()
            } else {
                who.clone()
            }
        });
        view! { <span class="lm-t2">{by}</span> }
    });
    view! {
        <tr>
            <th scope="row">
                {move || name.of(i18n.lang()).to_owned()}
                <span class="lm-t2">{detail} {i18n.t(category(kind))}</span>
            </th>
            <td data-label=i18n.t(m::referrals_quantity)>
                {referral.service.quantity.get().to_string()}
            </td>
            <td data-label=i18n.t(m::referrals_priority)>
                <PriorityMark priority=referral.priority/>
            </td>
            <td data-label=i18n.t(m::referrals_status)>
                <StandingMark standing=Standing::of(referral.state, referral.last_act)/>
                {taken_by}
            </td>
            <td data-label=i18n.t(m::referrals_valid_until) class="lm-nowrap">
                {move || dates.day(until)}
            </td>
            <td class="lm-num">
                <Acts referral state over/>
            </td>
        </tr>
    }
}
