//! Organizations: the list, and small dialogs to create, rename and delete.

mod delete;
mod form;
mod naming;

use crate::{
    api,
    components::{
        button::{Button, Variant},
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
    let table = move || {
        view! {
            <table class="ds-table lm-cards" data-hover aria-busy=move || all.is_loading().to_string()>
                <caption class="ds-sr-only">{i18n.t(m::organizations_list)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{i18n.t(m::organizations_name)}</th>
                        <th scope="col" class="lm-num">{i18n.t(m::organizations_members)}</th>
                        <th scope="col">
                            <span class="ds-sr-only">{i18n.t(m::app_actions)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    };
    move || match (all.get(), all.error()) {
        (Some(all), _) if all.is_empty() => {
            let (title, hint) = (i18n.t(m::organizations_none), m::organizations_none_hint);
            let hint = Signal::derive(move || hint(i18n.lang()).to_owned());
            view! { <Empty title hint/> }.into_any()
        }
        (None, Some(error)) => view! {
            <div class="lm-body">
                <LoadFailure error retry=move |()| all.reload()/>
            </div>
        }
        .into_any(),
        _ => table().into_any(),
    }
}

fn row(one: &Organization, doing: RwSignal<Option<Doing>>) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let name = StoredValue::new(one.name.to_string());
    let rename = move || m::organizations_edit_title(i18n.lang(), &name.get_value());
    let delete = move || m::app_delete_of(i18n.lang(), &name.get_value());
    let (renaming, deleting) = (one.clone(), one.clone());
    view! {
        <tr>
            <th scope="row">{name.get_value()}</th>
            <td class="lm-num" data-label=i18n.t(m::organizations_members)>{one.members}</td>
            <td class="lm-num">
                <span class="lm-rowacts">
                    <Button
                        label=i18n.t(m::organizations_rename)
                        name=Signal::derive(rename)
                        variant=Variant::Tertiary
                        on_press=move |()| doing.set(Some(Doing::Renaming(renaming.clone())))
                    />
                    <Button
                        label=i18n.t(m::organizations_delete)
                        name=Signal::derive(delete)
                        variant=Variant::Tertiary
                        on_press=move |()| doing.set(Some(Doing::Deleting(deleting.clone())))
                    />
                </span>
            </td>
        </tr>
    }
}
