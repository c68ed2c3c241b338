//! Looks for patients. What is typed stays on this page: no address has it.

mod nothing;
mod row;

use crate::{
    api,
    components::{
        button::LinkButton,
        head::Head,
        icon::Icon,
        load::Loader,
        table::{Column, Found, ListPanel, Paging, Rows},
        tools::{SearchBox, Tools},
    },
    i18n::use_i18n,
    page::Page,
};
use leptos::prelude::*;
use nothing::{nothing, unclear};
use row::row;
use shared::{
    messages as m,
    patients::{PatientQuery, PatientsFound, is_enough},
};

const SEARCH_BOX: &str = "patients-search";

/// Who matched a text; nobody was asked for while there was too little of it.
struct Answer {
    text: String,
    page: Option<PatientsFound>,
}

/// The search, and what came of it.
#[derive(Clone, Copy)]
struct Search {
    text: RwSignal<String>,
    paging: Paging,
    found: Loader<Answer>,
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
                Ok(Answer { text, page })
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

    /// What came, reactively: nobody at once while there is too little to look for.
    fn rows(self) -> Rows {
        Rows::new(self.found, move || {
            if !self.is_enough() {
                return Some(Found::all(0, Vec::new));
            }
            let answer = self.found.get()?;
            let page = answer.page.as_ref()?;
            Some(Found {
                damaged: page.damaged.clone(),
                total: page.total,
                next: page.next.clone(),
                ..Found::all(page.shown(), move || {
                    let rows = answer.page.iter().flat_map(|page| page.items.iter());
                    rows.map(|one| row(one).into_any()).collect()
                })
            })
        })
    }
}

#[component]
pub fn PatientsPage() -> impl IntoView {
    let i18n = use_i18n();
    let search = Search::new();
    let columns = vec![
        Column::new(m::patients_name),
        Column::new(m::patients_birth_date),
        Column::new(m::patients_sex).where_wide(),
        Column::new(m::patients_tax_number),
        Column::new(m::patients_phone),
    ];
    view! {
        <Head title=i18n.t(m::patients_title)>
            <LinkButton page=Page::PatientNew label=i18n.t(m::patients_register) icon=Icon::Plus/>
        </Head>
        <ListPanel
            name=m::patients_list
            rows=search.rows()
            columns
            paging=search.paging
            remark=move || unclear(search)
            nothing=move || nothing(search)
        >
            <Tools label=i18n.t(m::patients_search)>
                <SearchBox
                    id=SEARCH_BOX
                    text=search.text
                    placeholder=i18n.t(m::patients_search_hint)
                    on_search=move |text| search.ask(text)
                />
            </Tools>
        </ListPanel>
    }
}
