//! Looks for patients. What is typed stays on this page: no address has it.

mod below;
mod row;

use crate::{
    api,
    components::{
        button::LinkButton,
        head::Head,
        icon::Icon,
        load::Loader,
        table::{DamagedRows, Paging, RowsTable},
        tools::{SearchBox, Tools},
    },
    i18n::use_i18n,
    page::Page,
};
use below::below;
use leptos::prelude::*;
use row::row;
use shared::{
    messages as m,
    patients::{PatientQuery, PatientsFound, is_enough},
};

const SEARCH_BOX: &str = "patients-search";

/// Who matched a text; nobody was asked for while there was too little of it.
struct Found {
    text: String,
    page: Option<PatientsFound>,
}

/// The search, and what came of it.
#[derive(Clone, Copy)]
struct Search {
    text: RwSignal<String>,
    paging: Paging,
    found: Loader<Found>,
}

impl Search {
    fn new() -> Self {
        let (text, paging) = (RwSignal::new(String::new()), Paging::unaddressed());
        let found = Loader::new(move || {
            let (text, cursor) = (text.get(), paging.cursor());
            async move {
                let query = is_enough(&text).then(|| PatientQuery {
                    search: text.clone(),
                    cursor,
                });
                let page = match query {
                    Some(query) => Some(api::patients::search(query).await?),
                    None => None,
                };
                Ok(Found { text, page })
            }
        });
        Self {
            text,
            paging,
            found,
        }
    }

    /// Looks for what was typed, from the first page on.
    fn ask(self, text: String) {
        if self.text.with_untracked(|asked| *asked == text) {
            return;
        }
        self.paging.turn(&[]);
        self.text.set(text);
    }

    /// Whether there is enough to look for, reactively.
    fn is_enough(self) -> bool {
        self.text.with(|text| is_enough(text))
    }
}

#[component]
pub fn PatientsPage() -> impl IntoView {
    let i18n = use_i18n();
    let search = Search::new();
    view! {
        <Head title=i18n.t(m::patients_title)>
            <LinkButton page=Page::PatientNew label=i18n.t(m::patients_register) icon=Icon::Plus/>
        </Head>
        <section class="lm-panel" aria-label=i18n.t(m::patients_list)>
            <Tools label=i18n.t(m::patients_search)>
                <SearchBox
                    id=SEARCH_BOX
                    text=search.text
                    placeholder=i18n.t(m::patients_search_hint)
                    on_search=move |text| search.ask(text)
                />
            </Tools>
            <Table search/>
            {move || below(search)}
        </section>
    }
}

#[component]
fn Table(search: Search) -> impl IntoView {
    let i18n = use_i18n();
    let found = search.found;
    let rows = move |()| {
        let found = found.get();
        let page = found.as_ref()?.page.as_ref()?;
        let damaged = page.damaged.clone();
        Some(
            view! {
                {page.items.iter().map(row).collect_view()}
                <DamagedRows ids=damaged columns=5/>
            }
            .into_any(),
        )
    };
    let nothing = move || {
        let found = found.get();
        let page = found.as_ref().and_then(|found| found.page.as_ref());
        !search.is_enough()
            || search.found.error().is_some()
            || page.is_some_and(PatientsFound::is_empty)
    };
    view! {
        <RowsTable
            caption=i18n.t(m::patients_list)
            columns=5
            rows
            nothing=Signal::derive(nothing)
            loading=Signal::derive(move || found.is_loading())
        >
            <th scope="col">{i18n.t(m::patients_name)}</th>
            <th scope="col">{i18n.t(m::patients_birth_date)}</th>
            <th scope="col" data-col="3">{i18n.t(m::patients_sex)}</th>
            <th scope="col">{i18n.t(m::patients_tax_number)}</th>
            <th scope="col">{i18n.t(m::patients_phone)}</th>
        </RowsTable>
    }
}
