//! One patient: the record, and how it came to be so.

mod data;
mod history;

use super::section::above;
use crate::{
    api,
    components::{
        alert::{Alert, Severity},
        button::{LinkButton, Variant},
        head::Head,
        icon::Icon,
        load::Loader,
        load_page::LoadPage,
        patient::{PatientStrip, row},
    },
    i18n::use_i18n,
    page::Page,
    pages::referrals::of_patient_only,
};
use data::Data;
use history::History;
use leptos::prelude::*;
use shared::{ids::PatientId, messages as m, patients::Patient};
use std::sync::Arc;

#[component]
pub fn PatientPage(id: PatientId) -> impl IntoView {
    let patient = Loader::new(move || api::patients::get(id));
    let draw = |patient: Arc<Patient>| view! { <Shown patient/> }.into_any();
    view! { <LoadPage of=patient above=above() draw/> }
}

#[component]
fn Shown(patient: Arc<Patient>) -> impl IntoView {
    let i18n = use_i18n();
    let id = patient.id;
    let title = Signal::stored(patient.form.name.to_string());
    // The browser's own history of pages learns no name.
    let document = i18n.t(m::patients_one);
    let closed = (!patient.form.active).then(|| {
        view! {
            <Alert severity=Severity::Warning heading=i18n.t(m::patients_record_closed_mark)>
                <p>{i18n.t(m::patients_record_closed_text)}</p>
            </Alert>
        }
    });
    let begin = patient.form.active.then(|| {
        view! {
            <LinkButton
                page=Page::ReferralNew(id)
                label=i18n.t(m::referrals_new)
                icon=Icon::Plus
            />
        }
    });
    view! {
        <Head title document crumbs=vec![above()]>
            {begin}
            <LinkButton
                page=Page::PatientEdit(id)
                label=i18n.t(m::app_edit)
                variant=Variant::Secondary
                icon=Icon::Pencil
            />
        </Head>
        <PatientStrip patient=row(&patient)>
            <a class="ds-button" data-variant="secondary" href=of_patient_only(id)>
                {i18n.t(m::referrals_of_this_patient)}
            </a>
        </PatientStrip>
        {closed}
        <div class="lm-cols">
            <div class="lm-stack">
                <History id/>
            </div>
            <div class="lm-stack">
                <Data patient/>
            </div>
        </div>
    }
}
