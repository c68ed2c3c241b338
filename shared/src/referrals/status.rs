//! Where a referral stands, and the one table of what may happen to it.
//!
//! Two layers: the request, as its requester sees it, and its processing, as
//! whoever carries it out does (FHIR R4 `ServiceRequest.status` and
//! `Task.status`).

use crate::closed::codes;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

codes! {
    /// The status of the request.
    pub enum Request {
        /// Written, not issued.
        Draft = "draft",
        /// In force.
        Active = "active",
        /// Carried out.
        Completed = "completed",
        /// Taken back, or past its validity (FHIR `revoked`).
        Recalled = "recalled",
        /// It should never have been.
        EnteredInError = "entered-in-error",
    }
}

codes! {
    /// The status of its processing.
    pub enum Processing {
        /// Nobody has taken it.
        New = "new",
        /// Somebody is at it.
        InProgress = "in-progress",
        /// Done.
        Completed = "completed",
    }
}

codes! {
    /// What can happen to a referral.
    pub enum Act {
        /// It comes into force.
        Issue = "issue",
        /// Somebody takes it into work.
        Take = "take",
        /// Whoever took it lets it go.
        Release = "release",
        /// A colleague takes it over from whoever took it.
        TakeOver = "take-over",
        /// Whoever took it says what was found.
        Complete = "complete",
        /// It is taken back.
        Recall = "recall",
        /// It is said to be a mistake.
        EnterInError = "enter-in-error",
        /// Its validity ends: read from its last day, never written.
        Expire = "expire",
        /// Another stands in its place.
        Replace = "replace",
    }
}

/// Both layers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct ReferralState {
    /// The status of the request.
    pub request: Request,
    /// The status of its processing.
    pub processing: Processing,
}

impl ReferralState {
    /// Written, not issued.
    pub const DRAFT: Self = Self::new(Request::Draft, Processing::New);
    /// In force, and nobody has taken it.
    pub const ISSUED: Self = Self::new(Request::Active, Processing::New);
    /// Somebody is at it.
    pub const TAKEN: Self = Self::new(Request::Active, Processing::InProgress);
    /// Carried out.
    pub const DONE: Self = Self::new(Request::Completed, Processing::Completed);
    /// Taken back before anybody took it.
    pub const RECALLED: Self = Self::new(Request::Recalled, Processing::New);

    /// Where the request stands, and where its processing does.
    pub const fn new(request: Request, processing: Processing) -> Self {
        Self {
            request,
            processing,
        }
    }

    /// It should never have been; how far it had come stays on record.
    #[must_use]
    pub const fn in_error(self) -> Self {
        Self::new(Request::EnteredInError, self.processing)
    }
}

/// Who may bring a transition about, besides holding the permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Party {
    /// Whoever may issue referrals.
    Issuer,
    /// The user who issued it, while they may issue referrals, wherever they
    /// work by now.
    Requester,
    /// Whoever may issue referrals where it was issued; once that has ended, whoever may
    /// issue them.
    RequestersOrganization,
    /// The requester; once they are gone, [`Self::RequestersOrganization`].
    Answerable,
    /// Whoever may process referrals.
    Processor,
    /// The user who took it into work.
    Performer,
    /// Whoever else may process referrals where it was taken.
    PerformersColleague,
    /// Nobody: time passes, and whoever reads it sees that it has.
    Clock,
}

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition {
    /// What happens.
    pub act: Act,
    /// Where the referral stands before; nowhere when it is new.
    pub from: Option<ReferralState>,
    /// Where it stands after.
    pub to: ReferralState,
    /// Who may do it.
    pub party: Party,
}

const fn row(act: Act, from: ReferralState, to: ReferralState, party: Party) -> Transition {
    Transition {
        act,
        from: Some(from),
        to,
        party,
    }
}

use ReferralState as S;

/// Everything that may happen to a referral; nothing else may.
#[rustfmt::skip]
pub const TRANSITIONS: [Transition; 12] = [
    Transition { act: Act::Issue, from: None, to: S::ISSUED, party: Party::Issuer },
    row(Act::Issue,        S::DRAFT,  S::ISSUED,             Party::Requester),
    row(Act::Take,         S::ISSUED, S::TAKEN,              Party::Processor),
    row(Act::Release,      S::TAKEN,  S::ISSUED,             Party::Performer),
    row(Act::TakeOver,     S::TAKEN,  S::TAKEN,              Party::PerformersColleague),
    row(Act::Complete,     S::TAKEN,  S::DONE,               Party::Performer),
    row(Act::Recall,       S::ISSUED, S::RECALLED,           Party::RequestersOrganization),
    row(Act::EnterInError, S::ISSUED, S::ISSUED.in_error(),  Party::Answerable),
    row(Act::EnterInError, S::TAKEN,  S::TAKEN.in_error(),   Party::Answerable),
    row(Act::EnterInError, S::DONE,   S::DONE.in_error(),    Party::Answerable),
    row(Act::Expire,       S::ISSUED, S::RECALLED,           Party::Clock),
    row(Act::Replace,      S::ISSUED, S::RECALLED,           Party::RequestersOrganization),
];

/// The row by which `act` takes a referral on from `from`, if there is one.
pub fn next(from: Option<ReferralState>, act: Act) -> Option<Transition> {
    TRANSITIONS
        .into_iter()
        .find(|row| row.act == act && row.from == from)
}
