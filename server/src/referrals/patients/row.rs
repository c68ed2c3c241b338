//! A patient's columns, and what they mean.

use crate::{
    error::Error,
    monitor::{stored, stored_id},
    text::{escaped, fold},
};
use shared::patients::{NoTaxNumber, PatientForm, PatientName, PatientRow, Sex, TaxRecord};
use sqlx::FromRow;

/// The columns of a patient's record.
#[derive(FromRow)]
pub(in crate::referrals) struct PatientColumns {
    pub patient_id: String,
    pub family: String,
    pub given: String,
    pub patronymic: Option<String>,
    pub birth_date: String,
    pub sex: String,
    pub tax_number: Option<String>,
    pub no_tax_reason: Option<String>,
    pub phone: Option<String>,
    pub phone_remark: Option<String>,
    pub address: Option<String>,
    pub active: bool,
}

impl PatientColumns {
    /// The name they make.
    pub(in crate::referrals) fn name(
        family: String,
        given: String,
        patronymic: Option<String>,
    ) -> Result<PatientName, Error> {
        Ok(PatientName {
            family: stored(family)?,
            given: stored(given)?,
            patronymic: patronymic.map(stored).transpose()?,
        })
    }

    /// The form they were made from.
    pub(super) fn form(self) -> Result<PatientForm, Error> {
        let birth_date = stored(self.birth_date)?;
        let sex = Sex::parse(&self.sex).ok_or(Error::Corrupt)?;
        let tax = match (self.tax_number, self.no_tax_reason) {
            (Some(number), _) => TaxRecord::on_record(stored(number)?, Some(birth_date), sex),
            (None, Some(reason)) => {
                TaxRecord::None(NoTaxNumber::parse(&reason).ok_or(Error::Corrupt)?)
            }
            (None, None) => return Err(Error::Corrupt),
        };
        Ok(PatientForm {
            name: Self::name(self.family, self.given, self.patronymic)?,
            birth_date,
            sex,
            tax,
            phone: self.phone.map(stored).transpose()?,
            phone_remark: self.phone_remark.map(stored).transpose()?,
            address: self.address.map(stored).transpose()?,
            active: self.active,
        })
    }

    /// The line they make in a list.
    pub(in crate::referrals) fn row(self) -> Result<PatientRow, Error> {
        let id = stored_id(&self.patient_id)?;
        let form = self.form()?;
        Ok(PatientRow {
            id,
            tax_number: form.tax.number().cloned(),
            name: form.name,
            birth_date: form.birth_date,
            sex: form.sex,
            phone: form.phone,
            phone_remark: form.phone_remark,
            active: form.active,
        })
    }
}

/// A name as it is searched: folded, each part after a space, those of a
/// double name too.
pub(in crate::referrals) fn searchable(name: &str) -> String {
    format!(" {}", fold(name))
}

/// `like` patterns for the first three words that names begin with.
pub(in crate::referrals) fn names(typed: &[String]) -> [Option<String>; 3] {
    // The dot of an initial is in no name.
    let typed = fold(&typed.join(" ")).replace('.', " ");
    let mut words = typed.split(' ').filter(|word| !word.is_empty());
    let mut next = || {
        // No part of a name is longer.
        let word: String = words.next()?.chars().take(100).collect();
        Some(format!("% {}%", escaped(&word)))
    };
    [next(), next(), next()]
}

/// `like` patterns of which one fits a name whose parts begin with the first three
/// words, each another part, in whatever order they were typed; none for one word.
pub(super) fn in_any_order(typed: &[String]) -> Vec<String> {
    let words: Vec<String> = names(typed).into_iter().flatten().collect();
    let order = |places: &[usize]| {
        let words = places.iter().map(|at| words[*at].trim_end_matches('%'));
        let mut pattern = words.collect::<String>();
        pattern.push('%');
        pattern
    };
    match words.len() {
        0 | 1 => Vec::new(),
        2 => vec![order(&[0, 1]), order(&[1, 0])],
        _ => {
            let orders: [[usize; 3]; 6] = [
                [0, 1, 2],
                [0, 2, 1],
                [1, 0, 2],
                [1, 2, 0],
                [2, 0, 1],
                [2, 1, 0],
            ];
            orders.iter().map(|places| order(places)).collect()
        }
    }
}
