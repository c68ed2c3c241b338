//! The list of users: searched, filtered, sorted, page by page.

mod row;
mod tools;

use super::section::SectionTabs;
use crate::{
    api,
    components::{
        button::LinkButton,
        head::Head,
        icon::Icon,
        load::Loader,
        table::{Below, ListTable, Paging, SortHeader, Sorting},
        tools::{Narrowing, NothingFound},
    },
    i18n::use_i18n,
    page::Page,
};
use leptos::prelude::*;
use row::row;
use shared::{
    messages as m, page,
    users::{UserQuery, UserRow, UserSort},
};
use tools::UserTools;

#[component]
pub fn UsersPage() -> impl IntoView {
    let i18n = use_i18n();
    let narrowing = Narrowing::new("users-search", &[tools::ROLE, tools::TOKEN]);
    let (sorting, paging) = (Sorting::by(UserSort::default()), Paging::new());
    let users = Loader::new(move || api::users::list(asked(narrowing, sorting, paging)));
    let nothing = move || {
        let (found, filtered) = (m::users_none_found, m::users_none_filtered);
        view! { <NothingFound narrowing found filtered/> }
    };
    view! {
        <Head title=i18n.t(m::users_title)>
            <LinkButton page=Page::UserNew label=i18n.t(m::users_new) icon=Icon::Plus/>
        </Head>
        <section class="lm-panel" aria-label=i18n.t(m::users_list)>
            <SectionTabs/>
            <UserTools narrowing/>
            <Table users sorting/>
            <Below of=users paging nothing/>
        </section>
    }
}

/// What the server is asked for.
fn asked(narrowing: Narrowing, sorting: Sorting<UserSort>, paging: Paging) -> UserQuery {
    let query = narrowing.query;
    UserQuery {
        search: narrowing.search(),
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
