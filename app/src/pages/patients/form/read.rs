//! What stands in the fields of the form, to and from the record.

use super::{
    super::facts,
    fields::{CLOSED, Entries, Fields, KNOWN, OPEN},
};
use crate::components::form_state::{FaultText, Reader, optional};
use leptos::prelude::*;
use shared::{
    fields::TaxNumber,
    messages as m,
    patients::{BirthDate, NoTaxNumber, PatientForm, PatientName, Sex, TaxRecord},
};

impl Fields {
    pub fn fill(self, form: &PatientForm) {
        self.known.set_value(facts::name(&form.name));
        for (entry, text) in self.entries().all().into_iter().zip(texts(form)) {
            entry.value.set(text);
        }
    }

    /// The record, if every field keeps its rules.
    pub fn read(self, reader: &mut Reader) -> Option<PatientForm> {
        let this = self.entries();
        let name = this.patient_name(reader, &self.known.get_value());
        let birth_date = reader.parse(this.birth_date, |text| self.born(text));
        let sex = reader.code(this.sex, Sex::parse, m::patients_sex_required);
        let tax = match this.tax.value.with(|code| NoTaxNumber::parse(code)) {
            Some(reason) => Some(TaxRecord::None(reason)),
            None => this.tax_number(reader, birth_date, sex),
        };
        let phone = reader.parse(this.phone, optional);
        let phone_remark = reader.parse(this.phone_remark, optional);
        let address = reader.parse(this.address, optional);
        Some(PatientForm {
            name: name?,
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
        birth: Option<BirthDate>,
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

/// What a record holds, as it is typed, in the order of the fields.
pub fn texts(form: &PatientForm) -> [String; 13] {
    let tax = match &form.tax {
        TaxRecord::Number(_) | TaxRecord::AsOnPaper(_) => KNOWN,
        TaxRecord::None(reason) => reason.code(),
    };
    let number = facts::text(form.tax.number());
    let [birth, sex] = [form.birth_date.as_typed(), form.sex.code().to_owned()];
    let claim = match form.tax {
        TaxRecord::AsOnPaper(_) => [&*number, &birth, &sex].join(" "),
        _ => String::new(),
    };
    let [family, given, patronymic] = facts::name(&form.name);
    let choice = match &form.name {
        PatientName::Named(_) => KNOWN,
        PatientName::Unnamed { absent, .. } => absent.code(),
    };
    let record = if form.active { OPEN } else { CLOSED };
    [
        choice.to_owned(),
        family,
        given,
        patronymic,
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
