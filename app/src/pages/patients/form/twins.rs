//! Records so like the one being written that they may be the same person's.

use super::{super::row, fields::Fields};
use crate::{
    api::{self, ApiError},
    components::{
        button::{Button, LinkButton, Variant},
        draft::Draft,
        load::{Load, Loader},
        patient::PatientStrip,
    },
    i18n::use_i18n,
    page::Page,
};
use leptos::{html, prelude::*};
use shared::{ids::PatientId, messages as m, patients::Patient, problem::ErrorCode};
use std::sync::Arc;

/// The records beside each other, and two ways on: one of them, or a new one.
#[component]
pub fn Twins(
    twins: Vec<PatientId>,
    draft: Draft,
    /// Says that it is somebody else.
    #[prop(into)]
    other: Signal<String>,
    /// Where nothing more is done.
    cancel: Page,
    /// It is somebody else.
    #[prop(into)]
    on_other: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let heading = NodeRef::<html::H2>::new();
    heading.on_load(|heading| {
        // A heading that just left the page needs no focus.
        let _ = heading.focus();
    });
    let count = twins.len() as u64;
    let twin = |id| view! { <Twin id/> };
    view! {
        <section class="lm-stack-s" aria-labelledby="patient-twins">
            <div class="ds-alert" data-color="warning">
                <h2 class="ds-heading" id="patient-twins" tabindex="-1" node_ref=heading>
                    {move || m::patients_twins(i18n.lang(), count)}
                </h2>
                <p>{i18n.t(m::patients_twins_hint)}</p>
            </div>
            {twins.into_iter().map(twin).collect_view()}
            <div class="lm-actions">
                <Button
                    label=other
                    variant=Variant::Secondary
                    disabled=draft.busy()
                    on_press=on_other
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
fn Twin(id: PatientId) -> impl IntoView {
    let i18n = use_i18n();
    let patient = Loader::new(move || api::patients::get(id));
    let draw = move |patient: Arc<Patient>| {
        view! {
            <PatientStrip patient=row(&patient)>
                <LinkButton
                    page=Page::Patient(id)
                    label=i18n.t(m::patients_twin_open)
                    variant=Variant::Secondary
                    apart=true
                />
            </PatientStrip>
        }
        .into_any()
    };
    view! { <Load of=patient draw/> }
}

impl Fields {
    /// The likely twins of what stands here; whoever corrects it is asked anew.
    pub fn twins(self) -> RwSignal<Vec<PatientId>> {
        let twins = RwSignal::new(Vec::new());
        Effect::new(move |before: Option<()>| {
            self.entries().track();
            if before.is_some() {
                twins.set(Vec::new());
            }
        });
        twins
    }

    /// Whether the refusal is that there are likely `twins`, which are shown then.
    pub fn alike(self, error: &ApiError, twins: RwSignal<Vec<PatientId>>) -> bool {
        let alike = match error.code() {
            Some(ErrorCode::LikelyTwin { patients }) => patients.clone(),
            _ => Vec::new(),
        };
        let any = !alike.is_empty();
        if any {
            self.draft.mark_failed();
        }
        twins.set(alike);
        any
    }
}
