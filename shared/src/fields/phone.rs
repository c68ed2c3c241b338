//! Telephone numbers.

use super::rule::Rule;
use crate::text::{line, lower, narrow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A telephone number as it is dialled from anywhere: `+380675550124` (E.164).
/// Typed with spaces, dashes, dots, slashes, brackets, after `tel:` or `тел.`;
/// in Ukraine also without the country (`067…`), from the long-distance line of
/// old (`8-067…`) or as from abroad (`00380…`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^[+][0-9]+$"))]
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

/// What of the digits is dialled within Ukraine, if they are not from abroad:
/// after `38`, where people leave the trunk prefix in (`+380 (0)67`), or after
/// the `8` that was dialled before it.
fn national(digits: &str, plus: bool) -> Option<&str> {
    match digits.strip_prefix("38") {
        Some(rest) if rest.starts_with('0') => Some(match rest.strip_prefix('0') {
            Some(inner) if is_national(inner) => inner,
            _ => rest,
        }),
        // An address book puts a plus before anything; +800 is nobody's but everybody's.
        _ if plus => digits
            .strip_prefix('8')
            .filter(|rest| is_national(rest) && !rest.starts_with("00")),
        _ => Some(digits.strip_prefix('8').unwrap_or(digits)),
    }
}

fn is_national(digits: &str) -> bool {
    digits.len() == 10 && digits.starts_with('0')
}

/// What people call it, the longest first.
const LABELS: [&str; 9] = [
    "телефон",
    "мобільний",
    "phone",
    "mobile",
    "tel",
    "тел",
    "моб",
    "mob",
    "т",
];

impl TryFrom<String> for Phone {
    type Error = Rule;

    fn try_from(raw: String) -> Result<Self, Rule> {
        let text = lower(&narrow(&line(&raw)));
        // What stands around a number on cards and in messages.
        let around = |c: char| {
            matches!(
                c,
                '«' | '»' | '“' | '”' | '„' | '"' | '’' | '\'' | ':' | ';' | ',' | '.' | '…' | ' '
            )
        };
        let mut text = text.trim_matches(around);
        while let Some(rest) = LABELS.iter().find_map(|label| text.strip_prefix(label)) {
            text = rest.trim_start_matches(around);
        }
        let (mut plus, text) = match text.strip_prefix('+') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        // The trunk prefix is dialled at home only (E.123 §3.5).
        let text = if plus {
            text.replacen("(0)", "", 1)
        } else {
            text.to_owned()
        };
        let mut digits = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '0'..='9' => digits.push(c),
                ' ' | '-' | '—' | '−' | '(' | ')' | '.' | '/' | '·' | '•' => {}
                _ => return Err(Rule::PhoneInvalid),
            }
        }
        // No country is called 38: whoever sets it apart left out the 0 behind it.
        let bare = text.trim_start_matches(['0', ' ']);
        let apart = bare
            .strip_prefix("38")
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
        let mut number = digits.as_str();
        if let (false, Some(abroad)) = (plus, number.strip_prefix("00")) {
            (plus, number) = (true, abroad);
        }
        let number = match national(number, plus) {
            _ if apart && plus && number.len() == 11 && !number.starts_with("380") => {
                ["+380", &number[2..]].concat()
            }
            Some(national) if is_national(national) => ["+38", national].concat(),
            None if (8..=15).contains(&number.len()) && !number.starts_with('0') => {
                ["+", number].concat()
            }
            _ => return Err(Rule::PhoneInvalid),
        };
        Ok(Self(number))
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
