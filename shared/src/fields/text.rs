//! Fields that are a text, and what is asked of one.

use super::rule::Rule;

/// Declares a field: a string that only its rule can make.
///
/// The text is normalized to one line ([`line`](crate::text::line)) unless it is
/// `read` in another way, and has no characters that no paper prints
/// ([`lost`](crate::text::lost)); the rule takes that and answers the first [`Rule`] it
/// breaks. In parentheses: how many characters it then has, which its schema says too.
macro_rules! text_field {
    ($(#[$meta:meta])* $name:ident($min:literal..=$max:literal), $rule:expr) => {
        $crate::fields::text::text_field! {
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

            /// The text, as it is after normalization.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::fields::rule::Rule;

            fn try_from(raw: String) -> Result<Self, Self::Error> {
                let read: fn(&str) -> String = $read;
                let text = read(&raw);
                if $crate::text::is_lost(&text) {
                    return Err($crate::fields::rule::Rule::Unprintable);
                }
                let rule: fn(&str) -> Result<(), $crate::fields::rule::Rule> = $rule;
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
