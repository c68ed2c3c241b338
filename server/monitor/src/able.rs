//! Who can use the rights they hold: what the Authenticator answers when the
//! rules against escalation ask.

use shared::{lapses::LASTING_DAYS, time::Timestamp};

/// How a user gets in.
///
/// Told twice, by the clock and by what is on record: whoever sets the clock makes every
/// token begin or end, and must not thereby be rid of those who could stop them. What
/// protects goes by both, and by the better of the two never alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Able {
    /// By a token that works now.
    pub now: Way,
    /// By any token that is not deleted, whether it has begun or is over.
    pub recorded: Way,
    /// When the last of their tokens ends, or ended, that can be counted on.
    pub until: Option<Timestamp>,
}

/// The best way in somebody has, at an enrolled workstation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// None.
    #[default]
    None,
    /// By a token, and what they were given in a password's place, if they were, still works.
    Enters,
    /// By a password of their own, with which they have signed in: what others
    /// gave may never reach them, and lapses.
    Own,
    /// It works in hours in which people work, at a workstation whose present key has
    /// signed them in.
    CountedOn,
}

impl Able {
    /// Whether they can be counted on for a while.
    pub fn lasts(self, now: Timestamp) -> bool {
        let soon = now.plus_days(LASTING_DAYS.into());
        self.until.is_some_and(|until| soon < until)
    }
}
