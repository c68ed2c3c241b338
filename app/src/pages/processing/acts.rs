//! What can be done with a referral that a number found.

use crate::{
    api,
    components::{
        button::{Button, LinkButton, Variant},
        form_state::FormState,
        subject::Subject,
    },
    i18n::use_i18n,
    names::referrals::Word,
    navigation::use_go,
    page::Page,
};
use leptos::prelude::*;
use shared::{
    messages as m,
    referrals::{Act, FoundReferral},
};

/// Takes it into work, or over; opens it where that can be done.
#[component]
pub fn Acts(
    referral: FoundReferral,
    state: FormState,
    /// The dialog in which it is taken over from a colleague.
    over: Subject<FoundReferral>,
) -> impl IntoView {
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
        state.clear();
        state.send(api::referrals::take(id), move |_| {
            go.to_and_say(Page::ProcessingWork(id), |lang| {
                m::notice_referral_taken(lang).to_owned()
            });
        });
    };
    if referral.allowed.contains(&Act::Take) {
        let (busy, name) = (state.busy(), named(m::processing_take));
        return view! {
            <Button label=i18n.t(m::processing_take) name disabled=busy on_press=take/>
        }
        .into_any();
    }
    if referral.allowed.contains(&Act::TakeOver) {
        let name = named(m::processing_take_over);
        return view! {
            <Button
                label=i18n.t(m::processing_take_over)
                name
                variant=Variant::Secondary
                on_press=move |()| over.open_about(referral.clone())
            />
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
