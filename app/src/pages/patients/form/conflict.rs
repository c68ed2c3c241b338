//! What a record holds now beside what was typed; and what was typed at all.

use super::{
    super::facts,
    fields::{Entries, Fields, OPEN},
};
use crate::{
    components::{conflict::Difference, draft::Entry},
    dates::Dates,
    names,
};
use leptos::prelude::*;
use shared::{
    fields::Phone,
    lang::Lang,
    patients::{NoTaxNumber, PatientForm, Sex},
    time::Day,
};

impl Fields {
    /// Where the record differs from what was typed, reactively.
    pub fn differences(self, lang: Lang, dates: Dates, theirs: &PatientForm) -> Vec<Difference> {
        let theirs = facts::values(lang, dates, theirs);
        let mine = self.entries().values(lang, dates);
        let rows = facts::LABELS.iter().zip(theirs.iter().zip(&mine));
        rows.filter_map(|(label, (theirs, mine))| Difference::of(label(lang), theirs, mine))
            .collect()
    }
}

impl Entries {
    /// What was typed, said as [`facts::values`] says what is on record.
    fn values(self, lang: Lang, dates: Dates) -> [String; 9] {
        let text = |entry: Entry| entry.value.get();
        let or_text = |said: Option<String>, entry: Entry| said.unwrap_or_else(|| text(entry));
        let birth = Day::typed(&text(self.birth_date)).ok();
        let sex = Sex::parse(&text(self.sex));
        let no_tax = NoTaxNumber::parse(&text(self.tax));
        let phone = Phone::try_from(text(self.phone)).ok();
        let word = |reason| names::no_tax_number(reason)(lang).to_owned();
        [
            text(self.family),
            text(self.given),
            text(self.patronymic),
            or_text(birth.map(|day| dates.day(day)), self.birth_date),
            or_text(sex.map(|sex| names::sex(sex)(lang).to_owned()), self.sex),
            or_text(no_tax.map(word), self.tax_number),
            or_text(phone.map(|phone| phone.to_string()), self.phone),
            text(self.address),
            facts::state(text(self.record) == OPEN)(lang).to_owned(),
        ]
    }

    /// Follows every field.
    pub fn track(self) {
        for entry in [
            self.family,
            self.given,
            self.patronymic,
            self.birth_date,
            self.sex,
            self.tax,
            self.tax_number,
            self.phone,
            self.address,
            self.record,
        ] {
            entry.value.track();
        }
    }
}
