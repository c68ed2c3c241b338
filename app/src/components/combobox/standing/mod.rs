//! Where a combobox stands between a text and a choice. Pure.
//!
//! Each state has either a text or a choice, so no older choice can stand
//! behind a newer text.

#[cfg(test)]
mod tests;

use super::matching::named;
use crate::components::{
    choice::Choice,
    form_state::{Held, Unsettled},
};
use shared::text::is_blank;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    Empty,
    /// A value set by the form; which choice it is, is not known yet.
    Unknown(String),
    /// A text being typed.
    Typing(String),
    /// A text that was typed to its end; what it names is being looked up.
    LookingUp(String, Intent),
    /// A text that names no choice, or several.
    Unresolved(String),
    /// A choice; its label is the text.
    Chosen(Choice),
}

/// What became of the typing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Intent {
    /// Enter was pressed. Where nothing is named so, typing goes on.
    Enter,
    /// The input was left, or its form submitted.
    Leave,
}

impl Standing {
    /// What an entry holds, as far as it is among `choices`.
    pub(super) fn of(held: Held, choices: &[Choice]) -> Self {
        match held {
            Held {
                unsettled: Some(Unsettled::Pending(text)),
                ..
            } => Self::typed(text),
            Held {
                unsettled: Some(Unsettled::Unresolved(text)),
                ..
            } => Self::Unresolved(text),
            Held { value, .. } if value.is_empty() => Self::Empty,
            Held { value, .. } => match choices.iter().find(|choice| choice.value == value) {
                Some(choice) => Self::Chosen(choice.clone()),
                None => Self::Unknown(value),
            },
        }
    }

    /// After another letter.
    pub(super) fn typed(text: String) -> Self {
        if is_blank(&text) {
            Self::Empty
        } else {
            Self::Typing(text)
        }
    }

    /// The typing is over. `offered` are the choices for this text; absent
    /// while they are awaited.
    pub(super) fn meant(self, intent: Intent, offered: Option<&[Choice]>) -> Self {
        match (self, offered) {
            (Self::Typing(text) | Self::LookingUp(text, _), Some(offered)) => {
                Self::resolved(text, intent, offered)
            }
            (Self::Typing(text) | Self::LookingUp(text, _), None) => Self::LookingUp(text, intent),
            // No answer had come: it is asked for again.
            (Self::Unresolved(text), None) => Self::LookingUp(text, Intent::Leave),
            (settled, _) => settled,
        }
    }

    /// The choices for `question` came, or all there are.
    pub(super) fn answered(self, question: Option<&str>, offered: &[Choice]) -> Self {
        let concerns = |text: &str| question.is_none_or(|question| question == text.trim());
        match self {
            Self::LookingUp(text, intent) if concerns(&text) => {
                Self::resolved(text, intent, offered)
            }
            Self::Unresolved(text) if concerns(&text) => {
                Self::resolved(text, Intent::Leave, offered)
            }
            Self::Unknown(value) => Self::of(Held::settled(value), offered),
            Self::Chosen(choice) => {
                // In another language it is called otherwise.
                let renamed = offered.iter().find(|other| other.value == choice.value);
                Self::Chosen(renamed.cloned().unwrap_or(choice))
            }
            other => other,
        }
    }

    /// No choices came.
    pub(super) fn unanswered(self) -> Self {
        match self {
            Self::LookingUp(text, intent) => Self::resolved(text, intent, &[]),
            other => other,
        }
    }

    fn resolved(text: String, intent: Intent, offered: &[Choice]) -> Self {
        match (named(offered, &text), intent) {
            (Some(choice), _) => Self::Chosen(choice.clone()),
            (None, Intent::Enter) => Self::Typing(text),
            (None, Intent::Leave) => Self::Unresolved(text),
        }
    }

    /// What stands in the input.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Empty | Self::Unknown(_) => "",
            Self::Typing(text) | Self::LookingUp(text, _) | Self::Unresolved(text) => text,
            Self::Chosen(choice) => &choice.label,
        }
    }

    /// What to search for: a choice is no question, all may follow it.
    pub(super) fn question(&self) -> &str {
        match self {
            Self::Chosen(_) => "",
            other => other.text().trim(),
        }
    }

    /// What it means for the form.
    pub(super) fn held(&self) -> Held {
        match self {
            Self::Empty => Held::default(),
            Self::Unknown(value) => Held::unknown(value.clone()),
            Self::Typing(text) | Self::LookingUp(text, _) => {
                Held::without(Unsettled::Pending(text.clone()))
            }
            Self::Unresolved(text) => Held::without(Unsettled::Unresolved(text.clone())),
            Self::Chosen(choice) => Held::settled(&choice.value),
        }
    }
}
