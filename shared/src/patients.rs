//! Patients: the people referrals are about.

mod birth;
mod duplicates;
mod name;
mod tax_doubts;

use crate::{
    closed::codes,
    fields::{Address, FullName, Phone, PhoneRemark, TaxNumber},
    ids::PatientId,
    page::{Total, Version},
    time::Timestamp,
    users::Change,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use birth::BirthDate;
pub use duplicates::{Duplicate, LikelyDuplicates, Likeness};
pub use name::{NameParts, NoName, PatientName};

codes! {
    /// What a patient's papers say (FHIR `AdministrativeGender`).
    #[expect(missing_docs, reason = "the names say it")]
    pub enum Sex {
        Female = "female",
        Male = "male",
        Unknown = "unknown",
    }
}

codes! {
    /// Why a patient has no tax number.
    pub enum NoTaxNumber {
        /// Not issued yet: a newborn, a child.
        NotIssued = "not-issued",
        /// Refused for religious reasons.
        Refused = "refused",
        /// A foreigner without one.
        Foreigner = "foreigner",
        /// Not known now: no papers, unconscious.
        Unknown = "unknown",
    }
}

/// A tax number, or the reason why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TaxRecord {
    /// РНОКПП.
    Number(TaxNumber),
    /// РНОКПП that breaks rules of such numbers ([`TaxNumber::doubts`]): whoever wrote it
    /// down was told, and says that its paper has it so.
    AsOnPaper(TaxNumber),
    /// There is none.
    None(NoTaxNumber),
}

impl TaxRecord {
    /// A number on record. That it was taken as on its paper is not kept: it follows from
    /// what the rest of the record says by now.
    pub fn on_record(number: TaxNumber, birth: BirthDate, sex: Sex) -> Self {
        if number.doubts(Some(birth), sex).is_empty() {
            Self::Number(number)
        } else {
            Self::AsOnPaper(number)
        }
    }

    /// The number, if there is one.
    pub const fn number(&self) -> Option<&TaxNumber> {
        match self {
            Self::Number(number) | Self::AsOnPaper(number) => Some(number),
            Self::None(_) => None,
        }
    }
}

/// What the form sends to register a patient and to change their record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PatientForm {
    /// What they are called.
    pub name: PatientName,
    /// Not in the future.
    pub birth_date: BirthDate,
    /// What the papers say.
    pub sex: Sex,
    /// A tax number, unique, or why there is none.
    pub tax: TaxRecord,
    /// How to reach them.
    pub phone: Option<Phone>,
    /// Whose number that is, and what else to know of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_remark: Option<PhoneRemark>,
    /// Where they live.
    pub address: Option<Address>,
    /// Whether referrals may be issued; not after a death or for a record
    /// registered twice.
    pub active: bool,
}

/// Registers a patient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPatient {
    /// The record.
    pub patient: PatientForm,
}

/// A patient on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Patient {
    /// The patient.
    pub id: PatientId,
    /// What the form edits.
    pub form: PatientForm,
    /// When and by whom the record was made.
    pub registered: Change,
    /// When and by whom it was last changed.
    pub changed: Option<Change>,
    /// For `If-Match`.
    pub version: Version,
}

/// A patient in a list, and at the head of what is about them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PatientRow {
    /// The patient.
    pub id: PatientId,
    /// What they are called.
    pub name: PatientName,
    /// Born on.
    pub birth_date: BirthDate,
    /// What the papers say.
    pub sex: Sex,
    /// РНОКПП, if there is one.
    pub tax_number: Option<TaxNumber>,
    /// How to reach them.
    pub phone: Option<Phone>,
    /// Whose number that is, and what else to know of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_remark: Option<PhoneRemark>,
    /// Whether referrals may be issued.
    pub active: bool,
}

/// A telephone number with the remark about it, as both are shown:
/// `+380 67 555 01 24 (син)`.
pub fn reached_by(phone: Option<&Phone>, remark: Option<&PhoneRemark>) -> Option<String> {
    match (phone, remark) {
        (Some(phone), Some(remark)) => {
            Some([&phone.grouped(), " (", remark.as_str(), ")"].concat())
        }
        (Some(phone), None) => Some(phone.grouped()),
        (None, remark) => remark.map(ToString::to_string),
    }
}

/// A patient's record as it was at some time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PatientVersion {
    /// Counted from 1.
    pub version: Version,
    /// The record from then on.
    pub form: PatientForm,
    /// Since when.
    pub at: Timestamp,
    /// Who wrote it; absent for the command line.
    pub by: Option<FullName>,
}

/// Looks for patients. Sent as a body: what is typed never stands in an
/// address.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PatientQuery {
    /// The beginnings of names, a birth date, a tax number or a telephone
    /// number, in any order.
    pub search: String,
    /// Where the page begins.
    pub cursor: Option<String>,
}

/// A page of the patients that fit a search.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct PatientsFound {
    /// At most [`PAGE_SIZE`](crate::page::PAGE_SIZE) rows.
    pub items: Vec<PatientRow>,
    /// Where the next page begins, if there is one. Opaque.
    pub next: Option<String>,
    /// The ids of records that belong here and cannot be read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub damaged: Vec<String>,
    /// How many match altogether, damaged ones too.
    pub total: Total,
    /// What of the search means nothing, as it was typed; it was not looked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unclear: Vec<String>,
}

impl PatientsFound {
    /// How many rows it shows, damaged ones too.
    pub fn shown(&self) -> usize {
        self.items.len() + self.damaged.len()
    }

    /// Whether there is nobody to show.
    pub fn is_empty(&self) -> bool {
        self.shown() == 0
    }
}

/// The fewest letters that begin a search: less would leaf through the whole
/// register.
const LETTERS: usize = 2;
/// The fewest digits that begin a search.
pub const DIGITS: usize = 4;

/// Whether that is enough to look for: what is typed, and what was understood of it.
pub fn is_enough(search: &str) -> bool {
    let count = |counts: fn(char) -> bool| search.chars().filter(|c| counts(*c)).count();
    let digits = count(|c| c.is_ascii_digit());
    // A number of somebody without a name.
    let is_signed = search.contains(['№', '#']) && digits != 0;
    let letters = count(is_letter);
    // A month may be a Roman number: `6.V.71`.
    is_signed || LETTERS <= letters || DIGITS <= digits + letters
}

/// A letter of a name. The apostrophe of Ukrainian documents counts as one in
/// Unicode, but nobody's name begins with it.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && c != '\u{2bc}'
}
