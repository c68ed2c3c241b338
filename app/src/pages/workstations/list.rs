//! The page of workstations: their list, and what can be done with them.

use super::{acts::Acts, form::Edit, link::Link, remove::Remove, table::Table, tabs::SectionTabs};
use crate::{
    api,
    components::{
        button::Button,
        head::Head,
        icon::Icon,
        load::Loader,
        subject::Subject,
        tools::{ListTools, Narrowing},
    },
    i18n::use_i18n,
};
use leptos::prelude::*;
use shared::messages as m;

#[component]
pub fn WorkstationsPage() -> impl IntoView {
    let i18n = use_i18n();
    let narrowing = Narrowing::new("workstations-search", &[]);
    let acts = Acts {
        all: Loader::new(api::workstations::list),
        edit: Subject::new(),
        link: Subject::new(),
        remove: Subject::new(),
    };
    let new = move || {
        let open = move |()| acts.edit.open_about(None);
        view! { <Button label=i18n.t(m::workstations_new) icon=Icon::Plus on_press=open/> }
    };
    view! {
        <Head title=i18n.t(m::workstations_title) lead=i18n.t(m::workstations_lead)>{new()}</Head>
        <section class="lm-panel" aria-label=i18n.t(m::workstations_list)>
            <SectionTabs/>
            <ListTools
                narrowing
                label=m::workstations_search
                placeholder=m::workstations_search_hint
            />
            <Table acts narrowing new/>
        </section>
        <Edit acts/>
        <Link workstation=acts.link all=acts.all/>
        <Remove workstation=acts.remove all=acts.all/>
    }
}
