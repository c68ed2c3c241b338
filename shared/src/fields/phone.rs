//! Telephone numbers.

use super::Rule;
use crate::text::line;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A telephone number as it is dialled from anywhere: `+380675550124` (E.164).
/// Typed with spaces, dashes, brackets, and in Ukraine also without the
/// country.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

impl Phone {
    /// With the plus sign, without spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Grouped as people say it; the digits of a foreign number stay together.
    pub fn grouped(&self) -> String {
        let Some(national) = self.0.strip_prefix("+380") else {
            return self.0.clone();
        };
        let (operator, rest) = national.split_at(2);
        let (first, rest) = rest.split_at(3);
        let (second, third) = rest.split_at(2);
        format!("+380 {operator} {first} {second} {third}")
    }
}

impl TryFrom<String> for Phone {
    type Error = Rule;

    fn try_from(raw: String) -> Result<Self, Rule> {
        let text = line(&raw);
        let text = text.as_str();
        let (plus, text) = match text.strip_prefix('+') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let mut digits = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '0'..='9' => digits.push(c),
                ' ' | '-' | '(' | ')' => {}
                _ => return Err(Rule::PhoneInvalid),
            }
        }
        let number = match (plus, digits.len()) {
            (_, 12) if digits.starts_with("380") => digits,
            (false, 10) if digits.starts_with('0') => format!("38{digits}"),
            (true, 8..=15) if !digits.starts_with('0') && !digits.starts_with("380") => digits,
            _ => return Err(Rule::PhoneInvalid),
        };
        Ok(Self(format!("+{number}")))
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.grouped())
    }
}
