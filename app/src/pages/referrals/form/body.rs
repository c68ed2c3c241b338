//! What the forms have in common: what stands around them, services and reason, the buttons.

use super::{
    active::ActiveServices, fields::Fields, reason::ReasonPanel, services::ServicesPanel,
    summary::Summary,
};
use crate::{
    components::{
        button::{Button, LinkButton, Submit, Variant},
        patient::PatientStrip,
    },
    i18n::use_i18n,
    navigation::Go,
    page::Page,
};
use leptos::prelude::*;
use shared::{lang::Lang, messages as m, patients::PatientRow, referrals::Requisition};

/// What the form does with what was filled in, beside issuing it.
#[derive(Clone, Copy)]
pub struct Deeds {
    /// Keeps it as a draft.
    pub save: Option<Callback<()>>,
    /// Where one goes without doing anything.
    pub cancel: Page,
    /// What the issuing button says.
    pub verb: fn(Lang) -> &'static str,
}

/// The patient; below, the form, which is the children, and beside it what will be issued.
#[component]
pub fn Around(
    fields: Fields,
    patient: PatientRow,
    /// Whether another patient may be chosen.
    #[prop(optional)]
    begins: bool,
    children: Children,
) -> impl IntoView {
    fields.guard();
    view! {
        <PatientStrip patient>{begins.then(|| view! { <OtherPatient/> })}</PatientStrip>
        <div class="lm-cols">
            {children()}
            <Summary fields/>
        </div>
    }
}

/// Services and reason.
#[component]
pub fn Body(fields: Fields) -> impl IntoView {
    let parts = fields.parts();
    let active = ActiveServices::of(parts.patient);
    active.follow(parts.state);
    view! {
        <ServicesPanel lines=parts.lines active/>
        <ReasonPanel fields/>
    }
}

/// The way back to the choice of a patient.
#[component]
pub fn OtherPatient() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <LinkButton
            page=Page::Patients
            label=i18n.t(m::referrals_other_patient)
            variant=Variant::Secondary
        />
    }
}

/// Issue, keep, or neither.
#[component]
pub fn Buttons(fields: Fields, deeds: Deeds) -> impl IntoView {
    let i18n = use_i18n();
    let busy = fields.state().busy();
    view! {
        <div class="lm-actions">
            <Submit label=i18n.t(deeds.verb) busy_label=i18n.t(m::app_saving) busy/>
            {deeds
                .save
                .map(|save| {
                    let save = move |()| fields.state().once_settled(move || save.run(()));
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
pub fn issued(go: Go, requisition: &Requisition) {
    let count = requisition.referrals.len() as u64;
    let number = requisition.number.as_ref().map(ToString::to_string);
    let number = number.unwrap_or_default();
    go.to_and_say(Page::Referral(requisition.id), move |lang| {
        m::notice_referrals_issued(lang, count, &number)
    });
}
