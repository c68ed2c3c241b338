//! Records so like one that they may be the same person's.

use crate::ids::PatientId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Those that are shown before somebody is registered twice.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct LikelyDuplicates {
    /// The likeliest first.
    pub patients: Vec<Duplicate>,
    /// What the header `Not-A-Duplicate` says of exactly these: that it is somebody else.
    pub confirm: String,
}

/// A record that is likely of the same person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Duplicate {
    /// Whose.
    pub id: PatientId,
    /// What agrees, nearly agrees and differs; what one of the two lacks is none of it.
    pub why: Vec<Likeness>,
}

/// How far two records agree in something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Likeness {
    /// The parts of the name stand in each other's place.
    NameOrder,
    SameFamily,
    /// A double name has the other, or both have a part in common.
    FamilyPart,
    FamilyAlike,
    OtherFamily,
    SameGiven,
    GivenAlike,
    OtherGiven,
    SamePatronymic,
    PatronymicAlike,
    OtherPatronymic,
    SameBirthDate,
    DayAndMonthSwapped,
    BornDayOff,
    /// Two neighbouring digits of the birth date stand in each other's place.
    BornDigitsSwapped,
    BornDigitOff,
    OtherBirthDate,
    /// Of two of which one is estimated, as the next.
    SameBirthYear,
    BirthYearNear,
    OtherSex,
    SamePhone,
    OtherPhone,
    /// A digit off, or two neighbouring ones in each other's place.
    TaxNumberAlike,
    OtherTaxNumber,
}

impl Likeness {
    /// All, as they are told.
    pub const ALL: [Self; 24] = [
        Self::NameOrder,
        Self::SameFamily,
        Self::FamilyPart,
        Self::FamilyAlike,
        Self::OtherFamily,
        Self::SameGiven,
        Self::GivenAlike,
        Self::OtherGiven,
        Self::SamePatronymic,
        Self::PatronymicAlike,
        Self::OtherPatronymic,
        Self::SameBirthDate,
        Self::DayAndMonthSwapped,
        Self::BornDayOff,
        Self::BornDigitsSwapped,
        Self::BornDigitOff,
        Self::OtherBirthDate,
        Self::SameBirthYear,
        Self::BirthYearNear,
        Self::OtherSex,
        Self::SamePhone,
        Self::OtherPhone,
        Self::TaxNumberAlike,
        Self::OtherTaxNumber,
    ];
}
