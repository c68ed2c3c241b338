//! A patient's record in words, field by field.

use crate::{dates::Dates, names};
use shared::{
    lang::Lang,
    messages as m,
    patients::{NoName, PatientForm, PatientName, TaxRecord},
};

/// The labels of the fields, in the order of the form.
pub const LABELS: [fn(Lang) -> &'static str; 10] = [
    m::patients_family,
    m::patients_given,
    m::patients_patronymic,
    m::patients_birth_date,
    m::patients_sex,
    m::patients_tax_number,
    m::patients_phone,
    m::patients_phone_remark,
    m::patients_address,
    m::patients_record,
];

/// The tax number's place among them.
pub const TAX: usize = 5;

/// What a record holds, in the order of [`LABELS`]. What is not given is empty.
pub fn values(lang: Lang, dates: Dates, form: &PatientForm) -> [String; 10] {
    let [family, given, patronymic] = match &form.name {
        PatientName::Named(_) => name(&form.name),
        PatientName::Unnamed { absent, family, .. } => {
            without_name(lang, *absent, text(family.as_ref()))
        }
    };
    [
        family,
        given,
        patronymic,
        dates.birth(form.birth_date),
        names::sex(form.sex)(lang).to_owned(),
        match &form.tax {
            TaxRecord::None(reason) => names::no_tax_number(*reason)(lang).to_owned(),
            with => text(with.number()),
        },
        text(form.phone.as_ref()),
        text(form.phone_remark.as_ref()),
        text(form.address.as_ref()),
        state(form.active)(lang).to_owned(),
    ]
}

/// The parts of a name that are known.
pub fn name(name: &PatientName) -> [String; 3] {
    let parts = name.parts();
    [
        text(name.family()),
        text(parts.map(|parts| &parts.given)),
        text(parts.and_then(|parts| parts.patronymic.as_ref())),
    ]
}

/// What stands for them where at most the family name is known.
pub fn without_name(lang: Lang, reason: NoName, family: String) -> [String; 3] {
    let said = names::no_name(reason)(lang).to_owned();
    if family.is_empty() {
        [said, family, String::new()]
    } else {
        [family, said, String::new()]
    }
}

/// The same, the tax number with what about it does not fit.
pub fn marked(lang: Lang, dates: Dates, form: &PatientForm) -> [String; 10] {
    let mut values = values(lang, dates, form);
    if let Some(number) = form.tax.number() {
        values[TAX] = names::tax_number(lang, number, form.birth_date, form.sex);
    }
    values
}

/// Whether referrals may be issued.
pub const fn state(active: bool) -> fn(Lang) -> &'static str {
    if active {
        m::patients_record_open
    } else {
        m::patients_record_closed
    }
}

/// What may not be given; empty then.
pub fn text(value: Option<&impl ToString>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}
