//! What others did to somebody's way in, for its owner to read; and what one
//! person did alone that takes two.

use crate::{fields::FullName, problem::Names, time::Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NoticedAct {
    /// The password was reset.
    PasswordReset,
    /// A token was made: by whoever set the password, or for an auditor.
    TokenMade,
    /// A link was made that enrols another browser as the workstation.
    LinkMade,
    /// A session was ended.
    SessionEnded,
    /// The record was changed: name, position, organization, licence.
    RecordChanged,
    /// A token, the workstation or the user was deleted.
    WayInClosed,
    /// A role was given, taken or changed.
    RightsChanged,
    /// The journal may be read from then on.
    JournalOpened,
}

impl NoticedAct {
    /// Whether others become who it is done to by it, or read the journal: told before the rest.
    pub const fn is_major(self) -> bool {
        matches!(
            self,
            Self::PasswordReset | Self::TokenMade | Self::LinkMade | Self::JournalOpened
        )
    }

    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::PasswordReset,
        Self::TokenMade,
        Self::LinkMade,
        Self::SessionEnded,
        Self::RecordChanged,
        Self::WayInClosed,
        Self::RightsChanged,
        Self::JournalOpened,
    ];

    /// The name on record.
    pub const fn code(self) -> &'static str {
        match self {
            Self::PasswordReset => "password-reset",
            Self::TokenMade => "token-made",
            Self::LinkMade => "link-made",
            Self::SessionEnded => "session-ended",
            Self::RecordChanged => "record-changed",
            Self::WayInClosed => "way-in-closed",
            Self::RightsChanged => "rights-changed",
            Self::JournalOpened => "journal-opened",
        }
    }

    /// The act of a name on record.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == code)
    }
}

/// So many of a kind are told; the journal has them all.
pub const TOLD: usize = 20;

/// What was done to the own way in; what is alike is told once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Notices {
    /// The newest, at most [`TOLD`]; what is major comes first.
    pub acts: Vec<Notice>,
    /// How many there are besides.
    pub more: u64,
}

/// Something done to the own way in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Notice {
    /// What.
    pub act: NoticedAct,
    /// When, the last time.
    pub at: Timestamp,
    /// How often.
    pub times: u64,
    /// The full name of who did it; absent for the command line.
    pub by: Option<FullName>,
    /// Whether they set the password and made a token, both, because nobody
    /// else could.
    pub alone: bool,
}

/// What those who could be the second must know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AloneActs {
    /// What one person did alone lately, and what was done to auditors: the newest, at
    /// most [`TOLD`] of a kind.
    pub acts: Vec<AloneAct>,
    /// How much else one person did alone.
    pub more_alone: u64,
    /// How much else was done to auditors.
    pub more_of_auditors: u64,
    /// Until when two people are asked for although only one could: somebody
    /// who was the second has lost their way in.
    pub until: Option<Timestamp>,
    /// Because of whom two are, although nobody else gets in who could: their tokens
    /// are over, or have not begun, and are on record. Told to whoever manages users.
    pub absent: Option<Names>,
}

/// What one person did alone, or somebody to whoever may read the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AloneAct {
    /// What completed it.
    pub act: NoticedAct,
    /// When, the last time.
    pub at: Timestamp,
    /// How often.
    pub times: u64,
    /// Whose way in it is, by full name.
    pub who: FullName,
    /// The full name of who did it.
    pub by: Option<FullName>,
    /// Whether it is what takes two; otherwise it concerns an auditor.
    pub alone: bool,
}
