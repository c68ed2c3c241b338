//! The tax number, or why there is none.

use super::fields::{Fields, TAX_KNOWN};
use crate::{
    components::{
        draft::FaultText,
        input::{Kind, TextField},
        radios::{Card, Radios},
    },
    i18n::use_i18n,
    names,
    page::Page,
};
use leptos::prelude::*;
use shared::{ids::PatientId, messages as m, patients::NoTaxNumber, problem::ErrorCode};

/// The choice, and the number where there is one.
#[component]
pub fn Tax(fields: Fields) -> impl IntoView {
    let i18n = use_i18n();
    let tax = fields.entries().tax;
    let reasons = NoTaxNumber::ALL.map(|reason| (reason.code(), names::no_tax_number(reason)));
    let known: Card = (TAX_KNOWN, m::patients_tax_known);
    let cards: Vec<Card> = [known].into_iter().chain(reasons).collect();
    let is_known = Memo::new(move |_| tax.value.with(|tax| tax == TAX_KNOWN));
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
    let taken = move || {
        let FaultText::Error(error) = entries.tax_number.fault()? else {
            return None;
        };
        match error.code() {
            Some(ErrorCode::TaxNumberTaken { patient }) => Some(taken(*patient)),
            _ => None,
        }
    };
    view! {
        <div class="lm-stack-s" data-span="4">
            <TextField
                entry=entries.tax_number
                label=i18n.t(m::patients_tax_number)
                hint=i18n.t(m::patients_tax_hint)
                kind=Kind::Digits
            />
            {taken}
        </div>
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
