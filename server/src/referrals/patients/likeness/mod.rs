//! How likely two records are of one person: probabilistic record linkage.
//!
//! The model is that of I. P. Fellegi and A. B. Sunter, "A Theory for Record
//! Linkage", Journal of the American Statistical Association 64 (1969), pp. 1183–1210.
//! Every field in which two records agree, nearly agree or differ counts
//! log₂(m / u) bits, where m is how often it is so between two records of one
//! person and u between those of two people; their sum, the *match weight*, is
//! compared with a threshold. Agreement has levels, after W. E. Winkler (1990), since
//! what is typed from papers differs by a letter or a digit. The weights were
//! estimated from how names and birth dates are spread in Ukraine and rounded to
//! whole bits; `cargo xtask bench` measures what they find and how often they warn
//! of nobody.
//!
//! Not every pair is compared. A pair that reaches the threshold has birth dates
//! near each other or tax numbers that are ([`near`]); or, where one of them was born
//! in an estimated year, one telephone number, or one family name and about the same
//! year. Those are the blocking keys, all indexed, so that a registration reads a few
//! hundred records whatever their names.

mod near;
pub mod store;
mod words;

pub use near::{days, numbers, years};

use crate::text::fold;
use near::{Dates, NEAR_YEARS, dates, one_off};
use shared::{
    fields::PersonName,
    patients::{BirthDate, NameParts, PatientForm, Sex},
    time::Day,
};
use words::{Agreement, family, given, patronymic};

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
const SAME_SEX: i32 = 1;
const OTHER_SEX: i32 = -4;
/// Of a family, not of a person.
const SAME_PHONE: i32 = 6;
/// Numbers change.
const OTHER_PHONE: i32 = -1;
/// It is one person's.
const TAX_NUMBER: Weights = Weights {
    equal: 20,
    part: 12,
    alike: 12,
    differ: -6,
};

impl Weights {
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
    family: String,
    given: String,
    patronymic: String,
    born: BirthDate,
    sex: Sex,
    phone: Option<String>,
    tax_number: Option<String>,
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

/// The match weight of two records, in bits; whichever is named first.
pub fn likeness(one: &Traits, other: &Traits) -> i32 {
    names(one, other)
        + born(one, other)
        + sexes(one.sex, other.sex)
        + phones(one, other)
        + tax_numbers(one, other)
}

fn names(one: &Traits, other: &Traits) -> i32 {
    let patronymics = PATRONYMIC.of(patronymic(&one.patronymic, &other.patronymic));
    let in_order = FAMILY.of(family(&one.family, &other.family))
        + GIVEN.of(given(&one.given, &other.given))
        + patronymics;
    let crossed = family(&one.family, &other.given).max(family(&one.given, &other.family));
    let crossed = FAMILY.of(crossed) + GIVEN.of(crossed) + OUT_OF_ORDER + patronymics;
    let best = in_order.max(crossed);
    let one_has_patronymic = !(one.patronymic.is_empty() && other.patronymic.is_empty());
    if one_has_patronymic && one.words() == other.words() {
        let any_order = FAMILY.equal + GIVEN.equal + PATRONYMIC.equal + OUT_OF_ORDER;
        return best.max(any_order);
    }
    best
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

fn born(one: &Traits, other: &Traits) -> i32 {
    if let (Some(one), Some(other)) = (one.born(), other.born()) {
        return match dates(one, other) {
            Dates::Same => BORN_SAME_DAY,
            Dates::Shifted => BORN_SHIFTED,
            Dates::DigitOff => BORN_DIGIT_OFF,
            Dates::Apart => BORN_OTHERWISE,
        };
    }
    let is_one_family = !one.family.is_empty() && one.family == other.family;
    match one.born.year().abs_diff(other.born.year()) {
        0 if is_one_family => BORN_SAME_YEAR,
        1..=NEAR_YEARS if is_one_family => BORN_NEAR_YEAR,
        0..=ESTIMATE => 0,
        _ => BORN_OTHERWISE,
    }
}

fn sexes(one: Sex, other: Sex) -> i32 {
    match (one, other) {
        (Sex::Unknown, _) | (_, Sex::Unknown) => 0,
        _ if one == other => SAME_SEX,
        _ => OTHER_SEX,
    }
}

fn phones(one: &Traits, other: &Traits) -> i32 {
    match (&one.phone, &other.phone) {
        (Some(one), Some(other)) if one == other => SAME_PHONE,
        (Some(_), Some(_)) => OTHER_PHONE,
        _ => 0,
    }
}

fn tax_numbers(one: &Traits, other: &Traits) -> i32 {
    TAX_NUMBER.of(match (&one.tax_number, &other.tax_number) {
        (Some(one), Some(other)) if one == other => Agreement::Equal,
        (Some(one), Some(other)) if one_off(one, other) => Agreement::Alike,
        (Some(_), Some(_)) => Agreement::Differ,
        _ => Agreement::Unknown,
    })
}

#[cfg(test)]
mod tests;
