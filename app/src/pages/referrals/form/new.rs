//! Issues services for a patient.

use super::{
    already::Sent,
    body::{Around, Body, Buttons, Deeds, OtherPatient, issued},
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
        patient::{PatientStrip, row},
    },
    i18n::use_i18n,
    navigation::use_go,
    page::Page,
    pages::referrals::section::above,
    random::random,
    state::notices::use_notices,
};
use leptos::prelude::*;
use shared::{
    ids::PatientId,
    messages as m,
    patients::Patient,
    referrals::{FormKey, MAX_SERVICES},
};
use std::sync::Arc;

#[component]
pub fn ReferralNewPage(patient: PatientId) -> impl IntoView {
    let patient = Loader::new(move || api::patients::get(patient));
    let draw = |patient: Arc<Patient>| {
        if patient.form.active {
            view! { <New patient/> }.into_any()
        } else {
            view! { <Closed patient/> }.into_any()
        }
    };
    view! { <LoadPage of=patient above=above() draw/> }
}

#[component]
fn New(patient: Arc<Patient>) -> impl IntoView {
    let (i18n, go, notices) = (use_i18n(), use_go(), use_notices());
    let fields = Fields::new(patient.id, MAX_SERVICES);
    let key = FormKey::from_random_bytes(random());
    let issue = move |()| {
        if let Some(form) = fields.complete() {
            let request = api::requisitions::issue(key, form);
            fields
                .state()
                .send(request, move |issued_now| issued(go, &issued_now));
        }
    };
    let save = move |()| {
        if let Some(form) = fields.unfinished() {
            let request = api::requisitions::create_draft(key, form);
            fields.state().send(request, move |kept| {
                notices.carry(|lang| m::notice_draft_saved(lang).to_owned());
                // Coming back must not find the same form empty.
                go.replace(Page::ReferralEdit(kept.id));
            });
        }
    };
    let deeds = Deeds {
        save: Some(Callback::new(save)),
        cancel: Page::Referrals,
        verb: m::referrals_issue,
    };
    view! {
        <Head title=i18n.t(m::referrals_new) crumbs=vec![above()]/>
        <Around fields patient=row(&patient) begins=true>
            <Form state=fields.state() on_submit=issue>
                <Sent state=fields.state()/>
                <Body fields/>
                <Buttons fields deeds/>
            </Form>
        </Around>
    }
}

/// Why nothing is issued for this patient.
#[component]
fn Closed(patient: Arc<Patient>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Head title=i18n.t(m::referrals_new) crumbs=vec![above()]/>
        <PatientStrip patient=row(&patient)>
            <OtherPatient/>
        </PatientStrip>
        <Alert severity=Severity::Warning heading=i18n.t(m::referrals_closed)>
            <p>{i18n.t(m::error_patient_inactive)}</p>
        </Alert>
    }
}
