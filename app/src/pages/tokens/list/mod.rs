//! The list of tokens: searched, filtered, sorted, page by page.

mod acts;
mod delete;
mod details;
mod row;
mod tools;

use crate::{
    api,
    components::{
        button::LinkButton,
        head::Head,
        icon::Icon,
        load::Loader,
        subject::Subject,
        table::{Below, ListTable, Paging, SortHeader, Sorting},
        tools::Narrowing,
    },
    i18n::use_i18n,
    live::live,
    page::Page,
    pages::of_user::{OfUser, USER},
};
use acts::{Acts, Tokens};
use delete::Delete;
use details::Details;
pub use details::Whole;
use leptos::prelude::*;
use row::row;
use shared::{
    messages as m,
    tokens::{Token, TokenQuery, TokenSort},
};
use tools::{Nothing, TokenTools};

#[component]
pub fn TokensPage() -> impl IntoView {
    let i18n = use_i18n();
    let narrowing = Narrowing::new("tokens-search", &[tools::STATE, USER]);
    let (query, paging) = (narrowing.query, Paging::new());
    let sorting = Sorting::by(TokenSort::default());
    let tokens = Loader::new(move || api::tokens::list(asked(narrowing, sorting, paging)));
    let acts = Acts {
        details: Subject::new(),
        delete: Subject::new(),
    };
    let user = Memo::new(move |_| query.code(USER));
    let new = live(move || {
        let page = Page::TokenNew(user.get());
        view! { <LinkButton page label=i18n.t(m::tokens_new) icon=Icon::Plus/> }
    });
    view! {
        <Head title=i18n.t(m::tokens_title) lead=i18n.t(m::tokens_lead)>{new}</Head>
        <section class="lm-panel" aria-label=i18n.t(m::tokens_list)>
            <TokenTools narrowing/>
            <OfUser query whose=m::tokens_of_user all=m::tokens_of_all/>
            <Table tokens sorting acts/>
            <Below of=tokens paging nothing=move || view! { <Nothing narrowing/> }/>
        </section>
        <Details token=acts.details/>
        <Delete token=acts.delete tokens/>
    }
}

/// What the server is asked for.
fn asked(narrowing: Narrowing, sorting: Sorting<TokenSort>, paging: Paging) -> TokenQuery {
    let query = narrowing.query;
    TokenQuery {
        search: narrowing.search(),
        user: query.code(USER),
        state: query.code(tools::STATE),
        expiring: (query.get(tools::STATE).as_deref() == Some(tools::EXPIRING)).then_some(true),
        sort: sorting.column(),
        order: sorting.order(),
        cursor: paging.cursor(),
    }
}

#[component]
fn Table(tokens: Tokens, sorting: Sorting<TokenSort>, acts: Acts) -> impl IntoView {
    let i18n = use_i18n();
    let row = move |token: &Token| row(token, acts);
    view! {
        <ListTable of=tokens caption=i18n.t(m::tokens_list) columns=7 row=row>
            <SortHeader sorting column=TokenSort::FullName title=i18n.t(m::tokens_user)/>
            <SortHeader
                sorting
                column=TokenSort::Workstation
                title=i18n.t(m::tokens_workstation)
            />
            <SortHeader
                sorting
                column=TokenSort::LastDay
                title=i18n.t(m::tokens_valid_until)
            />
            <th scope="col">{i18n.t(m::tokens_hours)}</th>
            <th scope="col">{i18n.t(m::tokens_state)}</th>
            <th scope="col" data-col="3">{i18n.t(m::tokens_id_and_hash)}</th>
            <th scope="col">
                <span class="ds-sr-only">{i18n.t(m::app_actions)}</span>
            </th>
        </ListTable>
    }
}
