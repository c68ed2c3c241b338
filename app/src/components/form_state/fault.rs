//! What is wrong with a field, in words.

use crate::{api::ApiError, dates::Dates, errors};
use shared::{
    fields::Rule,
    lang::Lang,
    messages as m,
    problem::FieldFault,
    text::{foreign_letters, lost},
};

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field's path on the wire, such as `profile.full_name`.
    pub field: String,
    /// In words.
    pub text: FaultText,
    /// What the server refused, where it was the server: the fault goes with it.
    pub refused: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultText {
    Rule(Rule),
    /// A name that mixes alphabets, and the letters that stand out.
    Letters(String),
    /// Characters the paper cannot show.
    Unprintable(String),
    /// The same, in what the paper says of whoever fills the form in.
    RequesterUnprintable(String),
    /// What the server says of the field.
    Error(ApiError),
    /// Something only the form knows, such as two texts that must match.
    Text(TextKey),
}

/// A text of the messages.
#[derive(Debug, Clone, Copy)]
pub struct TextKey(pub fn(Lang) -> &'static str);

impl PartialEq for TextKey {
    fn eq(&self, other: &Self) -> bool {
        (self.0)(Lang::En) == (other.0)(Lang::En)
    }
}

impl Eq for TextKey {}

impl FaultText {
    /// What a check of the whole form, or the server, found.
    pub fn of(fault: &FieldFault) -> Self {
        match fault.rule {
            Rule::NameMixed => Self::Letters(fault.characters.clone()),
            Rule::Unprintable => Self::Unprintable(fault.characters.clone()),
            Rule::RequesterUnprintable => Self::RequesterUnprintable(fault.characters.clone()),
            rule => Self::Rule(rule),
        }
    }

    /// How `text` breaks the rule.
    pub fn typed(rule: Rule, text: &str) -> Self {
        match rule {
            Rule::NameMixed => Self::Letters(foreign_letters(text)),
            Rule::Unprintable => Self::Unprintable(lost(text)),
            other => Self::Rule(other),
        }
    }

    /// The sentence.
    pub fn say(&self, lang: Lang, dates: Dates) -> String {
        match self {
            Self::Rule(rule) => errors::of_rule(*rule)(lang).into(),
            Self::Letters(letters) => m::rule_name_mixed_letters(lang, letters),
            Self::Unprintable(characters) => m::rule_unprintable_characters(lang, characters),
            Self::RequesterUnprintable(characters) => {
                m::rule_requester_unprintable_characters(lang, characters)
            }
            Self::Error(error) => errors::sentence(lang, dates, error),
            Self::Text(TextKey(text)) => text(lang).into(),
        }
    }
}
