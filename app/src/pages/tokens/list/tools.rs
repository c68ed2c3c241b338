//! Search and filters of the tokens' list, and what to say when none match.

use crate::{
    components::{
        button::{Button, LinkButton, Variant},
        icon::Icon,
        table::Empty,
        tools::{Filter, SearchBox, Tools},
    },
    i18n::use_i18n,
    page::Page,
    pages::{of_user::USER, tokens::words::state_word},
    state::list_query::{ListQuery, code_of},
};
use leptos::prelude::*;
use shared::{messages as m, tokens::TokenState};

/// What the address says of the search.
pub const SEARCH: &str = "search";
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
pub fn TokenTools(query: ListQuery) -> impl IntoView {
    let i18n = use_i18n();
    let said = move |name| move || query.get(name).unwrap_or_default();
    let say = move |name| move |text: String| query.set(&[(name, &text)]);
    let states = move || {
        let lang = i18n.lang();
        let any = (String::new(), m::tokens_filter_any(lang).into());
        let expiring = (EXPIRING.into(), m::tokens_filter_expiring(lang).into());
        let state = STATES.map(|state| (code_of(state), state_word(state)(lang).to_owned()));
        [any, expiring].into_iter().chain(state).collect::<Vec<_>>()
    };
    view! {
        <Tools label=i18n.t(m::tokens_search)>
            <SearchBox
                id="tokens-search"
                text=Signal::derive(said(SEARCH))
                placeholder=i18n.t(m::tokens_search_hint)
                on_search=say(SEARCH)
            />
            <Filter
                id="tokens-state"
                label=i18n.t(m::tokens_filter_state)
                chosen=Signal::derive(said(STATE))
                options=Signal::derive(states)
                on_choose=say(STATE)
            />
            <Button
                label=i18n.t(m::app_reset)
                variant=Variant::Tertiary
                on_press=move |()| reset(query)
            />
        </Tools>
    }
}

/// None match, or there are none at all.
#[component]
pub fn NothingFound(query: ListQuery) -> impl IntoView {
    let i18n = use_i18n();
    let said = |name| untrack(|| query.get(name)).is_some();
    let narrowed = [SEARCH, STATE, USER].into_iter().any(said);
    if !narrowed {
        return view! {
            <Empty title=i18n.t(m::tokens_none) hint=i18n.t(m::tokens_none_hint)>
                <LinkButton page=Page::TokenNew(None) label=i18n.t(m::tokens_new) icon=Icon::Plus/>
            </Empty>
        }
        .into_any();
    }
    let title = move || match query.get(SEARCH) {
        Some(text) => m::tokens_none_found(i18n.lang(), &text),
        None => m::tokens_none_filtered(i18n.lang()).to_owned(),
    };
    view! {
        <Empty title=Signal::derive(title) hint=i18n.t(m::app_nothing_found_hint)>
            <Button
                label=i18n.t(m::app_reset_filters)
                variant=Variant::Secondary
                on_press=move |()| reset(query)
            />
        </Empty>
    }
    .into_any()
}

fn reset(query: ListQuery) {
    query.set(&[(SEARCH, ""), (STATE, ""), (USER, "")]);
}
