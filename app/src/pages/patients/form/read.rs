//! What stands in the fields of the form, to and from the record.

use super::{
    super::facts,
    fields::{CLOSED, Entries, Fields, OPEN, TAX_KNOWN},
};
use crate::components::draft::{Entry, FaultText, Reader, optional};
use leptos::prelude::*;
use shared::{
    fields::{PersonName, Rule, TaxNumber},
    lang::Lang,
    messages as m,
    patients::{NoTaxNumber, PatientForm, PatientName, Sex, TaxRecord},
    time::Day,
};

impl Fields {
    /// The record, if every field keeps its rules.
    pub fn read(self, reader: &mut Reader) -> Option<PatientForm> {
        let this = self.entries();
        let family = name(reader, this.family, m::patients_family_required);
        let given = name(reader, this.given, m::patients_given_required);
        let patronymic = reader.parse(this.patronymic, |text| match text.trim() {
            "" => Ok(None),
            text => one_alphabet(text).map(Some),
        });
        let birth_date = reader.parse(this.birth_date, |text| {
            Day::typed(text).map_err(|_| Rule::BirthDateInvalid)
        });
        let sex = reader.code(this.sex, Sex::parse, m::patients_sex_required);
        let tax = match this.tax.value.with(|code| NoTaxNumber::parse(code)) {
            Some(reason) => Some(TaxRecord::None(reason)),
            None => this.tax_number(reader, birth_date, sex),
        };
        let phone = reader.parse(this.phone, optional);
        let phone_remark = reader.parse(this.phone_remark, optional);
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
            phone_remark: phone_remark?,
            address: address?,
            active: this.record.value.with(|record| record == OPEN),
        })
    }
}

impl Entries {
    /// The tax number. One that breaks rules of such numbers is at fault, unless
    /// its document has it so.
    fn tax_number(
        self,
        reader: &mut Reader,
        birth: Option<Day>,
        sex: Option<Sex>,
    ) -> Option<TaxRecord> {
        let number: TaxNumber = reader.take(self.tax_number)?;
        let doubts = number.doubts(birth, sex.unwrap_or(Sex::Unknown));
        match doubts.first() {
            None => Some(TaxRecord::Number(number)),
            Some(_) if self.is_on_paper() => Some(TaxRecord::AsOnPaper(number)),
            Some(doubt) => {
                reader.fault(self.tax_number, FaultText::Rule(*doubt));
                None
            }
        }
    }
}

/// A part of the name; a blank one is called what it is.
fn name(
    reader: &mut Reader,
    entry: Entry,
    missing: fn(Lang) -> &'static str,
) -> Option<PersonName> {
    if entry.value.with(|text| text.trim().is_empty()) {
        return reader.code(entry, |_| None, missing);
    }
    reader.parse(entry, one_alphabet)
}

fn one_alphabet(text: &str) -> Result<PersonName, Rule> {
    let name = PersonName::try_from(text.to_owned())?;
    name.one_alphabet().map(|()| name)
}

/// What a record holds, as it is typed, in the order of the fields.
pub fn texts(form: &PatientForm) -> [String; 12] {
    let tax = match &form.tax {
        TaxRecord::Number(_) | TaxRecord::AsOnPaper(_) => TAX_KNOWN,
        TaxRecord::None(reason) => reason.code(),
    };
    let number = facts::text(form.tax.number());
    let [birth, sex] = [form.birth_date.as_typed(), form.sex.code().to_owned()];
    let claim = match form.tax {
        TaxRecord::AsOnPaper(_) => [&*number, &birth, &sex].join(" "),
        _ => String::new(),
    };
    let record = if form.active { OPEN } else { CLOSED };
    [
        form.name.family.to_string(),
        form.name.given.to_string(),
        facts::text(form.name.patronymic.as_ref()),
        birth,
        sex,
        tax.to_owned(),
        number,
        claim,
        facts::text(form.phone.as_ref()),
        facts::text(form.phone_remark.as_ref()),
        facts::text(form.address.as_ref()),
        record.to_owned(),
    ]
}
