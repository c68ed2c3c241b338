//! What the fields of the form amount to.

use super::fields::{Fields, OPEN};
use crate::components::draft::{Entry, Reader, optional};
use leptos::prelude::*;
use shared::{
    fields::{PersonName, Rule},
    lang::Lang,
    messages as m,
    patients::{NoTaxNumber, PatientForm, PatientName, Sex, TaxRecord},
    time::Day,
};

impl Fields {
    /// The record, if every field keeps its rules.
    pub fn read(self, reader: &mut Reader) -> Option<PatientForm> {
        let this = self.entries();
        this.taken_by.set(None);
        let family = name(reader, this.family, m::patients_family_required);
        let given = name(reader, this.given, m::patients_given_required);
        let patronymic = reader.parse(this.patronymic, optional);
        let birth_date = reader.parse(this.birth_date, |text| {
            Day::typed(text).map_err(|_| Rule::BirthDateInvalid)
        });
        let sex = reader.code(this.sex, Sex::parse, m::patients_sex_required);
        let tax = match this
            .tax
            .value
            .with_untracked(|code| NoTaxNumber::parse(code))
        {
            Some(reason) => Some(TaxRecord::None(reason)),
            None => reader.take(this.tax_number).map(TaxRecord::Number),
        };
        let phone = reader.parse(this.phone, optional);
        let address = reader.parse(this.address, optional);
        Some(PatientForm {
            name: PatientName {
                family: family?,
                given: given?,
                patronymic: patronymic?,
            },
            birth_date: birth_date?,
            sex: sex?,
            tax: tax?,
            phone: phone?,
            address: address?,
            active: this.record.value.with_untracked(|record| record == OPEN),
        })
    }
}

/// A part of the name; a blank one is called what it is.
fn name(
    reader: &mut Reader,
    entry: Entry,
    missing: fn(Lang) -> &'static str,
) -> Option<PersonName> {
    if entry.value.with_untracked(|text| text.trim().is_empty()) {
        return reader.code(entry, |_| None, missing);
    }
    reader.take(entry)
}
