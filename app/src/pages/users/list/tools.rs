//! Search and filters of the users' list.

use crate::{
    api,
    components::{
        load::Loader,
        tools::{Filter, ListTools, Narrowing, in_words},
    },
    i18n::use_i18n,
    list_query::code_of,
    names::{self, referrals::Word},
};
use leptos::prelude::*;
use shared::{messages as m, users::TokenFilter};

/// What the address says of the role: its id, or [`WITHOUT`].
pub const ROLE: &str = "role";
/// What the address says of the token.
pub const TOKEN: &str = "token";
/// Only users without a role.
pub const WITHOUT: &str = "none";

const TOKENS: [(TokenFilter, Word); 3] = [
    (TokenFilter::Valid, m::users_filter_token_valid),
    (TokenFilter::Expiring, m::users_filter_token_expiring),
    (TokenFilter::None, m::users_filter_token_none),
];

/// Search and filters.
#[component]
pub fn UserTools(narrowing: Narrowing) -> impl IntoView {
    let (i18n, query) = (use_i18n(), narrowing.query);
    let all = Loader::new(api::roles::list);
    let roles = move || {
        let lang = i18n.lang();
        let all = all.get();
        let all = all.iter().flat_map(|all| all.iter());
        let role = all.map(|role| (role.label.id.to_string(), names::role(lang, &role.label)));
        let none = (WITHOUT.into(), m::users_filter_role_none(lang).into());
        role.chain([none]).collect::<Vec<_>>()
    };
    let tokens = TOKENS.map(|(filter, word)| (code_of(filter), word));
    view! {
        <ListTools narrowing label=m::users_search placeholder=m::users_search_hint>
            <Filter
                id="users-role"
                label=i18n.t(m::users_filter_role)
                query
                name=ROLE
                any=m::users_filter_role_any
                options=Signal::derive(roles)
            />
            <Filter
                id="users-token"
                label=i18n.t(m::users_filter_token)
                query
                name=TOKEN
                any=m::users_filter_token_any
                options=in_words(tokens.into())
            />
        </ListTools>
    }
}
