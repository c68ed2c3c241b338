//! Search and filters of the lists.

use super::{
    Asking, PATIENT,
    period::{FROM, ISSUED, Period, UNTIL},
    requester::{REQUESTER, RequesterFilter},
};
use crate::{
    components::{
        button::{Button, Variant},
        error_summary::focus_on,
        tools::{Filter, SearchBox, Tools},
    },
    i18n::use_i18n,
    names::referrals::{self as names, Standing, Word},
    state::list_query::{ListQuery, code_of},
};
use leptos::prelude::*;
use shared::{
    messages as m,
    referrals::{Priority, Processing, Request},
};

const SEARCH_BOX: &str = "referrals-search";
/// What the address says of the status.
pub const STATE: &str = "status";
/// What the address says of the priority.
pub const PRIORITY: &str = "priority";
/// What the address says that narrows a list.
const NARROWING: [&str; 7] = [STATE, PRIORITY, REQUESTER, ISSUED, FROM, UNTIL, PATIENT];

const STATES: [(&str, Standing); 6] = [
    ("draft", Standing::Draft),
    ("new", Standing::New),
    ("in-progress", Standing::InProgress),
    ("completed", Standing::Completed),
    ("recalled", Standing::Recalled),
    ("entered-in-error", Standing::InError),
];

/// The two layers a status of the filter means.
pub fn state_of(status: &str) -> (Option<Request>, Option<Processing>) {
    match status {
        "new" => (Some(Request::Active), Some(Processing::New)),
        "in-progress" => (Some(Request::Active), Some(Processing::InProgress)),
        other => (Request::parse(other), None),
    }
}

/// Search and filters.
#[component]
pub fn ListTools(asking: Asking) -> impl IntoView {
    let i18n = use_i18n();
    let query = asking.query;
    let states = STATES.map(|(code, standing)| (code.to_owned(), standing.word()));
    let priorities = Priority::ALL.iter().rev();
    let priorities = priorities.map(|one| (code_of(*one), names::priority(*one)));
    view! {
        <Tools label=i18n.t(m::referrals_search)>
            <SearchBox
                id=SEARCH_BOX
                text=asking.search
                placeholder=i18n.t(m::referrals_search_hint)
                on_search=move |text| asking.search.set(text)
            />
            <Filter
                id="referrals-status"
                label=i18n.t(m::referrals_status)
                chosen=said(query, STATE)
                options=options(m::referrals_filter_status_any, states.to_vec())
                on_choose=say(query, STATE)
            />
            <Filter
                id="referrals-priority"
                label=i18n.t(m::referrals_priority)
                chosen=said(query, PRIORITY)
                options=options(m::referrals_filter_priority_any, priorities.collect())
                on_choose=say(query, PRIORITY)
            />
            <RequesterFilter asking/>
            <Period query/>
            <Button
                label=i18n.t(m::app_reset)
                variant=Variant::Tertiary
                on_press=move |()| reset(asking)
            />
        </Tools>
    }
}

/// What the address says of `name`.
pub fn said(query: ListQuery, name: &'static str) -> Signal<String> {
    Signal::derive(move || query.get(name).unwrap_or_default())
}

/// Lets the address say something of `name`.
pub fn say(query: ListQuery, name: &'static str) -> Callback<String> {
    Callback::new(move |text: String| query.set(&[(name, &text)]))
}

/// Codes in words, after the one for all of them.
pub fn options(any: Word, some: Vec<(String, Word)>) -> Signal<Vec<(String, String)>> {
    let i18n = use_i18n();
    Signal::derive(move || {
        let lang = i18n.lang();
        let some = some.iter();
        let some = some.map(|(code, word)| (code.clone(), word(lang).to_owned()));
        [(String::new(), any(lang).to_owned())]
            .into_iter()
            .chain(some)
            .collect()
    })
}

/// Whether anything narrows the list, reactively.
pub fn is_narrowed(asking: Asking) -> bool {
    let says = |name| asking.query.get(name).is_some();
    !asking.search.with(String::is_empty) || NARROWING.into_iter().any(says)
}

/// Shows the whole list again.
pub fn reset(asking: Asking) {
    asking.search.set(String::new());
    asking.query.set(&NARROWING.map(|name| (name, "")));
    // The button that was pressed may go with the empty list.
    focus_on(SEARCH_BOX);
}

#[cfg(test)]
mod tests {
    use super::*;

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
