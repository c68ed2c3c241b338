//! Names of people, organizations, positions, roles and workstations.

use super::{
    rule::Rule,
    text::{check_text, text_field},
};
use crate::text::{foreign_letters, is_said, is_visible, line, repaired};

/// The three apostrophes found on Ukrainian keyboards and in documents.
const APOSTROPHES: [char; 3] = ['\'', '\u{2019}', '\u{02BC}'];

text_field! {
    /// A person's full name (ПІБ): Cyrillic or Latin letters, spaces,
    /// hyphens, apostrophes; at most 200 characters.
    FullName(1..=200), read name, |text| check_text(
        text,
        FullName::MAX,
        |c| is_name_letter(c) || c == ' ' || c == '-' || APOSTROPHES.contains(&c),
        [Rule::FullNameEmpty, Rule::FullNameInvalid, Rule::FullNameTooLong],
    )
}

text_field! {
    /// A patient's family name, given name or patronymic: Cyrillic or Latin
    /// letters, spaces, hyphens, apostrophes; at most 100 characters.
    PersonName(1..=100), read name, |text| check_text(
        text,
        PersonName::MAX,
        |c| is_name_letter(c) || c == ' ' || c == '-' || APOSTROPHES.contains(&c),
        [Rule::PersonNameEmpty, Rule::PersonNameInvalid, Rule::PersonNameTooLong],
    )
}

text_field! {
    /// The name of an organization or department, at most 200 characters.
    OrganizationName(1..=200), read official, |text| check_text(text, OrganizationName::MAX, is_official, [
        Rule::OrganizationEmpty, Rule::OrganizationInvalid, Rule::OrganizationTooLong,
    ])
}

text_field! {
    /// A job title, at most 200 characters.
    Position(1..=200), read official, |text| check_text(text, Position::MAX, is_official, [
        Rule::PositionEmpty, Rule::PositionInvalid, Rule::PositionTooLong,
    ])
}

text_field! {
    /// The name of a role: 3 to 64 characters.
    RoleName(3..=64), |text| match text.chars().count() {
        ..RoleName::MIN => Err(Rule::RoleNameTooShort),
        length if RoleName::MAX < length => Err(Rule::RoleNameTooLong),
        _ if !text.chars().all(is_visible) => Err(Rule::RoleNameInvalid),
        _ => Ok(()),
    }
}

text_field! {
    /// What staff call a workstation, such as "Post 3"; at most 200
    /// characters. Unique as it is folded ([`fold`](crate::text::fold)).
    WorkstationName(1..=200), read official, |text| check_text(text, WorkstationName::MAX, is_official, [
        Rule::WorkstationNameEmpty, Rule::WorkstationNameInvalid, Rule::WorkstationNameTooLong,
    ])
}

text_field! {
    /// Where a workstation stands; may be empty, at most 200 characters.
    Place(0..=200), read official, |text| optional(text, is_official)
}

text_field! {
    /// The label on a workstation's case, or a number it is known by, such as the address
    /// of its network card; may be empty, at most 200 characters.
    InventoryLabel(0..=200), |text| optional(text, is_visible)
}

/// A name in one line, its words of one alphabet where that can be known.
fn name(raw: &str) -> String {
    repaired(&official(raw))
}

/// A name in one line, with hyphens for dashes.
fn official(raw: &str) -> String {
    line(raw).replace(['\u{2014}', '\u{2015}'], "-")
}

macro_rules! given {
    ($($name:ident)*) => {$(
        impl $name {
            /// Whether there is a letter, and every word is of one alphabet. Asked
            /// where a name is given; one that is on record stays as it is.
            ///
            /// # Errors
            /// [`Rule::NameLetterless`], [`Rule::NameMixed`].
            pub fn check_given(&self) -> Result<(), Rule> {
                if !self.as_str().chars().any(is_name_letter) {
                    return Err(Rule::NameLetterless);
                }
                self.foreign_letters().map_or(Ok(()), |_| Err(Rule::NameMixed))
            }

            /// The same of what stands where `before` did: that may stay.
            ///
            /// # Errors
            /// As above.
            pub fn check_changed(&self, before: &str) -> Result<(), Rule> {
                if self.as_str() == before { Ok(()) } else { self.check_given() }
            }

            /// The Latin letters among Cyrillic ones, each once, if there are any.
            pub fn foreign_letters(&self) -> Option<String> {
                let letters = foreign_letters(self.as_str());
                (!letters.is_empty()).then_some(letters)
            }
        }
    )*};
}
given! { FullName PersonName }

macro_rules! said {
    ($($name:ident)*) => {$(
        impl $name {
            /// Whether there is a letter or a digit. Asked where a name is given; one that
            /// is on record stays as it is.
            ///
            /// # Errors
            /// [`Rule::NameLetterless`].
            pub fn check_given(&self) -> Result<(), Rule> {
                let says_something = self.as_str().chars().any(is_said);
                if says_something { Ok(()) } else { Err(Rule::NameLetterless) }
            }

            /// What is given as a name: it keeps its rules, and [says something](Self::check_given).
            ///
            /// # Errors
            /// The rule it breaks.
            pub fn given(text: &str) -> Result<Self, Rule> {
                let name = Self::try_from(text.to_owned())?;
                name.check_given().map(|()| name)
            }
        }
    )*};
}
said! { OrganizationName Position RoleName WorkstationName }

fn optional(text: &str, allowed: fn(char) -> bool) -> Result<(), Rule> {
    if text.is_empty() {
        return Ok(());
    }
    check_text(
        text,
        200,
        allowed,
        [
            Rule::Required,
            Rule::WorkstationNameInvalid,
            Rule::WorkstationNameTooLong,
        ],
    )
}

/// A letter of the Latin or Cyrillic script.
fn is_name_letter(c: char) -> bool {
    c.is_alphabetic()
        && matches!(c, 'A'..='\u{024F}' | '\u{0400}'..='\u{052F}' | '\u{1E00}'..='\u{1EFF}')
}

/// What stands in the names of organizations and positions.
fn is_official(c: char) -> bool {
    c.is_alphanumeric() || " .,-«»\"“”„№()/;+".contains(c) || APOSTROPHES.contains(&c)
}
