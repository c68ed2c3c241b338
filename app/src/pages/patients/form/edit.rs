//! Changes a patient's record.

use super::{
    super::section::above,
    change::Change,
    duplicates::Duplicates,
    panels::{ContactPanel, PersonPanel, RecordPanel},
};
use crate::{
    api,
    components::{
        edition::ChangeForm, form::FormActions, head::Head, load::Loader, load_page::LoadPage,
    },
    dates::use_dates,
    i18n::use_i18n,
    names,
    page::Page,
    pages::users::change,
};
use leptos::prelude::*;
use shared::{
    ids::PatientId,
    messages as m,
    patients::{Patient, PatientName},
};
use std::sync::Arc;

#[component]
pub fn PatientEditPage(id: PatientId) -> impl IntoView {
    let patient = Loader::new(move || api::patients::get(id));
    let draw = |patient| view! { <Edit patient/> }.into_any();
    view! { <LoadPage of=patient above=above() draw/> }
}

#[component]
fn Edit(patient: Arc<Patient>) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let editing = Change::of(Arc::clone(&patient));
    let (state, fields, cancel) = (editing.state, editing.fields, Page::Patient(patient.id));
    let name = patient.form.name.to_string();
    let crumb = (
        cancel,
        Signal::stored(match patient.form.name {
            PatientName::Named(_) => names::short(&name),
            PatientName::Unnamed { .. } => name.clone(),
        }),
    );
    let title = Signal::derive(move || m::app_edit_of(i18n.lang(), &name));
    let actions = move || {
        let duplicates = editing.duplicates.get();
        if duplicates.patients.is_empty() {
            let submit = i18n.t(m::app_save_changes);
            return view! { <FormActions state submit cancel/> }.into_any();
        }
        let other = i18n.t(m::patients_duplicate_save);
        view! { <Duplicates duplicates state other cancel on_other=move |shown| editing.submit(Some(shown))/> }
            .into_any()
    };
    let last = patient
        .changed
        .clone()
        .unwrap_or(patient.registered.clone());
    view! {
        <Head title document=i18n.t(m::patients_one) crumbs=vec![above(), crumb]/>
        <div class="lm-cols">
            <ChangeForm form=editing actions>
                <PersonPanel fields/>
                <ContactPanel fields/>
                <RecordPanel fields/>
            </ChangeForm>
            <aside class="lm-stack lm-sticky" aria-label=i18n.t(m::app_help)>
                <section class="lm-stack-s">
                    <h2>{i18n.t(m::patients_last_change)}</h2>
                    <p class="lm-muted">{move || change(i18n.lang(), dates, &last)}</p>
                </section>
                <p class="lm-muted">{i18n.t(m::patients_history_keeps)}</p>
            </aside>
        </div>
    }
}
