//! The list of users: searched, filtered, sorted, page by page.

mod row;
mod tools;

use super::SectionTabs;
use crate::{
    api,
    components::{
        button::LinkButton,
        head::Head,
        icon::Icon,
        load::{LoadFailure, Loader},
        table::{ListTable, Pager, Paging, SortHeader, Sorting},
    },
    i18n::use_i18n,
    page::Page,
    state::list_query::{ListQuery, use_list_query},
};
use leptos::prelude::*;
use row::row;
use shared::{
    messages as m, page,
    users::{UserQuery, UserRow, UserSort},
};
use std::sync::Arc;
use tools::{NothingFound, UserTools};

type Found = Arc<page::Page<UserRow>>;

/// The page.
#[component]
pub fn UsersPage() -> impl IntoView {
    let i18n = use_i18n();
    let (query, paging) = (use_list_query(), Paging::new());
    let sorting = Sorting::by(UserSort::default());
    let users = Loader::new(move || api::users::list(asked(query, sorting, paging)));
    view! {
        <Head title=i18n.t(m::users_title)>
            <LinkButton page=Page::UserNew label=i18n.t(m::users_new) icon=Icon::Plus/>
        </Head>
        <section class="lm-panel" aria-label=i18n.t(m::users_list)>
            <SectionTabs/>
            <UserTools query/>
            <Table users sorting/>
            {move || below(users, query, paging)}
        </section>
    }
}

/// What the server is asked for.
fn asked(query: ListQuery, sorting: Sorting<UserSort>, paging: Paging) -> UserQuery {
    UserQuery {
        search: query.get(tools::SEARCH),
        role: query.code(tools::ROLE),
        without_role: (query.get(tools::ROLE).as_deref() == Some(tools::WITHOUT)).then_some(true),
        token: query.code(tools::TOKEN),
        sort: sorting.column(),
        order: sorting.order(),
        cursor: paging.cursor(),
    }
}

#[component]
fn Table(users: Loader<page::Page<UserRow>>, sorting: Sorting<UserSort>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <ListTable of=users caption=i18n.t(m::users_list) columns=5 row=row>
            <SortHeader sorting column=UserSort::FullName title=i18n.t(m::users_full_name)/>
            <SortHeader sorting column=UserSort::Position title=i18n.t(m::users_position)/>
            <th scope="col">{i18n.t(m::users_roles)}</th>
            <th scope="col">{i18n.t(m::users_column_token)}</th>
            <SortHeader
                sorting
                column=UserSort::LastSignIn
                title=i18n.t(m::users_column_sign_in)
                col="3"
            />
        </ListTable>
    }
}

/// What stands below the rows: the pager, or why there are none.
fn below(users: Loader<page::Page<UserRow>>, query: ListQuery, paging: Paging) -> AnyView {
    match (users.get(), users.error()) {
        (Some(found), _) if found.is_empty() => view! { <NothingFound query/> }.into_any(),
        (Some(found), _) => {
            let (shown, total, next) = (found.shown(), found.total, found.next.clone());
            view! { <Pager paging shown total next/> }.into_any()
        }
        (None, Some(error)) => view! {
            <div class="lm-body">
                <LoadFailure error retry=move |()| users.reload()/>
            </div>
        }
        .into_any(),
        (None, None) => ().into_any(),
    }
}
