//! What others did to somebody's way in, for its owner to read; and what one
//! person did alone that takes two.

use crate::{closed::codes, fields::FullName, problem::Names, time::Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

codes! {
    /// What was done.
    pub enum NoticedAct {
        /// The password was reset.
        PasswordReset = "password-reset",
        /// A token was made: by whoever set the password, or for an auditor.
        TokenMade = "token-made",
        /// A link was made that enrols another browser as the workstation.
        LinkMade = "link-made",
        /// A session was ended.
        SessionEnded = "session-ended",
        /// The record was changed: name, position, organization, licence.
        RecordChanged = "record-changed",
        /// A token, the workstation or the user was deleted.
        WayInClosed = "way-in-closed",
        /// A role was given, taken or changed.
        RightsChanged = "rights-changed",
        /// The journal may be read from then on.
        JournalOpened = "journal-opened",
    }
}

impl NoticedAct {
    /// Whether others become who it is done to by it, or read the journal: told before the rest.
    pub const fn is_major(self) -> bool {
        matches!(
            self,
            Self::PasswordReset | Self::TokenMade | Self::LinkMade | Self::JournalOpened
        )
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
    /// What somebody else did.
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
