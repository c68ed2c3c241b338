//! Records so like the one being written that they may be the same person's.

use super::fields::Fields;
use crate::{
    api::{self, ApiError},
    components::{
        button::{Button, LinkButton, Variant},
        form_state::FormState,
        load::{Load, Loader},
        patient::{PatientStrip, row},
    },
    i18n::use_i18n,
    names,
    page::Page,
};
use leptos::{html, prelude::*};
use shared::{
    messages as m,
    patients::{Duplicate, LikelyDuplicates, Likeness, Patient},
    problem::ErrorCode,
};
use std::sync::Arc;

/// The records beside each other, and two ways on: one of them, or a new one.
#[component]
pub fn Duplicates(
    duplicates: LikelyDuplicates,
    state: FormState,
    /// Says that it is somebody else.
    #[prop(into)]
    other: Signal<String>,
    /// Where nothing more is done.
    cancel: Page,
    /// It is somebody else than those shown.
    #[prop(into)]
    on_other: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let heading = NodeRef::<html::H2>::new();
    heading.on_load(|heading| {
        // A heading that just left the page needs no focus.
        let _ = heading.focus();
    });
    let LikelyDuplicates { patients, confirm } = duplicates;
    let count = patients.len() as u64;
    let duplicate = |duplicate| view! { <Beside duplicate/> };
    view! {
        <section class="lm-stack-s" aria-labelledby="patient-duplicates">
            <div class="ds-alert" data-color="warning">
                <h2 class="ds-heading" id="patient-duplicates" tabindex="-1" node_ref=heading>
                    {move || m::patients_duplicates(i18n.lang(), count)}
                </h2>
                <p>{i18n.t(m::patients_duplicates_hint)}</p>
            </div>
            {patients.into_iter().map(duplicate).collect_view()}
            <div class="lm-actions">
                <Button
                    label=other
                    variant=Variant::Secondary
                    disabled=state.busy()
                    on_press=move |()| on_other.run(confirm.clone())
                />
                <LinkButton
                    page=cancel
                    label=i18n.t(m::app_cancel)
                    variant=Variant::Secondary
                />
            </div>
        </section>
    }
}

#[component]
fn Beside(duplicate: Duplicate) -> impl IntoView {
    let i18n = use_i18n();
    let Duplicate { id, why } = duplicate;
    let patient = Loader::new(move || api::patients::get(id));
    let why = StoredValue::new(why);
    let words = move || {
        let lang = i18n.lang();
        let word = |likeness: &Likeness| names::likeness(*likeness)(lang);
        let words = why.with_value(|why| why.iter().map(word).collect::<Vec<_>>());
        m::patients_duplicate_why(lang, &words.join("; "))
    };
    let draw = move |patient: Arc<Patient>| {
        view! {
            <PatientStrip patient=row(&patient)>
                <LinkButton
                    page=Page::Patient(id)
                    label=i18n.t(m::patients_duplicate_open)
                    variant=Variant::Secondary
                    apart=true
                />
                <p>{words}</p>
            </PatientStrip>
        }
        .into_any()
    };
    view! { <Load of=patient draw/> }
}

impl Fields {
    /// The likely duplicates of what stands here; whoever corrects it is asked anew.
    pub fn duplicates(self) -> RwSignal<LikelyDuplicates> {
        let duplicates = RwSignal::new(LikelyDuplicates::default());
        Effect::new(move |before: Option<()>| {
            self.entries().track();
            if before.is_some() {
                duplicates.set(LikelyDuplicates::default());
            }
        });
        duplicates
    }

    /// Whether the refusal is that there are likely `duplicates`, which are shown then.
    pub fn alike(self, error: &ApiError, duplicates: RwSignal<LikelyDuplicates>) -> bool {
        let alike = match error.code() {
            Some(ErrorCode::LikelyDuplicate(alike)) => alike.clone(),
            _ => LikelyDuplicates::default(),
        };
        let any = !alike.patients.is_empty();
        if any {
            self.state.mark_failed();
        }
        duplicates.set(alike);
        any
    }
}
