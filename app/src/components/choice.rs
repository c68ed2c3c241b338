//! What a person chooses from.

/// One of the things to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the entry's value becomes.
    pub value: String,
    pub label: String,
    /// What tells it from others of the same name; may be empty.
    pub hint: String,
    /// What names it, too, typed in full: a code, a login.
    pub alias: Option<String>,
}

impl Choice {
    pub fn new(value: impl ToString, label: impl Into<String>) -> Self {
        Self {
            value: value.to_string(),
            label: label.into(),
            hint: String::new(),
            alias: None,
        }
    }

    /// Tells it from others of the same name.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self {
            hint: hint.into(),
            ..self
        }
    }

    /// Is named by `alias`, too.
    #[must_use]
    pub fn alias(self, alias: impl Into<String>) -> Self {
        Self {
            alias: Some(alias.into()),
            ..self
        }
    }

    /// As a drop-down has it: value and words.
    pub fn option(self) -> (String, String) {
        let words = [self.label, self.hint];
        let words = words.into_iter().filter(|word| !word.is_empty());
        (self.value, words.collect::<Vec<_>>().join(" · "))
    }
}
