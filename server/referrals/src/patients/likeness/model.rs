//! What two records have in common, and how much it counts.

use super::{
    near::{Dates, NEAR_YEARS, dates, one_off},
    words::{Agreement, family, given, patronymic},
};
use ground::text::fold;
use shared::{
    fields::PersonName,
    patients::{BirthDate, NameParts, PatientForm, Sex},
    time::Day,
};

/// From this match weight on two records are likely one person's. Among a hundred
/// thousand patients, one of whom may be the one at the desk, the odds begin at 2⁻¹⁷:
/// this makes them 16 to 1, and among a million still better than even.
pub const THRESHOLD: i32 = 21;

/// What the levels of agreement of a field count, in bits.
struct Weights {
    equal: i32,
    /// A part of a double name.
    part: i32,
    /// A letter or a digit off, or another form of the name.
    alike: i32,
    differ: i32,
}

/// One family name in about a thousand pairs; changed by marriage.
const FAMILY: Weights = Weights {
    equal: 10,
    part: 8,
    alike: 7,
    differ: -4,
};
/// One given name in about thirty pairs of one sex. Real twins and brothers differ
/// in nothing else: another given name is another person.
const GIVEN: Weights = Weights {
    equal: 5,
    part: 4,
    alike: 3,
    differ: -18,
};
/// As many names as fathers have.
const PATRONYMIC: Weights = Weights {
    equal: 4,
    part: 3,
    alike: 3,
    differ: -5,
};
/// Family and given name stand in each other's place, or all parts in another order.
const OUT_OF_ORDER: i32 = -2;
/// One birth date in some ten thousand pairs.
const BORN_SAME_DAY: i32 = 14;
/// The day before or after, day and month in each other's place, or two neighbouring
/// digits: three or four dates.
const BORN_SHIFTED: i32 = 9;
/// Another digit: about forty dates.
const BORN_DIGIT_OFF: i32 = 6;
/// Fathers and sons of one name.
const BORN_OTHERWISE: i32 = -10;
/// One of the years is estimated: one pair in seventy, and not all who are one person's.
/// It counts beside the same family name only, for by that it can be looked up.
const BORN_SAME_YEAR: i32 = 5;
/// One pair in fifteen, as above.
const BORN_NEAR_YEAR: i32 = 3;
/// By how many years an estimate may be wrong.
const ESTIMATE: u16 = 10;
/// What the given name does not say already.
const SEX: Weights = Weights::of_same(1, -4);
/// Of a family, not of a person; and numbers change.
const PHONE: Weights = Weights::of_same(6, -1);
/// It is one person's.
const TAX_NUMBER: Weights = Weights {
    equal: 20,
    part: 12,
    alike: 12,
    differ: -6,
};

impl Weights {
    /// Of what is the same or another.
    const fn of_same(equal: i32, differ: i32) -> Self {
        Self {
            equal,
            part: 0,
            alike: 0,
            differ,
        }
    }

    const fn of(&self, agreement: Agreement) -> i32 {
        match agreement {
            Agreement::Equal => self.equal,
            Agreement::Part => self.part,
            Agreement::Alike => self.alike,
            Agreement::Unknown => 0,
            Agreement::Differ => self.differ,
        }
    }
}

/// What of a record tells whose it is, as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traits {
    /// Folded; empty where it is not known, as the others.
    pub(super) family: String,
    pub(super) given: String,
    pub(super) patronymic: String,
    pub(super) born: BirthDate,
    pub(super) sex: Sex,
    pub(super) phone: Option<String>,
    pub(super) tax_number: Option<String>,
}

impl Traits {
    /// Those of a record.
    pub fn of(form: &PatientForm) -> Self {
        let parts = form.name.parts();
        let part = |of: fn(&NameParts) -> Option<&PersonName>| {
            let part = parts.and_then(of);
            part.map_or_else(String::new, |name| fold(name.as_str()))
        };
        Self {
            family: part(|name| Some(&name.family)),
            given: part(|name| Some(&name.given)),
            patronymic: part(|name| name.patronymic.as_ref()),
            born: form.birth_date,
            sex: form.sex,
            phone: form.phone.as_ref().map(|phone| phone.as_str().to_owned()),
            tax_number: form.tax.number().map(ToString::to_string),
        }
    }

    /// The day of birth, if it is known.
    pub const fn born(&self) -> Option<Day> {
        self.born.day()
    }

    /// The tax number.
    pub fn tax_number(&self) -> Option<&str> {
        self.tax_number.as_deref()
    }
}

/// How far two records agree, field by field.
pub(super) struct Compared {
    pub names: Names,
    pub born: Born,
    pub sexes: Agreement,
    pub phones: Agreement,
    pub tax_numbers: Agreement,
}

pub(super) struct Names {
    pub in_order: bool,
    pub family: Agreement,
    pub given: Agreement,
    pub patronymic: Agreement,
}

/// How far birth dates agree, or the years where one of them is estimated.
pub(super) enum Born {
    Dates(Dates),
    SameYear,
    NearYear,
    /// An estimate may be so wrong.
    About,
    Otherwise,
}

/// The match weight of two records, in bits; whichever is named first.
pub fn likeness(one: &Traits, other: &Traits) -> i32 {
    Compared::of(one, other).weight()
}

impl Compared {
    pub(super) fn of(one: &Traits, other: &Traits) -> Self {
        Self {
            names: Names::of(one, other),
            born: Born::of(one, other),
            sexes: match (one.sex, other.sex) {
                (Sex::Unknown, _) | (_, Sex::Unknown) => Agreement::Unknown,
                (one, other) => known(Some(one), Some(other)),
            },
            phones: known(one.phone.as_ref(), other.phone.as_ref()),
            tax_numbers: match (one.tax_number(), other.tax_number()) {
                (Some(one), Some(other)) if one_off(one, other) => Agreement::Alike,
                (one, other) => known(one, other),
            },
        }
    }

    pub(super) fn weight(&self) -> i32 {
        self.names.weight()
            + self.born.weight()
            + SEX.of(self.sexes)
            + PHONE.of(self.phones)
            + TAX_NUMBER.of(self.tax_numbers)
    }
}

/// How far two values agree that are the same or others.
fn known<T: PartialEq>(one: Option<T>, other: Option<T>) -> Agreement {
    match (one, other) {
        (Some(one), Some(other)) if one == other => Agreement::Equal,
        (Some(_), Some(_)) => Agreement::Differ,
        _ => Agreement::Unknown,
    }
}

impl Names {
    /// In the order in which they agree most.
    fn of(one: &Traits, other: &Traits) -> Self {
        let patronymic = patronymic(&one.patronymic, &other.patronymic);
        let in_order = Self {
            in_order: true,
            family: family(&one.family, &other.family),
            given: given(&one.given, &other.given),
            patronymic,
        };
        let across = family(&one.family, &other.given).max(family(&one.given, &other.family));
        let crossed = Self {
            in_order: false,
            family: across,
            given: across,
            patronymic,
        };
        let one_has_patronymic = !(one.patronymic.is_empty() && other.patronymic.is_empty());
        let any_order = (one_has_patronymic && one.words() == other.words()).then_some(Self {
            in_order: false,
            family: Agreement::Equal,
            given: Agreement::Equal,
            patronymic: Agreement::Equal,
        });
        // Of equals the last.
        let orders = any_order.into_iter().chain([crossed]);
        let best = orders.max_by_key(Self::weight);
        best.filter(|best| in_order.weight() < best.weight())
            .unwrap_or(in_order)
    }

    const fn weight(&self) -> i32 {
        let order = if self.in_order { 0 } else { OUT_OF_ORDER };
        order + FAMILY.of(self.family) + GIVEN.of(self.given) + PATRONYMIC.of(self.patronymic)
    }
}

impl Traits {
    /// All words of the name, sorted.
    fn words(&self) -> Vec<&str> {
        let parts = [&self.family, &self.given, &self.patronymic];
        let words = parts.into_iter().flat_map(|part| part.split(' '));
        let mut words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        words.sort_unstable();
        words
    }
}

impl Born {
    fn of(one: &Traits, other: &Traits) -> Self {
        if let (Some(one), Some(other)) = (one.born(), other.born()) {
            return Self::Dates(dates(one, other));
        }
        let is_one_family = !one.family.is_empty() && one.family == other.family;
        match one.born.year().abs_diff(other.born.year()) {
            0 if is_one_family => Self::SameYear,
            1..=NEAR_YEARS if is_one_family => Self::NearYear,
            0..=ESTIMATE => Self::About,
            _ => Self::Otherwise,
        }
    }

    const fn weight(&self) -> i32 {
        match self {
            Self::Dates(Dates::Same) => BORN_SAME_DAY,
            Self::Dates(Dates::Crossed | Dates::DayOff | Dates::Exchanged) => BORN_SHIFTED,
            Self::Dates(Dates::DigitOff) => BORN_DIGIT_OFF,
            Self::Dates(Dates::Apart) | Self::Otherwise => BORN_OTHERWISE,
            Self::SameYear => BORN_SAME_YEAR,
            Self::NearYear => BORN_NEAR_YEAR,
            Self::About => 0,
        }
    }
}

#[cfg(test)]
mod tests;
