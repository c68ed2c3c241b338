//! What the weights of two records were given for.

use super::{
    model::{Born, Compared},
    near::Dates,
    words::Agreement,
};
use shared::patients::Likeness;

impl Compared {
    /// In the order in which it is told.
    pub(super) fn why(&self) -> Vec<Likeness> {
        let names = &self.names;
        let told = [
            (!names.in_order).then_some(Likeness::NameOrder),
            match names.family {
                Agreement::Equal => Some(Likeness::SameFamily),
                Agreement::Part => Some(Likeness::FamilyPart),
                Agreement::Alike => Some(Likeness::FamilyAlike),
                Agreement::Unknown => None,
                Agreement::Differ => Some(Likeness::OtherFamily),
            },
            match names.given {
                Agreement::Equal => Some(Likeness::SameGiven),
                Agreement::Part | Agreement::Alike => Some(Likeness::GivenAlike),
                Agreement::Unknown => None,
                Agreement::Differ => Some(Likeness::OtherGiven),
            },
            match names.patronymic {
                Agreement::Equal => Some(Likeness::SamePatronymic),
                Agreement::Part | Agreement::Alike => Some(Likeness::PatronymicAlike),
                Agreement::Unknown => None,
                Agreement::Differ => Some(Likeness::OtherPatronymic),
            },
            self.born.why(),
            (self.sexes == Agreement::Differ).then_some(Likeness::OtherSex),
            match self.phones {
                Agreement::Equal => Some(Likeness::SamePhone),
                Agreement::Differ => Some(Likeness::OtherPhone),
                _ => None,
            },
            match self.tax_numbers {
                Agreement::Alike => Some(Likeness::TaxNumberAlike),
                Agreement::Differ => Some(Likeness::OtherTaxNumber),
                _ => None,
            },
        ];
        told.into_iter().flatten().collect()
    }
}

impl Born {
    const fn why(&self) -> Option<Likeness> {
        Some(match self {
            Self::Dates(Dates::Same) => Likeness::SameBirthDate,
            Self::Dates(Dates::Crossed) => Likeness::DayAndMonthSwapped,
            Self::Dates(Dates::DayOff) => Likeness::BornDayOff,
            Self::Dates(Dates::Exchanged) => Likeness::BornDigitsSwapped,
            Self::Dates(Dates::DigitOff) => Likeness::BornDigitOff,
            Self::Dates(Dates::Apart) | Self::Otherwise => Likeness::OtherBirthDate,
            Self::SameYear => Likeness::SameBirthYear,
            Self::NearYear => Likeness::BirthYearNear,
            Self::About => return None,
        })
    }
}
