//! Goes on with a draft.

use super::{
    body::{Around, Body, Buttons, Deeds},
    discard::Discard,
    editing::Editing,
};
use crate::{
    api,
    components::{
        button::{Button, Variant},
        edition::ChangeForm,
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
use shared::{ids::RequisitionId, messages as m, referrals::Requisition};
use std::sync::Arc;

/// The page. What is no draft, or not the own one, is only shown.
#[component]
pub fn ReferralEditPage(id: RequisitionId) -> impl IntoView {
    let go = use_go();
    let requisition = Loader::new(move || api::requisitions::get(id));
    let draw = move |shown: Arc<Requisition>| {
        if shown.editable {
            view! { <Edit shown/> }.into_any()
        } else {
            go.replace(Page::Referral(id));
            ().into_any()
        }
    };
    view! { <LoadPage of=requisition above=above() draw/> }
}

#[component]
fn Edit(shown: Arc<Requisition>) -> impl IntoView {
    let i18n = use_i18n();
    let (id, patient) = (shown.id, shown.patient.clone());
    let editing = Editing::of(shown);
    let fields = editing.fields;
    let deeds = Deeds {
        save: Some(Callback::new(move |()| editing.keep())),
        cancel: Page::Referrals,
        verb: m::referrals_issue,
    };
    let discarding = RwSignal::new(false);
    let actions = move || view! { <Buttons fields deeds/> };
    view! {
        <Head title=i18n.t(m::referrals_draft) crumbs=vec![above()]>
            <Button
                label=i18n.t(m::referrals_discard)
                variant=Variant::Secondary
                danger=true
                on_press=move |()| discarding.set(true)
            />
        </Head>
        <Around fields patient>
            <ChangeForm form=editing actions>
                <Body fields/>
            </ChangeForm>
        </Around>
        <Discard open=discarding id/>
    }
}
