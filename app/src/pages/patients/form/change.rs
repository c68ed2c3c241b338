//! A patient's record being changed, and what becomes of it.

use super::{
    conflict::Merge,
    fields::{Fields, Paths},
};
use crate::{
    api,
    components::{
        edition::{Difference, EditForm, Edition},
        form_state::FormState,
    },
    dates::{Dates, use_dates},
    i18n::{I18n, use_i18n},
    navigation::{Go, use_go},
    page::Page,
};
use leptos::prelude::*;
use shared::{
    lang::Lang,
    messages as m,
    patients::{LikelyDuplicates, Patient},
    problem::ErrorCode,
};
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
pub struct Change {
    pub state: FormState,
    pub fields: Fields,
    edition: Edition<Patient>,
    /// Who may be the same person.
    pub duplicates: RwSignal<LikelyDuplicates>,
    i18n: I18n,
    dates: Dates,
    go: Go,
}

impl Change {
    /// Begins with what is on record.
    pub fn of(patient: Arc<Patient>) -> Self {
        let state = FormState::new("patient").blaming(|code| {
            matches!(code, ErrorCode::TaxNumberTaken { .. }).then_some("tax.number")
        });
        let fields = Fields::new(state, PATHS);
        fields.fill(&patient.form);
        state.guard(String::new);
        let duplicates = fields.duplicates();
        Self {
            state,
            fields,
            edition: Edition::new(state, Some(patient)),
            duplicates,
            i18n: use_i18n(),
            dates: use_dates(),
            go: use_go(),
        }
    }

    /// Sends what was typed; whoever was `shown` the likely duplicates says that it is
    /// somebody else.
    pub fn submit(self, shown: Option<String>) {
        let form = self.state.read(move |reader| self.fields.read(reader));
        let Some((before, form)) = self.edition.record().zip(form) else {
            return;
        };
        let id = before.id;
        self.state.send_or(
            api::patients::update(id, before.version, form, shown),
            move |patient| self.saved(&patient),
            move |error| {
                if !self.fields.alike(&error, self.duplicates) {
                    self.edition.fail(error, api::patients::get(id));
                }
            },
        );
    }

    fn saved(self, patient: &Patient) {
        let name = patient.form.name.to_string();
        let said = move |lang| m::notice_patient_saved(lang, &name);
        self.go.to_and_say(Page::Patient(patient.id), said);
    }
}

impl EditForm for Change {
    type Record = Patient;

    const MERGES: bool = true;

    fn edition(self) -> Edition<Patient> {
        self.edition
    }

    fn differences(self, lang: Lang, theirs: &Patient) -> Vec<Difference> {
        let differ = |begun: Arc<Patient>| {
            let (begun, theirs) = (&begun.form, &theirs.form);
            Merge { begun, theirs }.differences(lang, self.dates, self.fields)
        };
        self.edition.record().map(differ).unwrap_or_default()
    }

    fn fill(self, theirs: &Patient) {
        self.fields.fill(&theirs.form);
    }

    fn first(self) -> String {
        self.fields.entries().name.id()
    }

    fn merge(self, theirs: &Patient) {
        if let Some(begun) = self.edition.record() {
            let (begun, theirs) = (&begun.form, &theirs.form);
            Merge { begun, theirs }.fill(self.i18n.lang_now(), self.dates, self.fields);
        }
    }

    fn send(self) {
        self.submit(None);
    }
}
