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
        table::{Column, ListPanel, Paging, Rows, Sorting},
        tools::Narrowing,
    },
    i18n::use_i18n,
    live::live,
    page::Page,
    pages::of_user::{OfUser, USER},
};
use acts::Acts;
use delete::Delete;
use details::Details;
pub use details::Whole;
use leptos::prelude::*;
use row::row;
use shared::{
    messages as m,
    tokens::{TokenQuery, TokenSort},
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
    let rows = Rows::of_page(tokens, move |token| row(token, acts));
    let columns = vec![
        Column::new(m::tokens_user).sorts(sorting, TokenSort::FullName),
        Column::new(m::tokens_workstation).sorts(sorting, TokenSort::Workstation),
        Column::new(m::tokens_valid_until).sorts(sorting, TokenSort::LastDay),
        Column::new(m::tokens_hours),
        Column::new(m::tokens_state),
        Column::new(m::tokens_id_and_hash).where_wide(),
        Column::acts(),
    ];
    let user = Memo::new(move |_| query.code(USER));
    let new = live(move || {
        let page = Page::TokenNew(user.get());
        view! { <LinkButton page label=i18n.t(m::tokens_new) icon=Icon::Plus/> }
    });
    view! {
        <Head title=i18n.t(m::tokens_title) lead=i18n.t(m::tokens_lead)>{new}</Head>
        <ListPanel
            name=m::tokens_list
            rows
            columns
            paging
            nothing=move || view! { <Nothing narrowing/> }
        >
            <TokenTools narrowing/>
            <OfUser query whose=m::tokens_of_user all=m::tokens_of_all/>
        </ListPanel>
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
