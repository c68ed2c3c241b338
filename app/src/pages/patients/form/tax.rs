//! The tax number, or why there is none.

use super::fields::{Fields, KNOWN};
use crate::{
    components::{
        form_state::FaultText,
        input::{Kind, TextField},
        radios::{Card, Radios},
    },
    errors,
    i18n::use_i18n,
    live::live,
    names,
    page::Page,
};
use leptos::prelude::*;
use shared::{
    fields::{Rule, TaxNumber},
    ids::PatientId,
    messages as m,
    patients::{NoTaxNumber, Sex},
    problem::ErrorCode,
};

/// The choice, and the number where there is one.
#[component]
pub fn Tax(fields: Fields) -> impl IntoView {
    let i18n = use_i18n();
    let tax = fields.entries().tax;
    let reasons = NoTaxNumber::ALL.map(|reason| (reason.code(), names::no_tax_number(reason)));
    let known: Card = (KNOWN, m::patients_tax_known);
    let cards: Vec<Card> = [known].into_iter().chain(reasons).collect();
    let is_known = Memo::new(move |_| tax.value.with(|tax| tax == KNOWN));
    view! {
        <Radios entry=tax legend=i18n.t(m::patients_tax_choice) cards/>
        <Show when=move || is_known.get()>
            <Number fields/>
        </Show>
    }
}

#[component]
fn Number(fields: Fields) -> impl IntoView {
    let i18n = use_i18n();
    let entries = fields.entries();
    let taken = live(move || {
        let FaultText::Error(error) = entries.tax_number.fault()? else {
            return None;
        };
        match error.code() {
            Some(ErrorCode::TaxNumberTaken { patient }) => Some(taken(*patient)),
            _ => None,
        }
    });
    let doubts = Memo::new(move |_| fields.doubts());
    view! {
        <div class="lm-stack-s" data-span="4">
            <TextField
                entry=entries.tax_number
                label=i18n.t(m::patients_tax_number)
                hint=i18n.t(m::patients_tax_hint)
                kind=Kind::Digits
            />
            {taken}
            {live(move || {
                let doubts = doubts.get();
                (!doubts.is_empty()).then(|| view! { <Doubts doubts fields/> })
            })}
        </div>
    }
}

/// What about the number does not fit, and that its document has it so.
#[component]
fn Doubts(doubts: Vec<Rule>, fields: Fields) -> impl IntoView {
    let i18n = use_i18n();
    let entries = fields.entries();
    // The field at fault says it itself.
    let unsaid = move |rule| entries.tax_number.fault() != Some(FaultText::Rule(rule));
    let say = |rule| move || unsaid(rule).then(|| view! { <p>{i18n.t(errors::of_rule(rule))}</p> });
    view! {
        <div class="ds-alert" data-color="warning" role="status">
            {doubts.into_iter().map(say).collect_view()}
            <label>
                <input
                    class="ds-input"
                    type="checkbox"
                    prop:checked=move || entries.is_on_paper()
                    on:change=move |ev| {
                        let is_so = event_target_checked(&ev);
                        let claim = is_so.then(|| untrack(|| entries.claim()));
                        entries.tax_on_paper.value.set(claim.unwrap_or_default());
                    }
                />
                " "
                {i18n.t(m::patients_tax_in_document)}
            </label>
        </div>
    }
}

impl Fields {
    /// Which rules of such numbers the one that is typed breaks; none while it is none.
    fn doubts(self) -> Vec<Rule> {
        let this = self.entries();
        let [number, birth, sex] =
            [this.tax_number, this.birth_date, this.sex].map(|entry| entry.value.get());
        let number = TaxNumber::try_from(number).ok();
        let sex = Sex::parse(&sex).unwrap_or(Sex::Unknown);
        let birth = self.born(&birth).ok();
        number.map_or_else(Vec::new, |number| number.doubts(birth, sex))
    }
}

/// The way to the record that has the number. Another tab: the number may be
/// the mistake, and nothing typed is lost.
fn taken(by: PatientId) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <a href=Page::Patient(by).path() target="_blank">
            {i18n.t(m::patients_tax_taken)}
        </a>
    }
}
