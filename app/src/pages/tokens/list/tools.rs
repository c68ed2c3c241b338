//! Search and filters of the tokens' list, and what to say when none match.

use crate::{
    components::{
        button::LinkButton,
        icon::Icon,
        table::Empty,
        tools::{Filter, ListTools, Narrowing, NothingFound, in_words},
    },
    i18n::use_i18n,
    list_query::code_of,
    names::referrals::Word,
    page::Page,
    pages::tokens::words::state_word,
};
use leptos::prelude::*;
use shared::{messages as m, tokens::TokenState};

/// What the address says of the state: its code, or [`EXPIRING`].
pub const STATE: &str = "state";
/// Only valid tokens that end soon.
pub const EXPIRING: &str = "expiring";

const STATES: [TokenState; 3] = [
    TokenState::Valid,
    TokenState::NotYetValid,
    TokenState::Expired,
];

/// Search and filters.
#[component]
pub fn TokenTools(narrowing: Narrowing) -> impl IntoView {
    let i18n = use_i18n();
    let expiring: (_, Word) = (EXPIRING.to_owned(), m::tokens_filter_expiring);
    let states = STATES.map(|state| (code_of(state), state_word(state)));
    let options = [expiring].into_iter().chain(states).collect();
    view! {
        <ListTools narrowing label=m::tokens_search placeholder=m::tokens_search_hint>
            <Filter
                id="tokens-state"
                label=i18n.t(m::tokens_filter_state)
                query=narrowing.query
                name=STATE
                any=m::tokens_filter_any
                options=in_words(options)
            />
        </ListTools>
    }
}

/// None match, or there are none at all.
#[component]
pub fn Nothing(narrowing: Narrowing) -> impl IntoView {
    let i18n = use_i18n();
    let (found, filtered) = (m::tokens_none_found, m::tokens_none_filtered);
    view! {
        <NothingFound narrowing found filtered>
            <Empty title=i18n.t(m::tokens_none) hint=i18n.t(m::tokens_none_hint)>
                <LinkButton page=Page::TokenNew(None) label=i18n.t(m::tokens_new) icon=Icon::Plus/>
            </Empty>
        </NothingFound>
    }
}
