//! Organizations: the list, and small dialogs to create, rename and delete.

mod delete;
mod form;
mod naming;
mod row;

use crate::{
    api,
    components::{
        button::Button,
        head::Head,
        icon::Icon,
        load::Loader,
        table::{Empty, ListFailure, RowsTable},
    },
    i18n::use_i18n,
    pages::users::SectionTabs,
};
use delete::DeleteOrganization;
use form::OrganizationDialog;
use leptos::prelude::*;
use row::row;
use shared::{messages as m, organizations::Organization};
use std::sync::Arc;

/// What is being done, and to which organization.
#[derive(Clone)]
enum Doing {
    Creating,
    Renaming(Organization),
    Deleting(Organization),
}

/// Whether the dialog of what is being done is open; closing it ends that.
fn dialog(doing: RwSignal<Option<Doing>>) -> RwSignal<bool> {
    let open = RwSignal::new(true);
    Effect::new(move |_| {
        if !open.get() {
            doing.set(None);
        }
    });
    open
}

/// The page.
#[component]
pub fn OrganizationsPage() -> impl IntoView {
    let i18n = use_i18n();
    let all = Loader::new(api::organizations::list);
    let doing = RwSignal::new(None::<Doing>);
    let on_done = Callback::new(move |()| all.reload());
    let dialog = move || {
        let view = match doing.get()? {
            Doing::Creating => view! { <OrganizationDialog doing on_done/> }.into_any(),
            Doing::Renaming(one) => {
                view! { <OrganizationDialog doing on_done organization=one/> }.into_any()
            }
            Doing::Deleting(one) => {
                view! { <DeleteOrganization doing on_done organization=one/> }.into_any()
            }
        };
        Some(view)
    };
    view! {
        <Head title=i18n.t(m::organizations_title) lead=i18n.t(m::organizations_lead)>
            <Button
                label=i18n.t(m::organizations_new)
                icon=Icon::Plus
                on_press=move |()| doing.set(Some(Doing::Creating))
            />
        </Head>
        <section class="lm-panel" aria-label=i18n.t(m::organizations_list)>
            <SectionTabs/>
            <Table all doing/>
        </section>
        {dialog}
    }
}

#[component]
fn Table(all: Loader<Vec<Organization>>, doing: RwSignal<Option<Doing>>) -> impl IntoView {
    let i18n = use_i18n();
    let rows = move |()| {
        let rows = |all: Arc<Vec<_>>| all.iter().map(|one| row(one, doing)).collect_view();
        Some(rows(all.get()?).into_any())
    };
    let has_none = Memo::new(move |_| all.get().is_some_and(|all| all.is_empty()));
    let none = move || {
        has_none.get().then(|| {
            let hint = i18n.t(m::organizations_none_hint);
            view! { <Empty title=i18n.t(m::organizations_none) hint/> }
        })
    };
    view! {
        <RowsTable
            caption=i18n.t(m::organizations_list)
            columns=3
            two_lines=false
            rows
            nothing=Signal::derive(move || has_none.get() || all.error().is_some())
            loading=Signal::derive(move || all.is_loading())
        >
            <th scope="col">{i18n.t(m::organizations_name)}</th>
            <th scope="col" class="lm-num">
                {i18n.t(m::organizations_members)}
            </th>
            <th scope="col">
                <span class="ds-sr-only">{i18n.t(m::app_actions)}</span>
            </th>
        </RowsTable>
        {none}
        <ListFailure of=all/>
    }
}
