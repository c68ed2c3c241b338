//! What is done with a referral of a requisition.

mod kind;
mod reason;

use crate::{
    components::{
        button::{Button, LinkButton, Variant},
        load::Loader,
        subject::Subject,
    },
    i18n::use_i18n,
    names::referrals::Word,
    page::Page,
};
use kind::Kind;
use leptos::prelude::*;
use reason::ReasonDialog;
use shared::{
    ids::RequisitionId,
    messages as m,
    referrals::{Act, Referral, Requisition},
};
use std::sync::Arc;

/// The dialogs a service can open.
#[derive(Clone, Copy)]
pub struct Acts {
    recall: Subject<Referral>,
    mistake: Subject<Referral>,
}

impl Acts {
    /// Closed ones.
    pub fn new() -> Self {
        Self {
            recall: Subject::new(),
            mistake: Subject::new(),
        }
    }
}

#[component]
pub fn ReasonDialogs(acts: Acts, requisition: Loader<Requisition>) -> impl IntoView {
    view! {
        <ReasonDialog referral=acts.recall kind=Kind::Recall requisition/>
        <ReasonDialog referral=acts.mistake kind=Kind::Mistake requisition/>
    }
}

/// The buttons of a service: what the server says may be done.
#[component]
pub fn RowActs(referral: Arc<Referral>, acts: Acts, requisition: RequisitionId) -> impl IntoView {
    let button = |act: &Act| match act {
        Act::Recall => Some(opener(&referral, acts.recall, Kind::Recall).into_any()),
        Act::EnterInError => Some(opener(&referral, acts.mistake, Kind::Mistake).into_any()),
        Act::Replace => {
            let page = Page::ReferralReplace(requisition, referral.id);
            let name = named(&referral, m::referrals_replace);
            Some(view! { <ReplaceLink page name/> }.into_any())
        }
        _ => None,
    };
    let buttons: Vec<AnyView> = referral.allowed.iter().filter_map(button).collect();
    (!buttons.is_empty()).then(|| view! { <span class="lm-rowacts">{buttons}</span> })
}

fn opener(referral: &Arc<Referral>, open: Subject<Referral>, kind: Kind) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let about = Arc::clone(referral);
    let name = named(referral, kind.opens());
    view! {
        <Button
            label=i18n.t(kind.opens())
            name
            variant=Variant::Tertiary
            danger=true
            on_press=move |()| open.open_about(Referral::clone(&about))
        />
    }
}

#[component]
fn ReplaceLink(page: Page, name: Signal<String>) -> impl IntoView {
    let i18n = use_i18n();
    view! { <LinkButton page label=i18n.t(m::referrals_replace) name variant=Variant::Tertiary/> }
}

/// An act with the service it is about: every row has the same.
fn named(referral: &Arc<Referral>, act: Word) -> Signal<String> {
    let i18n = use_i18n();
    let referral = Arc::clone(referral);
    Signal::derive(move || {
        let lang = i18n.lang();
        m::referrals_act_of(lang, act(lang), referral.service.name.of(lang))
    })
}
