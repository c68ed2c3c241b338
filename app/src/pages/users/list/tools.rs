//! Search and filters of the users' list, and what to say when nobody matches.

use crate::{
    api,
    components::{
        button::{Button, Variant},
        error_summary::focus_on,
        load::Loader,
        table::Empty,
        tools::{Filter, SearchBox, Tools},
    },
    i18n::use_i18n,
    names,
    state::list_query::{ListQuery, code_of},
};
use leptos::prelude::*;
use shared::{lang::Lang, messages as m, users::TokenFilter};

const SEARCH_BOX: &str = "users-search";
/// What the address says of the search.
pub const SEARCH: &str = "search";
/// What the address says of the role: its id, or [`WITHOUT`].
pub const ROLE: &str = "role";
/// What the address says of the token.
pub const TOKEN: &str = "token";
/// Only users without a role.
pub const WITHOUT: &str = "none";

type Text = fn(Lang) -> &'static str;

const TOKENS: [(TokenFilter, Text); 3] = [
    (TokenFilter::Valid, m::users_filter_token_valid),
    (TokenFilter::Expiring, m::users_filter_token_expiring),
    (TokenFilter::None, m::users_filter_token_none),
];

/// Search and filters.
#[component]
pub fn UserTools(query: ListQuery) -> impl IntoView {
    let i18n = use_i18n();
    let said = move |name| move || query.get(name).unwrap_or_default();
    let say = move |name| move |text: String| query.set(&[(name, &text)]);
    let all = Loader::new(api::roles::list);
    let roles = move || {
        let lang = i18n.lang();
        let all = all.get();
        let all = all.iter().flat_map(|all| all.iter());
        let role = all.map(|role| (role.label.id.to_string(), names::role(lang, &role.label)));
        let any = (String::new(), m::users_filter_role_any(lang).into());
        let none = (WITHOUT.into(), m::users_filter_role_none(lang).into());
        [any]
            .into_iter()
            .chain(role)
            .chain([none])
            .collect::<Vec<_>>()
    };
    let tokens = move || {
        let lang = i18n.lang();
        let token = TOKENS.map(|(filter, words)| (code_of(filter), words(lang).to_owned()));
        let any = (String::new(), m::users_filter_token_any(lang).into());
        [any].into_iter().chain(token).collect::<Vec<_>>()
    };
    view! {
        <Tools label=i18n.t(m::users_search)>
            <SearchBox
                id=SEARCH_BOX
                text=Signal::derive(said(SEARCH))
                placeholder=i18n.t(m::users_search_hint)
                on_search=say(SEARCH)
            />
            <Filter
                id="users-role"
                label=i18n.t(m::users_filter_role)
                chosen=Signal::derive(said(ROLE))
                options=Signal::derive(roles)
                on_choose=say(ROLE)
            />
            <Filter
                id="users-token"
                label=i18n.t(m::users_filter_token)
                chosen=Signal::derive(said(TOKEN))
                options=Signal::derive(tokens)
                on_choose=say(TOKEN)
            />
            <Button
                label=i18n.t(m::app_reset)
                variant=Variant::Tertiary
                on_press=move |()| reset(query)
            />
        </Tools>
    }
}

/// Nobody matches: what was asked, and the way back to everybody.
#[component]
pub fn NothingFound(query: ListQuery) -> impl IntoView {
    let i18n = use_i18n();
    let title = move || match query.get(SEARCH) {
        Some(text) => m::users_none_found(i18n.lang(), &text),
        None => m::users_none_filtered(i18n.lang()).to_owned(),
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
}

fn reset(query: ListQuery) {
    query.set(&[(SEARCH, ""), (ROLE, ""), (TOKEN, "")]);
    // The button that was pressed may go with the empty list.
    focus_on(SEARCH_BOX);
}
