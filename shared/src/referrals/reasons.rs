//! Why a referral was taken back.

use crate::{
    closed::codes,
    fields::{Note, Rule},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

codes! {
    /// Why a referral is recalled.
    pub enum RecallReason {
        /// It is not needed any more.
        NotNeeded = "not-needed",
        /// The patient does not want it.
        PatientRefused = "patient-refused",
        /// The patient's state forbids it now.
        Contraindicated = "contraindicated",
        /// It was done elsewhere.
        DoneElsewhere = "done-elsewhere",
        /// The patient died.
        PatientDied = "patient-died",
        /// Something else, said in the comment.
        Other = "other",
        /// Another referral stands in its place. Given by the system.
        Replaced = "replaced",
        /// Nobody took it into work while it held. Given by the system.
        Autoexpired = "autoexpired",
    }
}

impl RecallReason {
    /// Those a person may give.
    pub const CHOICES: [Self; 6] = [
        Self::NotNeeded,
        Self::PatientRefused,
        Self::Contraindicated,
        Self::DoneElsewhere,
        Self::PatientDied,
        Self::Other,
    ];

    /// Whether the comment must say more.
    pub const fn needs_comment(self) -> bool {
        matches!(self, Self::Contraindicated | Self::Other)
    }

    /// Whether a person may give this reason with this comment.
    ///
    /// # Errors
    /// The rule that is broken.
    pub fn check(self, comment: Option<&Note>) -> Result<(), Rule> {
        if !Self::CHOICES.contains(&self) {
            Err(Rule::ReasonReserved)
        } else if self.needs_comment() && comment.is_none() {
            Err(Rule::CommentMissing)
        } else {
            Ok(())
        }
    }
}

codes! {
    /// Why a referral should never have been.
    pub enum ErrorReason {
        /// Issued for somebody else.
        WrongPatient = "wrong-patient",
        /// Something else was meant.
        WrongService = "wrong-service",
        /// It had been issued already.
        Duplicate = "duplicate",
        /// Another mistake, said in the comment.
        Other = "other",
    }
}

impl ErrorReason {
    /// Whether the comment must say more.
    pub const fn needs_comment(self) -> bool {
        matches!(self, Self::Other)
    }

    /// Whether a person may give this reason with this comment.
    ///
    /// # Errors
    /// The rule that is broken.
    pub fn check(self, comment: Option<&Note>) -> Result<(), Rule> {
        if self.needs_comment() && comment.is_none() {
            Err(Rule::CommentMissing)
        } else {
            Ok(())
        }
    }
}

/// Why something happened, in the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Of a recall.
    Recall(RecallReason),
    /// Of a mistake.
    Error(ErrorReason),
}
