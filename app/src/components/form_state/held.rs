//! What an input that chooses holds: a value, or what keeps it from one.

/// What an entry holds. A text that names no value never stands beside an
/// older one: see [`Held::without`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Held {
    /// What would be sent; empty while nothing is settled.
    pub value: String,
    /// Why it cannot be sent as it stands.
    pub unsettled: Option<Unsettled>,
}

/// Why what an entry holds cannot be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsettled {
    /// It has a value of which nothing can be shown: no choice is called so.
    Unknown,
    /// What this text names is not known yet.
    Pending(String),
    /// This text names no choice.
    Unresolved(String),
}

impl Held {
    /// A value that may be sent.
    pub fn settled(value: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            unsettled: None,
        }
    }

    /// No value, and why.
    pub const fn without(unsettled: Unsettled) -> Self {
        Self {
            value: String::new(),
            unsettled: Some(unsettled),
        }
    }

    /// A value nobody can see.
    pub const fn unknown(value: String) -> Self {
        Self {
            value,
            unsettled: Some(Unsettled::Unknown),
        }
    }
}

impl Unsettled {
    /// The text that stands in the input.
    pub fn text(&self) -> &str {
        match self {
            Self::Unknown => "",
            Self::Pending(text) | Self::Unresolved(text) => text,
        }
    }

    /// Whether waiting helps.
    pub const fn is_pending(&self) -> bool {
        matches!(self, Self::Pending(_))
    }
}
