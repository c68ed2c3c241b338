//! What a list is asked for.

use crate::components::{
    table::{Paging, Sorting},
    tools::Narrowing,
};
use leptos::prelude::*;
use shared::{
    ids::UserId,
    referrals::{Processing, ReferralQuery, ReferralSort, Request, Worklist},
};

/// What the address says of the list.
pub const LIST: &str = "list";
/// What the address says of the patient: their id.
pub const PATIENT: &str = "patient";
/// What the address says of the status.
pub const STATE: &str = "status";
/// What the address says of the priority.
pub const PRIORITY: &str = "priority";
/// What the address says of who issued them: their id.
pub const REQUESTER: &str = "requester";
/// What the address says of when they were issued.
pub const ISSUED: &str = "issued";
/// What the address says of the first day.
pub const FROM: &str = "from";
/// What the address says of the last day.
pub const UNTIL: &str = "until";

/// What the address says that narrows a list.
const NARROWING: [&str; 7] = [STATE, PRIORITY, REQUESTER, ISSUED, FROM, UNTIL, PATIENT];

/// The two layers a status of the filter means.
pub fn state_of(status: &str) -> (Option<Request>, Option<Processing>) {
    match status {
        "new" => (Some(Request::Active), Some(Processing::New)),
        "in-progress" => (Some(Request::Active), Some(Processing::InProgress)),
        other => (Request::parse(other), None),
    }
}

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
        let requester = self.narrowing.query.code(REQUESTER);
        requester.filter(|_| self.list() != Worklist::Mine)
    }

    /// What the server is asked for, reactively.
    pub fn asked(self) -> ReferralQuery {
        let state = self.narrowing.query.get(STATE);
        let (request, processing) = state_of(state.as_deref().unwrap_or_default());
        ReferralQuery {
            list: self.list(),
            search: self.narrowing.search(),
            patient: self.narrowing.query.code(PATIENT),
            request,
            processing,
            priority: self.narrowing.query.code(PRIORITY),
            requester: self.requester(),
            issued: self.narrowing.query.code(ISSUED),
            issued_from: self.narrowing.query.code(FROM),
            issued_until: self.narrowing.query.code(UNTIL),
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
