//! A patient's record being changed, and what becomes of it.

use super::fields::{Fields, Paths};
use crate::{
    api::{self, ApiError},
    components::{conflict::Conflict, draft::Draft, error_summary::focus_on},
    navigation::{Go, use_go},
    page::Page,
};
use leptos::prelude::*;
use shared::{ids::PatientId, messages as m, page::Version, patients::Patient, problem::ErrorCode};

const PATHS: Paths = [
    "name.family",
    "name.given",
    "name.patronymic",
    "birth_date",
    "sex",
    "tax",
    "tax.number",
    "phone",
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
    version: RwSignal<Version>,
    /// Somebody else was faster.
    pub conflict: Conflict<Patient>,
    go: Go,
}

impl Edition {
    /// Begins with what is on record.
    pub fn of(patient: &Patient) -> Self {
        let draft = Draft::new("patient").blaming(|code| match code {
            ErrorCode::TaxNumberTaken { .. } => Some("tax.number"),
            _ => None,
        });
        let fields = Fields::new(draft, PATHS);
        fields.fill(&patient.form);
        Self {
            draft,
            fields,
            id: patient.id,
            version: RwSignal::new(patient.version),
            conflict: Conflict::new(draft),
            go: use_go(),
        }
    }

    /// Sends what was typed.
    pub fn submit(self) {
        let Some(form) = self.draft.read(|reader| self.fields.read(reader)) else {
            return;
        };
        self.draft.send_or(
            api::patients::update(self.id, self.version.get_untracked(), form),
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
        self.fields.note_taken(&error);
        self.conflict.fail(error, api::patients::get(self.id));
    }

    /// Saves what was typed over what the record holds now.
    pub fn save_mine(self) {
        if let Some(theirs) = self.conflict.close() {
            self.version.set(theirs.version);
            self.submit();
        }
    }

    /// Takes what the record holds now.
    pub fn take_theirs(self) {
        if let Some(theirs) = self.conflict.close() {
            self.version.set(theirs.version);
            self.fields.fill(&theirs.form);
            focus_on(&self.fields.entries().family.id());
        }
    }
}
