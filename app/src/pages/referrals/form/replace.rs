//! Issues another referral in the place of one.

use super::{
    body::{Around, Body, Buttons, Deeds, issued},
    fields::Fields,
};
use crate::{
    api,
    components::{
        alert::{Alert, Severity},
        form::Form,
        head::Head,
        load::Loader,
        load_page::LoadPage,
    },
    i18n::use_i18n,
    navigation::use_go,
    page::Page,
    pages::referrals::section::above,
};
use leptos::prelude::*;
use shared::{
    ids::{ReferralId, RequisitionId},
    messages as m,
    referrals::{Act, Requisition},
};
use std::sync::Arc;

/// The page. What cannot be replaced is only shown.
#[component]
pub fn ReferralReplacePage(id: RequisitionId, referral: ReferralId) -> impl IntoView {
    let go = use_go();
    let requisition = Loader::new(move || api::requisitions::get(id));
    let draw = move |shown: Arc<Requisition>| {
        let may = |act: &Act| *act == Act::Replace;
        let mut all = shown.referrals.iter();
        let replaceable = all.any(|one| one.id == referral && one.allowed.iter().any(may));
        if replaceable {
            view! { <Replace shown referral/> }.into_any()
        } else {
            go.replace(Page::Referral(id));
            ().into_any()
        }
    };
    view! { <LoadPage of=requisition above=above() draw/> }
}

#[component]
fn Replace(shown: Arc<Requisition>, referral: ReferralId) -> impl IntoView {
    let (i18n, go) = (use_i18n(), use_go());
    let fields = Fields::new(shown.patient.id, 1);
    if let Some(replaced) = shown.referrals.iter().find(|one| one.id == referral) {
        fields.fill_with(&shown, replaced);
    }
    let issue = move |()| {
        if let Some(form) = fields.complete() {
            let request = api::referrals::replace(referral, form);
            fields.state().send(request, move |now| issued(go, &now));
        }
    };
    let deeds = Deeds {
        save: None,
        cancel: Page::Referral(shown.id),
        verb: m::referrals_replace_submit,
    };
    let number = shown.number.as_ref().map(ToString::to_string);
    let number = number.unwrap_or_default();
    let crumb = (Page::Referral(shown.id), Signal::stored(number));
    view! {
        <Head title=i18n.t(m::referrals_replace_title) crumbs=vec![above(), crumb]/>
        <Around fields patient=shown.patient.clone()>
            <Form state=fields.state() on_submit=issue>
                <Alert severity=Severity::Info heading=i18n.t(m::referrals_replace_what)>
                    <p>{i18n.t(m::referrals_replace_text)}</p>
                </Alert>
                <Body fields/>
                <Buttons fields deeds/>
            </Form>
        </Around>
    }
}
