//! The page of workstations: their list, and what can be done with them.

use super::{SectionTabs, form::Edit, link::Link, remove::Remove, table::Table};
use crate::{
    api,
    components::{
        button::Button,
        head::Head,
        icon::Icon,
        load::Loader,
        subject::Subject,
        tools::{SearchBox, Tools},
    },
    i18n::use_i18n,
    state::list_query::use_list_query,
};
use leptos::prelude::*;
use shared::{messages as m, workstations::Workstation};

/// What the address says of the search.
pub const SEARCH: &str = "search";

/// The list and the dialogs its rows can open.
#[derive(Clone, Copy)]
pub struct Acts {
    /// All workstations.
    pub all: Loader<Vec<Workstation>>,
    /// The form; about none when it creates one.
    pub edit: Subject<Option<Workstation>>,
    /// The enrolment link.
    pub link: Subject<Workstation>,
    /// The question before one is removed.
    pub remove: Subject<Workstation>,
}

/// The page.
#[component]
pub fn WorkstationsPage() -> impl IntoView {
    let (i18n, query) = (use_i18n(), use_list_query());
    let acts = Acts {
        all: Loader::new(api::workstations::list),
        edit: Subject::new(),
        link: Subject::new(),
        remove: Subject::new(),
    };
    view! {
        <Head title=i18n.t(m::workstations_title) lead=i18n.t(m::workstations_lead)>
            <NewButton acts/>
        </Head>
        <section class="lm-panel" aria-label=i18n.t(m::workstations_list)>
            <SectionTabs/>
            <Tools label=i18n.t(m::workstations_search)>
                <SearchBox
                    id="workstations-search"
                    text=Signal::derive(move || query.get(SEARCH).unwrap_or_default())
                    placeholder=i18n.t(m::workstations_search_hint)
                    on_search=move |text: String| query.set(&[(SEARCH, &text)])
                />
            </Tools>
            <Table acts query/>
        </section>
        <Edit acts/>
        <Link workstation=acts.link all=acts.all/>
        <Remove workstation=acts.remove all=acts.all/>
    }
}

/// Opens the form that creates one.
#[component]
pub fn NewButton(acts: Acts) -> impl IntoView {
    let i18n = use_i18n();
    let open = move |()| acts.edit.open_about(None);
    view! { <Button label=i18n.t(m::workstations_new) icon=Icon::Plus on_press=open/> }
}
