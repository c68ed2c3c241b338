//! Search and filters of the lists.

use super::{Asking, PATIENT};
use crate::{
    components::{
        button::{Button, Variant},
        error_summary::focus_on,
        tools::{Filter, SearchBox, Tools},
    },
    i18n::use_i18n,
    names::referrals::{self as names, Standing, Word},
    state::list_query::code_of,
};
use leptos::prelude::*;
use shared::{
    messages as m,
    referrals::{Issued, Priority, Processing, Request},
};

const SEARCH_BOX: &str = "referrals-search";
/// What the address says of the status.
pub const STATE: &str = "status";
/// What the address says of the priority.
pub const PRIORITY: &str = "priority";
/// What the address says of when they were issued.
pub const ISSUED: &str = "issued";

/// What the address says that narrows a list.
const NARROWING: [&str; 4] = [STATE, PRIORITY, ISSUED, PATIENT];

const STATES: [(&str, Standing); 6] = [
    ("draft", Standing::Draft),
    ("new", Standing::New),
    ("in-progress", Standing::InProgress),
    ("completed", Standing::Completed),
    ("recalled", Standing::Recalled),
    ("entered-in-error", Standing::InError),
];

const PERIODS: [(Issued, Word); 3] = [
    (Issued::Month, m::referrals_filter_issued_month),
    (Issued::Week, m::referrals_filter_issued_week),
    (Issued::Today, m::referrals_filter_issued_today),
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
    let said = move |name| move || query.get(name).unwrap_or_default();
    let say = move |name| move |text: String| query.set(&[(name, &text)]);
    let options = move |any: Word, some: Vec<(String, Word)>| {
        Signal::derive(move || {
            let lang = i18n.lang();
            let some = some
                .iter()
                .map(|(code, word)| (code.clone(), word(lang).to_owned()));
            [(String::new(), any(lang).to_owned())]
                .into_iter()
                .chain(some)
                .collect::<Vec<_>>()
        })
    };
    let states = STATES.map(|(code, standing)| (code.to_owned(), standing.word()));
    let priorities = Priority::ALL.iter().rev();
    let priorities = priorities.map(|one| (code_of(*one), names::priority(*one)));
    let periods = PERIODS.map(|(period, word)| (code_of(period), word));
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
                chosen=Signal::derive(said(STATE))
                options=options(m::referrals_filter_status_any, states.to_vec())
                on_choose=say(STATE)
            />
            <Filter
                id="referrals-priority"
                label=i18n.t(m::referrals_priority)
                chosen=Signal::derive(said(PRIORITY))
                options=options(m::referrals_filter_priority_any, priorities.collect())
                on_choose=say(PRIORITY)
            />
            <Filter
                id="referrals-issued"
                label=i18n.t(m::referrals_issued_at)
                chosen=Signal::derive(said(ISSUED))
                options=options(m::referrals_filter_issued_any, periods.to_vec())
                on_choose=say(ISSUED)
            />
            <Button
                label=i18n.t(m::app_reset)
                variant=Variant::Tertiary
                on_press=move |()| reset(asking)
            />
        </Tools>
    }
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
