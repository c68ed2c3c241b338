//! What is known under a number, without the patient.

use super::number::RESULT;
use crate::{
    api,
    components::{
        alert::ErrorAlert,
        button::{Button, LinkButton, Variant},
        draft::Draft,
        referral::{PriorityMark, ReferralNumber, StandingMark},
    },
    dates::use_dates,
    i18n::use_i18n,
    names::referrals::{Standing, Word, category},
    navigation::use_go,
    page::Page,
};
use leptos::prelude::*;
use shared::{
    messages as m,
    referrals::{Act, Found, FoundReferral},
};
use std::sync::Arc;

/// The referrals under the number.
#[component]
pub fn FoundReferrals(found: Arc<Found>) -> impl IntoView {
    let i18n = use_i18n();
    let draft = Draft::new("take");
    let number = found.number.clone();
    let number = number.map(|number| view! { <ReferralNumber number/> });
    let count = found.referrals.len() as u64;
    let row = move |referral: &FoundReferral| {
        view! { <Row referral=referral.clone() draft/> }
    };
    view! {
        <h3 id=RESULT tabindex="-1">
            {move || m::processing_found(i18n.lang(), count)}
            " "
            {number}
        </h3>
        <ErrorAlert error=draft.failure()/>
        <table class="ds-table lm-cards">
            <caption class="ds-sr-only">{move || m::processing_found(i18n.lang(), count)}</caption>
            <thead>
                <tr>
                    <th scope="col">{i18n.t(m::referrals_service)}</th>
                    <th scope="col">{i18n.t(m::referrals_quantity)}</th>
                    <th scope="col">{i18n.t(m::referrals_priority)}</th>
                    <th scope="col">{i18n.t(m::referrals_status)}</th>
                    <th scope="col">{i18n.t(m::referrals_valid_until)}</th>
                    <th scope="col">
                        <span class="ds-sr-only">{i18n.t(m::app_actions)}</span>
                    </th>
                </tr>
            </thead>
            <tbody>{found.referrals.iter().map(row).collect_view()}</tbody>
        </table>
    }
}

#[component]
fn Row(referral: FoundReferral, draft: Draft) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let name = referral.service.name.clone();
    let detail = [referral.service.code.as_str(), ", "].concat();
    let kind = referral.service.category;
    let (until, mine) = (referral.valid_until, referral.mine);
    let taken_by = referral.taken_by.as_ref().map(ToString::to_string);
    let taken_by = taken_by.map(|who| {
        let by = move || {
            if mine {
                m::processing_with_you(i18n.lang()).to_owned()
            } else {
                who.clone()
            }
        };
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
                <Acts referral draft/>
            </td>
        </tr>
    }
}

/// Takes it into work; opens it where that can be done.
#[component]
fn Acts(referral: FoundReferral, draft: Draft) -> impl IntoView {
    let (i18n, go) = (use_i18n(), use_go());
    let id = referral.id;
    let service = StoredValue::new(referral.service.name.clone());
    // Every row has the same: what is read aloud says of which.
    let named = move |act: Word| {
        Signal::derive(move || {
            let lang = i18n.lang();
            service.with_value(|service| m::referrals_act_of(lang, act(lang), service.of(lang)))
        })
    };
    let take = move |()| {
        draft.clear();
        draft.send(api::referrals::take(id), move |_| {
            go.to_and_say(Page::ProcessingWork(id), |lang| {
                m::notice_referral_taken(lang).to_owned()
            });
        });
    };
    if referral.allowed.contains(&Act::Take) {
        let (busy, name) = (draft.busy(), named(m::processing_take));
        return view! {
            <Button label=i18n.t(m::processing_take) name disabled=busy on_press=take/>
        }
        .into_any();
    }
    let page = match referral.requisition_id {
        _ if referral.mine => Some(Page::ProcessingWork(id)),
        Some(requisition) => Some(Page::Referral(requisition)),
        None => None,
    };
    page.map(|page| {
        view! {
            <LinkButton
                page
                label=i18n.t(m::processing_open)
                name=named(m::processing_open)
                variant=Variant::Secondary
            />
        }
    })
    .into_any()
}
