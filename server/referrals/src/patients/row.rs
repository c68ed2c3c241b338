//! A patient's columns, and what they mean.

use monitor::{Error, FromRow, stored, stored_id};
use shared::patients::{
    BirthDate, NameParts, NoName, NoTaxNumber, PatientForm, PatientName, PatientRow, Sex, TaxRecord,
};

/// The columns of a patient's record.
#[derive(FromRow)]
pub(crate) struct PatientColumns {
    pub patient_id: String,
    #[flatten]
    pub name: NameColumns,
    pub birth_date: String,
    pub sex: String,
    pub tax_number: Option<String>,
    pub no_tax_reason: Option<String>,
    pub phone: Option<String>,
    pub phone_remark: Option<String>,
    pub address: Option<String>,
    pub active: bool,
}

/// The columns of a name; parts that are not known are empty where the reason says why.
#[derive(FromRow)]
pub(crate) struct NameColumns {
    pub family: String,
    pub given: String,
    pub patronymic: Option<String>,
    pub no_name_reason: Option<String>,
    pub no_name_number: Option<i64>,
}

impl NameColumns {
    /// The name they make.
    pub(crate) fn name(self) -> Result<PatientName, Error> {
        let Some(reason) = self.no_name_reason else {
            return Ok(PatientName::Named(NameParts {
                family: stored(self.family)?,
                given: stored(self.given)?,
                patronymic: self.patronymic.map(stored).transpose()?,
            }));
        };
        let number = self.no_name_number.map(u32::try_from).transpose();
        let family = Some(self.family).filter(|family| !family.is_empty());
        Ok(PatientName::Unnamed {
            family: family.map(stored).transpose()?,
            absent: NoName::parse(&reason).ok_or(Error::Corrupt)?,
            number: number.map_err(|_| Error::Corrupt)?,
        })
    }
}

impl PatientColumns {
    /// The form they were made from.
    pub(super) fn form(self) -> Result<PatientForm, Error> {
        let birth_date: BirthDate = stored(self.birth_date)?;
        let sex = Sex::parse(&self.sex).ok_or(Error::Corrupt)?;
        let tax = match (self.tax_number, self.no_tax_reason) {
            (Some(number), _) => TaxRecord::on_record(stored(number)?, birth_date, sex),
            (None, Some(reason)) => {
                TaxRecord::None(NoTaxNumber::parse(&reason).ok_or(Error::Corrupt)?)
            }
            (None, None) => return Err(Error::Corrupt),
        };
        Ok(PatientForm {
            name: self.name.name()?,
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
    pub(crate) fn row(self) -> Result<PatientRow, Error> {
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
