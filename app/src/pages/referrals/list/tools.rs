//! Search and filters of the lists.

use super::{
    asking::{Asking, PRIORITY, STATE},
    period::Period,
    requester::RequesterFilter,
};
use crate::{
    components::tools::{Filter, ListTools, in_words},
    i18n::use_i18n,
    list_query::code_of,
    names::referrals::{self as names, Standing},
};
use leptos::prelude::*;
use shared::{messages as m, referrals::Priority};

const STATES: [(&str, Standing); 6] = [
    ("draft", Standing::Draft),
    ("new", Standing::New),
    ("in-progress", Standing::InProgress),
    ("completed", Standing::Completed),
    ("recalled", Standing::Recalled),
    ("entered-in-error", Standing::InError),
];

/// Search and filters.
#[component]
pub fn ReferralTools(asking: Asking) -> impl IntoView {
    let i18n = use_i18n();
    let narrowing = asking.narrowing;
    let query = narrowing.query;
    let states = STATES.map(|(code, standing)| (code.to_owned(), standing.word()));
    let priorities = Priority::ALL.iter().rev();
    let priorities = priorities.map(|one| (code_of(*one), names::priority(*one)));
    view! {
        <ListTools narrowing label=m::referrals_search placeholder=m::referrals_search_hint>
            <Filter
                id="referrals-status"
                label=i18n.t(m::referrals_status)
                query
                name=STATE
                any=m::referrals_filter_status_any
                options=in_words(states.to_vec())
            />
            <Filter
                id="referrals-priority"
                label=i18n.t(m::referrals_priority)
                query
                name=PRIORITY
                any=m::referrals_filter_priority_any
                options=in_words(priorities.collect())
            />
            <RequesterFilter asking/>
            <Period query/>
        </ListTools>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::referrals::list::asking::state_of;
    use shared::referrals::Processing;

    #[test]
    fn every_status_of_the_filter_means_something() {
        for (code, standing) in STATES {
            let (request, processing) = state_of(code);
            let state = shared::referrals::ReferralState {
                request: request.unwrap(),
                processing: processing.unwrap_or(Processing::New),
            };
            assert_eq!(Standing::of(state, None), standing, "{code}");
        }
        assert_eq!(state_of(""), (None, None));
    }
}
