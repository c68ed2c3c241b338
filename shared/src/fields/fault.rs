//! What is wrong with a form, field by field.

use super::rule::Rule;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A field that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FieldFault {
    /// The path of the field, such as `profile.full_name`.
    pub field: String,
    /// The rule it breaks.
    pub rule: Rule,
    /// The characters that break it, each once, where the rule is about single
    /// ones; else empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub characters: String,
}

impl FieldFault {
    /// `field` breaks `rule`.
    pub fn new(field: &str, rule: Rule) -> Self {
        Self::by(field, rule, String::new())
    }

    /// `field` breaks `rule` by these characters.
    pub fn by(field: &str, rule: Rule, characters: String) -> Self {
        Self {
            field: field.to_owned(),
            rule,
            characters,
        }
    }
}
