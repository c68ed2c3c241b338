//! How events end.

/// How an event ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It happened.
    Done,
    /// One domain told another.
    Delivered,
    /// The policy, a right or a rule said no.
    Refused,
    /// The system could not do it.
    Failed,
    /// It happened this many times and changed nothing: granted reads.
    Counted,
}

impl Outcome {
    /// Every one.
    pub const ALL: [Self; 5] = [
        Self::Done,
        Self::Delivered,
        Self::Refused,
        Self::Failed,
        Self::Counted,
    ];

    /// As it stands in the journal.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Delivered => "delivered",
            Self::Refused => "refused",
            Self::Failed => "failed",
            Self::Counted => "counted",
        }
    }
}
