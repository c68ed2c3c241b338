//! Registers a patient.

use super::{
    super::section::above,
    duplicates::Duplicates,
    fields::{Fields, Paths},
    panels::{ContactPanel, PersonPanel},
};
use crate::{
    api::{self, ApiError},
    components::{
        form::{Form, FormActions},
        form_state::FormState,
        head::Head,
    },
    i18n::use_i18n,
    navigation::{Go, use_go},
    page::Page,
};
use leptos::prelude::*;
use shared::{
    messages as m,
    patients::{LikelyDuplicates, NewPatient, Patient},
    problem::ErrorCode,
};

const PATHS: Paths = [
    "patient.name",
    "patient.name.family",
    "patient.name.given",
    "patient.name.patronymic",
    "patient.birth_date",
    "patient.sex",
    "patient.tax",
    "patient.tax.number",
    "patient.tax.as-on-paper",
    "patient.phone",
    "patient.phone_remark",
    "patient.address",
    "patient.active",
];

#[derive(Clone, Copy)]
struct Registration {
    state: FormState,
    fields: Fields,
    /// Who may be the same person.
    duplicates: RwSignal<LikelyDuplicates>,
    go: Go,
}

#[component]
pub fn PatientNewPage() -> impl IntoView {
    let i18n = use_i18n();
    let state = FormState::new("patient").blaming(|code| match code {
        ErrorCode::TaxNumberTaken { .. } => Some("patient.tax.number"),
        _ => None,
    });
    let fields = Fields::new(state, PATHS);
    let registration = Registration {
        state,
        fields,
        duplicates: fields.duplicates(),
        go: use_go(),
    };
    state.guard(String::new);
    view! {
        <Head title=i18n.t(m::patients_new_title) crumbs=vec![above()]/>
        <div class="lm-cols">
            <Form state on_submit=move |()| registration.submit(None)>
                <PersonPanel fields/>
                <ContactPanel fields/>
                {move || registration.ways_on()}
            </Form>
            <aside class="lm-stack lm-sticky" aria-label=i18n.t(m::app_help)>
                <section class="lm-stack-s">
                    <h2>{i18n.t(m::patients_next)}</h2>
                    <p class="lm-muted">{i18n.t(m::patients_next_text)}</p>
                    <p class="lm-muted">{i18n.t(m::patients_tax_later)}</p>
                </section>
            </aside>
        </div>
    }
}

impl Registration {
    /// The buttons; while there may be duplicates, these.
    fn ways_on(self) -> AnyView {
        let i18n = use_i18n();
        let (state, duplicates) = (self.state, self.duplicates.get());
        if duplicates.patients.is_empty() {
            let submit = i18n.t(m::patients_submit);
            return view! { <FormActions state submit cancel=Page::Patients/> }.into_any();
        }
        let other = i18n.t(m::patients_duplicate_other);
        view! { <Duplicates duplicates state other cancel=Page::Patients on_other=move |shown| self.submit(Some(shown))/> }
            .into_any()
    }

    fn submit(self, shown: Option<String>) {
        let Some(patient) = self.state.read(move |reader| self.fields.read(reader)) else {
            return;
        };
        let new = NewPatient { patient };
        self.state.send_or(
            api::patients::create(new, shown),
            move |patient| self.registered(&patient),
            move |error| self.refused(error),
        );
    }

    fn registered(self, patient: &Patient) {
        let name = patient.form.name.to_string();
        let said = move |lang| m::notice_patient_registered(lang, &name);
        self.go.to_and_say(Page::Patient(patient.id), said);
    }

    fn refused(self, error: ApiError) {
        if !self.fields.alike(&error, self.duplicates) {
            self.state.fail(error);
        }
    }
}
