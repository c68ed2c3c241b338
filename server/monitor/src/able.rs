//! Who can use the rights they hold: what the Authenticator answers when the
//! rules against escalation ask.

use shared::{lapses::LASTING_DAYS, time::Timestamp};

/// How a user gets in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Able {
    /// Some valid token of theirs belongs to an enrolled workstation, and what they were
    /// given in a password's place, if they were, still works.
    pub enters: bool,
    /// The same by a password of their own, with which they have signed in: what others
    /// gave may never reach them, and lapses.
    pub now: bool,
    /// When the last of their tokens ends, or ended, that can be counted on: it works in
    /// hours in which people work, at a workstation whose present key has
    /// signed them in, for whoever has a password of their own.
    pub until: Option<Timestamp>,
}

impl Able {
    /// Whether they can be counted on for a while.
    pub fn lasts(self, now: Timestamp) -> bool {
        let soon = now.plus_days(LASTING_DAYS.into());
        self.until.is_some_and(|until| soon < until)
    }
}
