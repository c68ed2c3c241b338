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
        table::{Column, Empty, ListPanel, Rows},
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
use shared::messages as m;

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
    let rows = Rows::of_whole(all, |_| true, move |one| row(one, doing));
    let columns = vec![
        Column::new(m::organizations_name),
        Column::new(m::organizations_members).of_numbers(),
        Column::acts(),
    ];
    let nothing = move || {
        let hint = i18n.t(m::organizations_none_hint);
        view! { <Empty title=i18n.t(m::organizations_none) hint/> }
    };
    view! {
        <Head title=i18n.t(m::organizations_title) lead=i18n.t(m::organizations_lead)>
            <Button
                label=i18n.t(m::organizations_new)
                icon=Icon::Plus
                on_press=move |()| doing.set(Some(Doing::Creating))
            />
        </Head>
        <ListPanel name=m::organizations_list rows columns two_lines=false nothing>
            <SectionTabs/>
        </ListPanel>
        {dialog}
    }
}
