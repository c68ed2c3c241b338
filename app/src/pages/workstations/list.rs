//! The page of workstations: their list, and what can be done with them. They are
//! few and come whole, so the search is done here.

use super::{acts::Acts, form::Edit, link::Link, remove::Remove, row::row, tabs::SectionTabs};
use crate::{
    api,
    components::{
        button::Button,
        head::Head,
        icon::Icon,
        load::Loader,
        subject::Subject,
        table::{Column, Empty, ListPanel, Rows},
        tools::{ListTools, Narrowing, NothingFound},
    },
    i18n::use_i18n,
};
use leptos::prelude::*;
use shared::{messages as m, text::fold, workstations::Workstation};

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
    let shows = move |one: &Workstation| matches(one, &narrowing.search().unwrap_or_default());
    let rows = Rows::of_whole(acts.all, shows, move |one| row(one.clone(), acts));
    let columns = vec![
        Column::new(m::workstations_name),
        Column::new(m::workstations_inventory_label).where_wide(),
        Column::new(m::workstations_state),
        Column::new(m::workstations_tokens),
        Column::new(m::workstations_sessions),
        Column::acts(),
    ];
    let nothing = move || {
        let (found, filtered) = (m::workstations_none_found, m::workstations_none);
        view! {
            <NothingFound narrowing found filtered>
                <Empty title=i18n.t(m::workstations_none) hint=i18n.t(m::workstations_none_hint)>
                    {new()}
                </Empty>
            </NothingFound>
        }
    };
    view! {
        <Head title=i18n.t(m::workstations_title) lead=i18n.t(m::workstations_lead)>{new()}</Head>
        <ListPanel name=m::workstations_list rows columns nothing>
            <SectionTabs/>
            <ListTools
                narrowing
                label=m::workstations_search
                placeholder=m::workstations_search_hint
            />
        </ListPanel>
        <Edit acts/>
        <Link workstation=acts.link all=acts.all/>
        <Remove workstation=acts.remove all=acts.all/>
    }
}

/// Whether a workstation is called so, or stands there.
fn matches(workstation: &Workstation, text: &str) -> bool {
    let form = &workstation.form;
    let texts = [
        form.name.as_str(),
        form.place.as_str(),
        form.inventory_label.as_str(),
    ];
    let text = fold(text);
    texts.iter().any(|field| fold(field).contains(&text))
}
