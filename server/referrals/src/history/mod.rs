//! What happened to referrals: every act leaves a line.

mod store;

use shared::{
    fields::Note,
    referrals::{Act, HistoryEntry, Reason, RecallReason},
    time::Timestamp,
};

pub(super) use store::{add, of, who_was_last};

/// The line of a referral whose validity ended at `end`, which nobody wrote.
/// One that was let go later expired then.
pub(super) fn expiry(end: Timestamp, before: &[HistoryEntry]) -> HistoryEntry {
    HistoryEntry {
        at: before.last().map_or(end, |last| end.max(last.at)),
        act: Act::Expire,
        by: None,
        organization: None,
        workstation: None,
        reason: Some(Reason::Recall(RecallReason::Autoexpired)),
        comment: None,
    }
}

/// A line about to be written; who, where and when are the transaction's.
pub(super) struct Line<'a> {
    pub act: Act,
    pub reason: Option<Reason>,
    pub comment: Option<&'a Note>,
}

impl Line<'_> {
    /// Without a reason.
    pub(super) const fn plain(act: Act) -> Self {
        Self {
            act,
            reason: None,
            comment: None,
        }
    }
}
