//! What happened to referrals: every act leaves a line.

mod store;

use shared::{
    fields::Note,
    referrals::{Act, Reason},
};

pub(super) use store::{add, of, who_was_last};

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
