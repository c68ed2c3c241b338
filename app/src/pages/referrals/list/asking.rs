//! What a list is asked for.

use super::{LIST, PATIENT, period, requester, tools};
use crate::{
    components::table::{Paging, Sorting},
    state::list_query::{ListQuery, use_list_query},
};
use leptos::prelude::*;
use shared::{
    ids::UserId,
    referrals::{ReferralQuery, ReferralSort, Worklist},
};

/// What a list is asked for.
#[derive(Clone, Copy)]
pub struct Asking {
    pub query: ListQuery,
    /// What is typed: a patient's name stands in no address.
    pub search: RwSignal<String>,
    pub sorting: Sorting<ReferralSort>,
    pub paging: Paging,
}

impl Asking {
    /// What the address says, and nothing typed yet.
    pub fn addressed() -> Self {
        Self {
            query: use_list_query(),
            search: RwSignal::new(String::new()),
            sorting: Sorting::from_latest(ReferralSort::Issued),
            // A page sorted by patients begins with a patient's name.
            paging: Paging::unaddressed(),
        }
    }

    /// The list that is shown, reactively.
    pub fn list(self) -> Worklist {
        self.query.code(LIST).unwrap_or(Worklist::Mine)
    }

    /// Whose referrals only, reactively: one's own list has nobody else's.
    fn requester(self) -> Option<UserId> {
        let requester = self.query.code(requester::REQUESTER);
        requester.filter(|_| self.list() != Worklist::Mine)
    }

    /// What the server is asked for, reactively.
    pub fn asked(self) -> ReferralQuery {
        let state = self.query.get(tools::STATE);
        let (request, processing) = tools::state_of(state.as_deref().unwrap_or_default());
        let search = self.search.get();
        ReferralQuery {
            list: self.list(),
            search: (!search.is_empty()).then_some(search),
            patient: self.query.code(PATIENT),
            request,
            processing,
            priority: self.query.code(tools::PRIORITY),
            requester: self.requester(),
            issued: self.query.code(period::ISSUED),
            issued_from: self.query.code(period::FROM),
            issued_until: self.query.code(period::UNTIL),
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
