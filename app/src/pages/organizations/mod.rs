//! Organizations: the list, and small dialogs to create, rename and delete.

mod delete;
mod doing;
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
        table::{Empty, WholeTable},
    },
    i18n::use_i18n,
    live::live,
    pages::users::SectionTabs,
};
use delete::DeleteOrganization;
use doing::Doing;
use form::OrganizationDialog;
use leptos::prelude::*;
use row::row;
use shared::{messages as m, organizations::Organization};

#[component]
pub fn OrganizationsPage() -> impl IntoView {
    let i18n = use_i18n();
    let all = Loader::new(api::organizations::list);
    let doing = RwSignal::new(None::<Doing>);
    let on_done = Callback::new(move |()| all.reload());
    let dialog = live(move || {
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
    });
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
    let row = move |one: &Organization| row(one, doing);
    let nothing = move || {
        let hint = i18n.t(m::organizations_none_hint);
        view! { <Empty title=i18n.t(m::organizations_none) hint/> }
    };
    view! {
        <WholeTable
            of=all
            found=all.all()
            caption=i18n.t(m::organizations_list)
            columns=3
            two_lines=false
            row
            nothing
        >
            <th scope="col">{i18n.t(m::organizations_name)}</th>
            <th scope="col" class="lm-num">
                {i18n.t(m::organizations_members)}
            </th>
            <th scope="col">
                <span class="ds-sr-only">{i18n.t(m::app_actions)}</span>
            </th>
        </WholeTable>
    }
}
