//! What a list is asked for.

use super::{LIST, PATIENT, period, requester, tools};
use crate::components::{
    table::{Paging, Sorting},
    tools::Narrowing,
};
use leptos::prelude::*;
use shared::{
    ids::UserId,
    referrals::{ReferralQuery, ReferralSort, Worklist},
};

/// What the address says that narrows a list.
const NARROWING: [&str; 7] = [
    tools::STATE,
    tools::PRIORITY,
    requester::REQUESTER,
    period::ISSUED,
    period::FROM,
    period::UNTIL,
    PATIENT,
];

/// What a list is asked for.
#[derive(Clone, Copy)]
pub struct Asking {
    pub narrowing: Narrowing,
    pub sorting: Sorting<ReferralSort>,
    pub paging: Paging,
}

impl Asking {
    /// What the address says, and nothing typed yet.
    pub fn addressed() -> Self {
        Self {
            // A patient's name stands in no address.
            narrowing: Narrowing::unaddressed("referrals-search", &NARROWING),
            sorting: Sorting::from_latest(ReferralSort::Issued),
            // A page sorted by patients begins with a patient's name.
            paging: Paging::unaddressed(),
        }
    }

    /// The list that is shown, reactively.
    pub fn list(self) -> Worklist {
        self.narrowing.query.code(LIST).unwrap_or(Worklist::Mine)
    }

    /// Whose referrals only, reactively: one's own list has nobody else's.
    fn requester(self) -> Option<UserId> {
        let requester = self.narrowing.query.code(requester::REQUESTER);
        requester.filter(|_| self.list() != Worklist::Mine)
    }

    /// What the server is asked for, reactively.
    pub fn asked(self) -> ReferralQuery {
        let state = self.narrowing.query.get(tools::STATE);
        let (request, processing) = tools::state_of(state.as_deref().unwrap_or_default());
        ReferralQuery {
            list: self.list(),
            search: self.narrowing.search(),
            patient: self.narrowing.query.code(PATIENT),
            request,
            processing,
            priority: self.narrowing.query.code(tools::PRIORITY),
            requester: self.requester(),
            issued: self.narrowing.query.code(period::ISSUED),
            issued_from: self.narrowing.query.code(period::FROM),
            issued_until: self.narrowing.query.code(period::UNTIL),
            sort: self.sorting.column(),
            order: self.sorting.order(),
            cursor: None,
        }
    }

    /// The page that is shown, reactively.
    pub fn page(self) -> ReferralQuery {
        ReferralQuery {
            cursor: self.paging.cursor(),
            ..self.asked()
        }
    }

    /// Whatever else is asked for begins with its first page.
    pub fn begin_anew(self) {
        let asked = Memo::new(move |_| self.asked());
        Effect::new(move |before: Option<()>| {
            // Unread, a memo is never worked out and never changes.
            asked.with(|_| ());
            if before.is_some() && untrack(|| self.paging.cursor()).is_some() {
                self.paging.turn(&[]);
            }
        });
    }
}
