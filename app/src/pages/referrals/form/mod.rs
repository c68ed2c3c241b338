//! The form of a requisition: new, a draft gone on with, a replacement.

mod active;
mod already;
mod diagnosis;
mod differences;
mod discard;
pub mod edit;
mod editing;
mod fields;
mod line;
mod lines;
pub mod new;
mod priority;
mod reading;
mod reason;
pub mod replace;
mod row;
mod services;
mod summary;

use crate::{
    components::{
        button::{Button, LinkButton, Submit, Variant},
        form::Form,
        patient::PatientStrip,
    },
    i18n::use_i18n,
    navigation::Go,
    page::Page,
};
use active::ActiveServices;
pub use fields::Fields;
use leptos::prelude::*;
use reason::ReasonPanel;
use services::ServicesPanel;
use shared::{lang::Lang, messages as m, patients::PatientRow, referrals::Requisition};
use summary::Summary;

/// What the form does with what was filled in.
#[derive(Clone, Copy)]
struct Deeds {
    /// Issues it.
    issue: Callback<()>,
    /// Keeps it as a draft.
    save: Option<Callback<()>>,
    /// Where one goes without doing anything.
    cancel: Page,
    /// Whether another patient may be chosen.
    begins: bool,
    /// What the issuing button says.
    verb: fn(Lang) -> &'static str,
}

/// Patient, services, reason, buttons; beside them what will be issued. The
/// children stand above the fields.
#[component]
fn FormBody(
    fields: Fields,
    patient: PatientRow,
    deeds: Deeds,
    /// Whether the buttons are there.
    #[prop(into)]
    ready: Signal<bool>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let active = ActiveServices::of(patient.id);
    active.follow(fields.draft());
    fields.guard();
    view! {
        <PatientStrip patient>{deeds.begins.then(|| view! { <OtherPatient/> })}</PatientStrip>
        <div class="lm-cols">
            <Form draft=fields.draft() on_submit=deeds.issue>
                {children.map(|children| children())}
                <ServicesPanel lines=fields.parts().lines active/>
                <ReasonPanel fields/>
                <Show when=move || ready.get()>
                    <Buttons fields deeds/>
                </Show>
            </Form>
            <Summary fields/>
        </div>
    }
}

/// The way back to the choice of a patient.
#[component]
fn OtherPatient() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <LinkButton
            page=Page::Patients
            label=i18n.t(m::referrals_other_patient)
            variant=Variant::Secondary
        />
    }
}

#[component]
fn Buttons(fields: Fields, deeds: Deeds) -> impl IntoView {
    let i18n = use_i18n();
    let busy = fields.draft().busy();
    view! {
        <div class="lm-actions">
            <Submit label=i18n.t(deeds.verb) busy_label=i18n.t(m::app_saving) busy/>
            {deeds
                .save
                .map(|save| {
                    let save = move |()| fields.draft().once_settled(move || save.run(()));
                    view! {
                        <Button
                            label=i18n.t(m::referrals_save_draft)
                            variant=Variant::Secondary
                            disabled=busy
                            on_press=save
                        />
                    }
                })}
            <LinkButton
                page=deeds.cancel
                label=i18n.t(m::app_cancel)
                variant=Variant::Tertiary
            />
        </div>
    }
}

/// Shows what was issued, and says so.
fn issued(go: Go, requisition: &Requisition) {
    let count = requisition.referrals.len() as u64;
    let number = requisition.number.as_ref().map(ToString::to_string);
    let number = number.unwrap_or_default();
    go.to_and_say(Page::Referral(requisition.id), move |lang| {
        m::notice_referrals_issued(lang, count, &number)
    });
}
