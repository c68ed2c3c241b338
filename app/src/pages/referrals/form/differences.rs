//! Where a draft on record differs from what was typed.

use super::{diagnosis::say, fields::Fields};
use crate::{components::edition::Difference, names::referrals as names};
use leptos::prelude::*;
use shared::{
    catalogue::{Bilingual, Diagnosis},
    fields::{Note, ServiceCode},
    lang::Lang,
    messages as m,
    referrals::Requisition,
    text,
    time::Day,
};

/// The differences, reactively.
pub fn differences(lang: Lang, fields: Fields, theirs: &Requisition) -> Vec<Difference> {
    let typed_services = services(lang, fields);
    let fields = fields.parts();
    let of = Difference::of;
    let note = |note: &Option<Note>| note.as_ref().map(ToString::to_string).unwrap_or_default();
    let code = |diagnosis: &Option<Diagnosis>| {
        let diagnosis = diagnosis.as_ref();
        let code = diagnosis
            .map(|one| one.code.to_string())
            .unwrap_or_default();
        let said = diagnosis.map(|one| say(lang, one)).unwrap_or_default();
        (code, said)
    };
    let diagnosis = |label: &str, theirs: (String, String), mine: String| {
        (theirs.0 != mine)
            .then(|| of(label, &theirs.1, &mine))
            .flatten()
    };
    let day = theirs.occurrence.map(Day::as_typed).unwrap_or_default();
    let foreign = theirs.foreign_number.as_ref().map(ToString::to_string);
    let priority = |one| names::priority(one)(lang);
    let rows = [
        of(
            m::referrals_services(lang),
            &services_of(lang, theirs),
            &typed_services,
        ),
        diagnosis(
            m::referrals_icd10(lang),
            code(&theirs.icd10),
            fields.icd10.entry.value.get(),
        ),
        diagnosis(
            m::referrals_icpc2(lang),
            code(&theirs.icpc2),
            fields.icpc2.entry.value.get(),
        ),
        of(
            m::referrals_priority(lang),
            priority(theirs.priority),
            priority(fields.priority.get()),
        ),
        of(
            m::referrals_note(lang),
            &note(&theirs.clinical_note),
            &fields.note.value.get(),
        ),
        of(
            m::referrals_instruction(lang),
            &note(&theirs.patient_instruction),
            &fields.instruction.value.get(),
        ),
        of(
            m::referrals_occurrence(lang),
            &day,
            &fields.occurrence.value.get(),
        ),
        of(
            m::referrals_foreign_number(lang),
            &foreign.unwrap_or_default(),
            &fields.foreign_number.value.get(),
        ),
    ];
    rows.into_iter().flatten().collect()
}

fn services_of(lang: Lang, requisition: &Requisition) -> String {
    let service = requisition.referrals.iter().map(|one| {
        let asked = &one.service;
        line(
            lang,
            &asked.code,
            &asked.name,
            &asked.quantity.get().to_string(),
        )
    });
    service.collect::<Vec<_>>().join("; ")
}

fn services(lang: Lang, fields: Fields) -> String {
    let lines = fields.parts().lines.all().into_iter();
    let line = lines.map(|one| line(lang, &one.code, &one.name, &text::line(&one.quantity)));
    line.collect::<Vec<_>>().join("; ")
}

fn line(lang: Lang, code: &ServiceCode, name: &Bilingual, quantity: &str) -> String {
    [code.as_str(), " ", name.of(lang), " × ", quantity].concat()
}
