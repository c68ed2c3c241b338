//! Taking a referral back, and calling it a mistake.

use crate::{
    api::{self, Answer},
    names::referrals::{Word, error_reason, recall_reason},
};
use shared::{
    fields::{Note, Rule},
    ids::ReferralId,
    messages as m,
    referrals::{EnteredInError, ErrorReason, Recall, RecallReason, Requisition},
};

/// An act that needs a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It is not to be carried out any more.
    Recall,
    /// It should never have been.
    Mistake,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// Of a recall.
    Recall(RecallReason),
    /// Of a mistake.
    Mistake(ErrorReason),
}

impl Kind {
    /// The button that opens the dialog.
    pub const fn opens(self) -> Word {
        match self {
            Self::Recall => m::referrals_recall,
            Self::Mistake => m::referrals_mistake,
        }
    }

    /// The button that does it.
    pub const fn verb(self) -> Word {
        match self {
            Self::Recall => m::referrals_recall_submit,
            Self::Mistake => m::referrals_mistake_submit,
        }
    }

    /// What comes of it.
    pub const fn text(self) -> Word {
        match self {
            Self::Recall => m::referrals_recall_text,
            Self::Mistake => m::referrals_mistake_text,
        }
    }

    /// What was done.
    pub const fn notice(self) -> Word {
        match self {
            Self::Recall => m::notice_referral_recalled,
            Self::Mistake => m::notice_referral_in_error,
        }
    }

    /// Ties the dialog to its heading, and names its fields.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Recall => "recall",
            Self::Mistake => "mistake",
        }
    }

    /// The reasons a person may give.
    pub fn choices(self) -> Vec<Chosen> {
        match self {
            Self::Recall => RecallReason::CHOICES.map(Chosen::Recall).into(),
            Self::Mistake => ErrorReason::ALL
                .iter()
                .copied()
                .map(Chosen::Mistake)
                .collect(),
        }
    }

    /// What a code means.
    pub fn parse(self, code: &str) -> Option<Chosen> {
        match self {
            Self::Recall => RecallReason::parse(code).map(Chosen::Recall),
            Self::Mistake => ErrorReason::parse(code).map(Chosen::Mistake),
        }
    }
}

impl Chosen {
    /// As a drop-down has it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Recall(reason) => reason.code(),
            Self::Mistake(reason) => reason.code(),
        }
    }

    /// In words.
    pub const fn word(self) -> Word {
        match self {
            Self::Recall(reason) => recall_reason(reason),
            Self::Mistake(reason) => error_reason(reason),
        }
    }

    /// Whether the comment must say more.
    pub const fn needs_comment(self) -> bool {
        match self {
            Self::Recall(reason) => reason.needs_comment(),
            Self::Mistake(reason) => reason.needs_comment(),
        }
    }

    /// Whether it may be given with this comment.
    pub fn check(self, comment: Option<&Note>) -> Result<(), Rule> {
        match self {
            Self::Recall(reason) => reason.check(comment),
            Self::Mistake(reason) => reason.check(comment),
        }
    }

    /// Does it.
    pub async fn send(self, id: ReferralId, comment: Option<Note>) -> Answer<Requisition> {
        match self {
            Self::Recall(reason) => api::referrals::recall(id, Recall { reason, comment }).await,
            Self::Mistake(reason) => {
                let error = EnteredInError { reason, comment };
                api::referrals::enter_in_error(id, error).await
            }
        }
    }
}
