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
        load::{LoadFailure, Loader},
        table::{Empty, SkeletonRows},
    },
    i18n::use_i18n,
    pages::users::SectionTabs,
};
use delete::DeleteOrganization;
use form::OrganizationDialog;
use leptos::prelude::*;
use row::row;
use shared::{messages as m, organizations::Organization};

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
    let rows = move || match all.get() {
        Some(all) => all
            .iter()
            .map(|one| row(one, doing))
            .collect_view()
            .into_any(),
        None => view! { <SkeletonRows columns=3/> }.into_any(),
    };
    let has_none = move || all.get().is_some_and(|all| all.is_empty());
    let below = move || match all.error() {
        Some(error) => view! {
            <div class="lm-body">
                <LoadFailure error retry=move |()| all.reload()/>
            </div>
        }
        .into_any(),
        None if has_none() => {
            let hint = Signal::derive(move || m::organizations_none_hint(i18n.lang()).to_owned());
            view! { <Empty title=i18n.t(m::organizations_none) hint/> }.into_any()
        }
        None => ().into_any(),
    };
    view! {
        <table
            class="ds-table lm-cards"
            data-hover
            hidden=move || has_none() || all.error().is_some()
            aria-busy=move || all.is_loading().to_string()
        >
            <caption class="ds-sr-only">{i18n.t(m::organizations_list)}</caption>
            <thead>
                <tr>
                    <th scope="col">{i18n.t(m::organizations_name)}</th>
                    <th scope="col" class="lm-num">
                        {i18n.t(m::organizations_members)}
                    </th>
                    <th scope="col">
                        <span class="ds-sr-only">{i18n.t(m::app_actions)}</span>
                    </th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {below}
    }
}
