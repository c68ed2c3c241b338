//! What a record holds now beside what was typed, and what both amount to.

use super::{
    super::facts,
    fields::{Entries, Fields, OPEN},
    read::texts,
};
use crate::{
    components::{edition::Difference, form_state::Entry},
    dates::Dates,
    names,
};
use leptos::prelude::*;
use shared::{
    fields::Phone,
    lang::Lang,
    patients::{NoName, NoTaxNumber, PatientForm, Sex},
    text::normalized,
};

/// Which of the facts each field says, in the order of [`Entries`].
const FACTS: [usize; 13] = [0, 0, 1, 2, 3, 4, 5, 5, 5, 6, 7, 8, 9];

/// A record that was changed here since it was read, and by somebody else.
pub struct Merge<'a> {
    /// As it was read.
    pub begun: &'a PatientForm,
    /// As it is now.
    pub theirs: &'a PatientForm,
}

impl Merge<'_> {
    /// What either changed: as it is now, and as the record will have it.
    /// Reactively.
    pub fn differences(&self, lang: Lang, dates: Dates, fields: Fields) -> Vec<Difference> {
        let words = |form| facts::values(lang, dates, form);
        let [begun, theirs] = [self.begun, self.theirs].map(words);
        let mine = fields.values(lang, dates);
        let row = |at: usize| {
            let here = differ(&begun[at], &mine[at]);
            let there = differ(&begun[at], &theirs[at]);
            let merged = if here { &mine } else { &theirs };
            (here || there).then(|| Difference {
                field: facts::LABELS[at](lang).to_owned(),
                theirs: theirs[at].clone(),
                mine: merged[at].clone(),
            })
        };
        (0..begun.len()).filter_map(row).collect()
    }

    /// Fills in what the record has now wherever nothing was changed here.
    pub fn fill(&self, lang: Lang, dates: Dates, fields: Fields) {
        let begun = facts::values(lang, dates, self.begun);
        let mine = untrack(|| fields.values(lang, dates));
        let entries = fields.entries().all().into_iter().zip(FACTS);
        for ((entry, at), text) in entries.zip(texts(self.theirs)) {
            if !differ(&begun[at], &mine[at]) {
                entry.value.set(text);
            }
        }
    }
}

fn differ(one: &str, other: &str) -> bool {
    normalized(one) != normalized(other)
}

impl Fields {
    /// What was typed, said as [`facts::values`] says what is on record.
    fn values(self, lang: Lang, dates: Dates) -> [String; 10] {
        let this = self.entries();
        let text = |entry: Entry| entry.value.get();
        let or_text = |said: Option<String>, entry: Entry| said.unwrap_or_else(|| text(entry));
        let birth = self.born(&text(this.birth_date)).ok();
        let [family, given, patronymic] = match NoName::parse(&text(this.name)) {
            Some(reason @ NoName::NotGiven) => facts::without_name(lang, reason, text(this.family)),
            Some(reason) => facts::without_name(lang, reason, String::new()),
            None => [this.family, this.given, this.patronymic].map(text),
        };
        let sex = Sex::parse(&text(this.sex));
        let no_tax = NoTaxNumber::parse(&text(this.tax));
        let phone = Phone::try_from(text(this.phone)).ok();
        let word = |reason| names::no_tax_number(reason)(lang).to_owned();
        [
            family,
            given,
            patronymic,
            or_text(birth.map(|birth| dates.birth(birth)), this.birth_date),
            or_text(sex.map(|sex| names::sex(sex)(lang).to_owned()), this.sex),
            or_text(no_tax.map(word), this.tax_number),
            or_text(phone.map(|phone| phone.to_string()), this.phone),
            text(this.phone_remark),
            text(this.address),
            facts::state(text(this.record) == OPEN)(lang).to_owned(),
        ]
    }
}

impl Entries {
    /// Follows every field.
    pub fn track(self) {
        for entry in self.all() {
            entry.value.track();
        }
    }
}
