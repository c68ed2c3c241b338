//! Chooses a user by name or login: the server searches.

use crate::{
    api,
    components::{
        choice::Choice,
        choose::Choose,
        form_state::Entry,
        load::Loader,
        lookup::{Found, Lookup},
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
    people: Lookup<Person>,
    /// Who is chosen, once the server has told who that is.
    pub chosen: Memo<Option<Person>>,
}

impl PersonChoice {
    /// Fills in `entry`, which may begin with a user's id.
    pub fn new(entry: Entry) -> Self {
        let people = Lookup::new(|search| api::people::list(PersonQuery { search, id: None }));
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
            let begun = begun.and_then(Loader::get);
            let begun = begun.iter().flat_map(|people| people.iter().cloned());
            let mut known = before.into_iter().chain(begun).chain(people.found());
            known.find(|person| person.id == id)
        });
        Self {
            entry,
            people,
            chosen,
        }
    }

    /// To show why nobody was found.
    pub fn loader(self) -> Loader<Found<Person>> {
        self.people.loader()
    }

    /// Those found, and the chosen one wherever they are.
    fn choices(self, lang: Lang) -> Vec<Choice> {
        let mut people: Vec<Person> = self.people.found().collect();
        if let Some(chosen) = self.chosen.get()
            && people.iter().all(|person| person.id != chosen.id)
        {
            people.push(chosen);
        }
        let choice = |person: Person| {
            Choice::new(person.id, person.full_name.to_string())
                .hint(hint(lang, &person))
                .alias(person.login.as_str())
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

#[component]
pub fn PersonField(
    choice: PersonChoice,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] none: Signal<String>,
    #[prop(into)] hint: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let choices = Signal::derive(move || choice.choices(i18n.lang()));
    let asking = choice.people.asking();
    view! { <Choose entry=choice.entry label choices none hint asking span="3"/> }
}
