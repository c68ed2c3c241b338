//! What was asked for at once: every service, why, and what became of it.

mod code;
mod head;
pub mod history;
pub mod progress;
pub mod reason;
mod services;

use super::{
    acts::{Acts, ReasonDialogs},
    section::above,
};
use crate::{
    api,
    components::{
        alert::{Alert, Severity},
        button::{LinkButton, Variant},
        load::Loader,
        load_page::LoadPage,
        patient::PatientStrip,
    },
    i18n::use_i18n,
    page::Page,
    pages::referrals::section::of_patient_only,
};
use code::CodePanel;
use head::RequisitionHead;
use history::History;
use leptos::prelude::*;
use progress::Progress;
use reason::ReasonPanel;
use services::Services;
use shared::{ids::RequisitionId, messages as m, referrals::Requisition};
use std::sync::Arc;

#[component]
pub fn RequisitionPage(id: RequisitionId) -> impl IntoView {
    let requisition = Loader::new(move || api::requisitions::get(id));
    let acts = Acts::new();
    let draw = move |shown: Arc<Requisition>| view! { <Shown shown acts/> }.into_any();
    view! {
        <LoadPage of=requisition above=above() draw/>
        <ReasonDialogs acts requisition/>
    }
}

#[component]
fn Shown(shown: Arc<Requisition>, acts: Acts) -> impl IntoView {
    let i18n = use_i18n();
    let all = of_patient_only(shown.patient.id);
    let beside = Arc::clone(&shown);
    view! {
        <RequisitionHead shown=Arc::clone(&shown)/>
        <Damaged ids=shown.damaged.clone()/>
        <PatientStrip patient=shown.patient.clone()>
            <a class="ds-button" data-variant="secondary" href=all>
                {i18n.t(m::referrals_of_this_patient)}
            </a>
        </PatientStrip>
        <div class="lm-cols">
            <div class="lm-stack">
                <Services shown=Arc::clone(&shown) acts/>
                <ReasonPanel shown=Arc::clone(&shown)/>
                <History shown=Arc::clone(&shown)/>
            </div>
            <aside class="lm-stack" aria-label=i18n.t(m::referrals_progress)>
                {shown.number.is_some().then(|| view! { <Progress shown=beside/> })}
                {shown.number.is_some().then(|| view! { <CodePanel id=shown.id/> })}
                {shown.editable.then(|| view! { <GoOn id=shown.id/> })}
            </aside>
        </div>
    }
}

/// Which of its referrals cannot be read, if any.
#[component]
fn Damaged(ids: Vec<String>) -> impl IntoView {
    let i18n = use_i18n();
    let ids = ids.join(", ");
    (!ids.is_empty()).then(|| {
        let heading = Signal::derive(move || m::app_damaged_records(i18n.lang(), &ids));
        view! { <Alert severity=Severity::Warning heading/> }
    })
}

/// The way on with a draft.
#[component]
fn GoOn(id: RequisitionId) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="lm-actions">
            <LinkButton
                page=Page::ReferralEdit(id)
                label=i18n.t(m::referrals_go_on)
                variant=Variant::Primary
            />
        </div>
    }
}
