//! Passwords, as set and as entered.

use super::{login::Login, rule::Rule};
use crate::text::nfkc;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A password somebody sets: 12 to 128 printable characters, spaces allowed
/// (OWASP ASVS 5.0 §6.2), taken in the form every keyboard makes the same
/// (NIST SP 800-63B §5.1.1.2: NFKC). Never trimmed, never shown by `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("minLength" = 12, "maxLength" = 128))]
pub struct Password(String);

impl Password {
    /// The password itself, for hashing.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The password, unless it is the login of its owner, in any case.
    pub fn not_login(self, login: &Login) -> Result<Self, Rule> {
        if self.0.trim().eq_ignore_ascii_case(login.as_str()) {
            Err(Rule::PasswordIsLogin)
        } else {
            Ok(self)
        }
    }
}

impl TryFrom<String> for Password {
    type Error = Rule;

    fn try_from(raw: String) -> Result<Self, Rule> {
        let raw = nfkc(&raw).into_owned();
        match raw.chars().count() {
            0 => Err(Rule::PasswordEmpty),
            1..12 => Err(Rule::PasswordTooShort),
            129.. => Err(Rule::PasswordTooLong),
            _ if raw.chars().any(char::is_control) => Err(Rule::PasswordUnprintable),
            _ => Ok(Self(raw)),
        }
    }
}

impl From<Password> for String {
    fn from(password: Password) -> Self {
        password.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// A password somebody types to prove who they are: any the rules could ever
/// have allowed, so that its form tells nothing about the record.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("minLength" = 1, "maxLength" = 128))]
pub struct EnteredPassword(String);

impl EnteredPassword {
    /// The password itself, for comparing with the stored digest.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for EnteredPassword {
    type Error = Rule;

    fn try_from(raw: String) -> Result<Self, Rule> {
        // As many as the one that was set had, however a keyboard writes them now or did then.
        match nfkc(&raw).chars().count().min(raw.chars().count()) {
            0 => Err(Rule::PasswordEmpty),
            129.. => Err(Rule::PasswordTooLong),
            _ if raw.chars().any(char::is_control) => Err(Rule::PasswordUnprintable),
            _ => Ok(Self(raw)),
        }
    }
}

impl From<EnteredPassword> for String {
    fn from(password: EnteredPassword) -> Self {
        password.0
    }
}

impl fmt::Debug for EnteredPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EnteredPassword(…)")
    }
}
