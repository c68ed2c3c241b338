//! What users read and change of themselves.

use crate::{
    fields::{
        EnteredPassword, FullName, LicenceNumber, Login, OrganizationName, Password, Position,
    },
    time::Timestamp,
};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de};
use std::fmt;

/// The user's own record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Account {
    /// Unique without regard to case.
    pub login: Login,
    /// ПІБ.
    pub full_name: FullName,
    /// The organization's name.
    pub organization: OrganizationName,
    /// The job title.
    pub position: Position,
    /// Absent for staff without a licence.
    pub licence_number: Option<LicenceNumber>,
    /// When the password was last set.
    pub password_set_at: Timestamp,
}

/// The password entered once more, to show that it is still its owner who sits
/// there.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordConfirmation {
    /// The password as it is.
    pub password: EnteredPassword,
}

/// What the form sends to change the own password.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    /// The password as it is; `null` after signing in with a one-time code, when
    /// there is none.
    #[serde(deserialize_with = "said")]
    pub current: Option<EnteredPassword>,
    /// The password to be; it must differ.
    pub new: Password,
}

/// A password, or `null` in so many words: a missing field is neither.
fn said<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<EnteredPassword>, D::Error> {
    struct Visitor;

    impl de::Visitor<'_> for Visitor {
        type Value = Option<EnteredPassword>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a password or null")
        }

        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
            let entered = EnteredPassword::try_from(text.to_owned());
            entered.map(Some).map_err(E::custom)
        }
    }

    // `deserialize_option` would turn a missing field into `null`.
    deserializer.deserialize_any(Visitor)
}
