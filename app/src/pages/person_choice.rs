//! Chooses a user by name or login: the server searches.

use crate::{
    api,
    components::{
        choose::{Choice, Choose},
        draft::Entry,
        load::Loader,
    },
    i18n::use_i18n,
    names,
};
use leptos::prelude::*;
use shared::{
    ids::UserId,
    lang::Lang,
    users::{Person, PersonQuery},
};

/// The people found and the one chosen.
#[derive(Clone, Copy)]
pub struct PersonChoice {
    entry: Entry,
    search: RwSignal<String>,
    /// Those who match.
    pub found: Loader<Vec<Person>>,
    /// Who is chosen, once the server has told who that is.
    pub chosen: Memo<Option<Person>>,
}

impl PersonChoice {
    /// Fills in `entry`, which may begin with a user's id.
    pub fn new(entry: Entry) -> Self {
        let search = RwSignal::new(String::new());
        let found = Loader::new(move || {
            let text = search.get();
            let search = (!text.is_empty()).then_some(text);
            api::people::list(PersonQuery { search, id: None })
        });
        let begin: Option<UserId> = entry.value.with_untracked(|id| id.parse().ok());
        let begun = begin.map(|id| {
            let exactly = move || PersonQuery {
                search: None,
                id: Some(id),
            };
            Loader::new(move || api::people::list(exactly()))
        });
        let chosen = Memo::new(move |before: Option<&Option<Person>>| {
            let id: UserId = entry.value.with(|id| id.parse().ok())?;
            let before = before.and_then(Option::as_ref).cloned();
            let known = [begun.and_then(Loader::get), found.get()];
            let known = known
                .iter()
                .flatten()
                .flat_map(|people| people.iter().cloned());
            before
                .into_iter()
                .chain(known)
                .find(|person| person.id == id)
        });
        Self {
            entry,
            search,
            found,
            chosen,
        }
    }

    /// Those found, and the chosen one wherever they are.
    fn choices(self, lang: Lang) -> Vec<Choice> {
        let found = self.found.get();
        let found = found.iter().flat_map(|people| people.iter().cloned());
        let mut people: Vec<Person> = found.collect();
        if let Some(chosen) = self.chosen.get()
            && people.iter().all(|person| person.id != chosen.id)
        {
            people.push(chosen);
        }
        let choice = |person: Person| Choice {
            value: person.id.to_string(),
            label: person.full_name.to_string(),
            hint: hint(lang, &person),
        };
        people.into_iter().map(choice).collect()
    }
}

/// What tells a person from others of the same name: login and roles.
fn hint(lang: Lang, person: &Person) -> String {
    let roles = names::roles(lang, &person.roles);
    let words = [person.login.as_str(), &roles];
    words
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The field.
#[component]
pub fn PersonField(
    choice: PersonChoice,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] none: Signal<String>,
    #[prop(into)] hint: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let choices = Signal::derive(move || choice.choices(i18n.lang()));
    let on_search = move |text: String| choice.search.set(text.trim().to_owned());
    view! { <Choose entry=choice.entry label choices none hint on_search span="3"/> }
}
