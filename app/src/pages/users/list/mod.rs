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
        table::{Column, ListPanel, Paging, Rows, Sorting},
        tools::{Narrowing, NothingFound},
    },
    i18n::use_i18n,
    page::Page,
};
use leptos::prelude::*;
use row::row;
use shared::{
    messages as m,
    users::{UserQuery, UserSort},
};
use tools::UserTools;

#[component]
pub fn UsersPage() -> impl IntoView {
    let i18n = use_i18n();
    let narrowing = Narrowing::new("users-search", &[tools::ROLE, tools::TOKEN]);
    let (sorting, paging) = (Sorting::by(UserSort::default()), Paging::new());
    let users = Loader::new(move || api::users::list(asked(narrowing, sorting, paging)));
    let rows = Rows::of_page(users, row);
    let columns = vec![
        Column::new(m::users_full_name).sorts(sorting, UserSort::FullName),
        Column::new(m::users_position).sorts(sorting, UserSort::Position),
        Column::new(m::users_roles),
        Column::new(m::users_column_token),
        Column::new(m::users_column_sign_in)
            .sorts(sorting, UserSort::LastSignIn)
            .where_wide(),
    ];
    let nothing = move || {
        let (found, filtered) = (m::users_none_found, m::users_none_filtered);
        view! { <NothingFound narrowing found filtered/> }
    };
    view! {
        <Head title=i18n.t(m::users_title)>
            <LinkButton page=Page::UserNew label=i18n.t(m::users_new) icon=Icon::Plus/>
        </Head>
        <ListPanel name=m::users_list rows columns paging nothing>
            <SectionTabs/>
            <UserTools narrowing/>
        </ListPanel>
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
