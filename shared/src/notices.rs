//! What others did to somebody's way in, for its owner to read; and what one
//! person did alone that takes two.

use crate::{fields::FullName, time::Timestamp};
use serde::{Deserialize, Serialize};

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticedAct {
    /// The password was reset.
    PasswordReset,
    /// A token was made by whoever set the password.
    TokenMade,
}

impl NoticedAct {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::PasswordReset, Self::TokenMade];

    /// The name on record.
    pub const fn code(self) -> &'static str {
        match self {
            Self::PasswordReset => "password-reset",
            Self::TokenMade => "token-made",
        }
    }

    /// The act of a name on record.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == code)
    }
}

/// Something done to the own way in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// What.
    pub act: NoticedAct,
    /// When.
    pub at: Timestamp,
    /// The full name of who did it; absent for the command line.
    pub by: Option<FullName>,
    /// Whether they set the password and made a token, both, because nobody
    /// else could.
    pub alone: bool,
}

/// What those who could be the second must know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AloneActs {
    /// What one person did alone lately.
    pub acts: Vec<AloneAct>,
    /// Until when two people are asked for although only one could: somebody
    /// who was the second has lost their way in.
    pub until: Option<Timestamp>,
}

/// What one person did alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AloneAct {
    /// What completed it.
    pub act: NoticedAct,
    /// When.
    pub at: Timestamp,
    /// Whose way in it is, by full name.
    pub who: FullName,
    /// The full name of who did it.
    pub by: Option<FullName>,
}
