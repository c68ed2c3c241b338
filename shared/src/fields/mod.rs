//! Form fields: one validation for the browser and the server
//! (REQUIREMENTS §3, form rules). Values are normalized; a field that exists is
//! valid.

mod codes;
mod fault;
mod licence_number;
mod login;
mod names;
mod notes;
mod password;
mod phone;
mod rule;
mod tax_number;

pub use codes::{Code, DiagnosisCode, ServiceCode, code_key};
pub use fault::FieldFault;
pub use licence_number::LicenceNumber;
pub use login::Login;
pub use names::{
    FullName, InventoryLabel, OrganizationName, PersonName, Place, Position, RoleName,
    WorkstationName,
};
pub use notes::{Address, Note, PhoneRemark};
pub use password::{EnteredPassword, Password};
pub use phone::Phone;
pub use rule::Rule;
pub use tax_number::TaxNumber;

use serde::{Deserialize, Deserializer, de::Error as _};

/// Declares a field: a string that only its rule can make.
///
/// The text is normalized to one line ([`line`](crate::text::line)) unless it is
/// `read` in another way, and has no characters that no paper prints
/// ([`lost`](crate::text::lost)); the rule takes that and answers the first [`Rule`] it
/// breaks. In parentheses: how many characters it then has, which its schema says too.
macro_rules! text_field {
    ($(#[$meta:meta])* $name:ident($min:literal..=$max:literal), $rule:expr) => {
        $crate::fields::text_field! {
            $(#[$meta])* $name($min..=$max), read $crate::text::line, $rule
        }
    };
    ($(#[$meta:meta])* $name:ident($min:literal..=$max:literal), read $read:expr, $rule:expr) => {
        #[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        $(#[$meta])*
        #[serde(try_from = "String", into = "String")]
        #[schemars(extend("minLength" = $min, "maxLength" = $max))]
        pub struct $name(String);

        impl $name {
            /// How many characters it has at least.
            pub const MIN: usize = $min;
            /// How many characters it has at most.
            pub const MAX: usize = $max;

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::fields::Rule;

            fn try_from(raw: String) -> Result<Self, Self::Error> {
                let read: fn(&str) -> String = $read;
                let text = read(&raw);
                if $crate::text::is_lost(&text) {
                    return Err($crate::fields::Rule::Unprintable);
                }
                let rule: fn(&str) -> Result<(), $crate::fields::Rule> = $rule;
                rule(&text)?;
                Ok(Self(text))
            }
        }

        impl From<$name> for String {
            fn from(field: $name) -> Self {
                field.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}
pub(crate) use text_field;

/// Reads a field of a form that may be left empty: also as a text in which nothing is seen.
///
/// # Errors
/// The rule that the text breaks.
pub fn blank_is_none<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: TryFrom<String, Error = Rule>,
{
    let text: Option<String> = Option::deserialize(deserializer)?;
    let text = text.filter(|text| !crate::text::line(text).is_empty());
    text.map(T::try_from).transpose().map_err(D::Error::custom)
}

/// A text of at most `max` characters, neither blank nor with characters
/// outside `allowed`.
pub(crate) fn check_text(
    text: &str,
    max: usize,
    allowed: fn(char) -> bool,
    [empty, invalid, too_long]: [Rule; 3],
) -> Result<(), Rule> {
    if text.is_empty() {
        Err(empty)
    } else if max < text.chars().count() {
        Err(too_long)
    } else if !text.chars().all(allowed) {
        Err(invalid)
    } else {
        Ok(())
    }
}
