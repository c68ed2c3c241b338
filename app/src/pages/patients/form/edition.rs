//! A patient's record being changed, and what becomes of it.

use super::{
    conflict::Merge,
    fields::{Fields, Paths},
};
use crate::{
    api::{self, ApiError},
    components::{
        conflict::{Conflict, Difference},
        draft::Draft,
        error_summary::focus_on,
    },
    dates::{Dates, use_dates},
    i18n::{I18n, use_i18n},
    navigation::{Go, use_go},
    page::Page,
};
use leptos::prelude::*;
use shared::{ids::PatientId, messages as m, patients::Patient, problem::ErrorCode};
use std::sync::Arc;

const PATHS: Paths = [
    "name",
    "name.family",
    "name.given",
    "name.patronymic",
    "birth_date",
    "sex",
    "tax",
    "tax.number",
    "tax.as-on-paper",
    "phone",
    "phone_remark",
    "address",
    "active",
];

/// The form, and the record it began with.
#[derive(Clone, Copy)]
pub struct Edition {
    /// The request.
    pub draft: Draft,
    /// What is typed.
    pub fields: Fields,
    /// Whose record it is.
    pub id: PatientId,
    /// The record as it was read.
    begun: RwSignal<Arc<Patient>>,
    /// Who may be the same person.
    pub twins: RwSignal<Vec<PatientId>>,
    /// Somebody else was faster.
    pub conflict: Conflict<Patient>,
    i18n: I18n,
    dates: Dates,
    go: Go,
}

impl Edition {
    /// Begins with what is on record.
    pub fn of(patient: Arc<Patient>) -> Self {
        let draft = Draft::new("patient").blaming(|code| {
            matches!(code, ErrorCode::TaxNumberTaken { .. }).then_some("tax.number")
        });
        let fields = Fields::new(draft, PATHS);
        fields.fill(&patient.form);
        draft.guard(String::new);
        let twins = fields.twins();
        Self {
            draft,
            fields,
            id: patient.id,
            begun: RwSignal::new(patient),
            twins,
            conflict: Conflict::new(draft),
            i18n: use_i18n(),
            dates: use_dates(),
            go: use_go(),
        }
    }

    /// Sends what was typed; whoever saw the likely twins says that it is
    /// somebody else.
    pub fn submit(self, not_a_twin: bool) {
        let Some(form) = self.draft.read(move |reader| self.fields.read(reader)) else {
            return;
        };
        self.draft.send_or(
            api::patients::update(
                self.id,
                self.begun.with_untracked(|begun| begun.version),
                form,
                not_a_twin,
            ),
            move |patient| self.saved(&patient),
            move |error| self.refused(error),
        );
    }

    fn saved(self, patient: &Patient) {
        let name = patient.form.name.to_string();
        let said = move |lang| m::notice_patient_saved(lang, &name);
        self.go.to_and_say(Page::Patient(patient.id), said);
    }

    fn refused(self, error: ApiError) {
        if self.fields.alike(&error, self.twins) {
            return;
        }
        self.conflict.fail(error, api::patients::get(self.id));
    }

    /// Where the record and what was typed went apart since it was read, and
    /// what both amount to, reactively.
    pub fn differences(self) -> Vec<Difference> {
        let Some(theirs) = self.conflict.theirs() else {
            return Vec::new();
        };
        let begun = self.begun.get();
        let merge = Merge {
            begun: &begun.form,
            theirs: &theirs.form,
        };
        merge.differences(self.i18n.lang(), self.dates, self.fields)
    }

    /// Saves what was changed here into what the record holds now.
    pub fn save_mine(self) {
        if let Some(theirs) = self.conflict.close() {
            let begun = self.begun.get_untracked();
            let merge = Merge {
                begun: &begun.form,
                theirs: &theirs.form,
            };
            merge.fill(self.i18n.lang_now(), self.dates, self.fields);
            self.begun.set(theirs);
            self.submit(false);
        }
    }

    /// Takes what the record holds now.
    pub fn take_theirs(self) {
        if let Some(theirs) = self.conflict.close() {
            self.fields.fill(&theirs.form);
            self.draft.settle();
            self.begun.set(theirs);
            focus_on(&self.fields.entries().name.id());
        }
    }
}
