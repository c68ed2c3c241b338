//! What the form knows of the chosen user and workstation.

use super::{fields::Fields, job_title::JobTitle};
use crate::{
    api,
    components::{choice::Choice, load::Loader},
    pages::person_choice::PersonChoice,
};
use leptos::prelude::*;
use shared::{
    ids::WorkstationId,
    lang::Lang,
    messages as m,
    page::Page,
    tokens::{Token, TokenState},
    workstations::Workstation,
};

/// People, workstations and the user's other tokens.
#[derive(Clone, Copy)]
pub struct Facts {
    fields: Fields,
    /// Whose token it becomes.
    pub person: PersonChoice,
    pub job_title: JobTitle,
    pub workstations: Loader<Vec<Workstation>>,
    /// The user's latest tokens.
    tokens: Loader<Page<Token>>,
}

impl Facts {
    /// Loads them, and what hangs on the user whenever another is chosen.
    pub fn load(fields: Fields) -> Self {
        let user = Memo::new(move |_| fields.user_id());
        Self {
            fields,
            person: PersonChoice::new(fields.entries().user),
            job_title: JobTitle::follow(user, fields.entries().job_title),
            workstations: Loader::new(api::workstations::list),
            tokens: Loader::new(move || api::tokens::latest(user.get())),
        }
    }

    /// The workstations to choose from; those not enrolled say so.
    pub fn workstation_choices(self, lang: Lang) -> Vec<Choice> {
        let choice = |workstation: &Workstation| {
            let enrolled = workstation.enrolled_at.is_some();
            let state = (!enrolled).then(|| m::workstations_not_enrolled(lang));
            let words = [Some(workstation.form.place.as_str()), state];
            let words = words.into_iter().flatten().filter(|word| !word.is_empty());
            Choice::new(workstation.id, workstation.form.name.to_string())
                .hint(words.collect::<Vec<_>>().join(" · "))
        };
        let all = self.workstations.get();
        all.iter().flat_map(|all| all.iter().map(choice)).collect()
    }

    /// Whether there is no workstation to choose.
    pub fn lacks_workstations(self) -> bool {
        self.workstations.get().is_some_and(|all| all.is_empty())
    }

    /// The chosen workstation.
    pub fn workstation(self) -> Option<Workstation> {
        let chosen = self.fields.entries().workstation.value;
        let id: WorkstationId = chosen.with(|id| id.parse().ok())?;
        let all = self.workstations.get()?;
        all.iter().find(|workstation| workstation.id == id).cloned()
    }

    /// The user's tokens that are valid already.
    pub fn valid_tokens(self) -> Vec<Token> {
        let tokens = self.tokens.get();
        let tokens = tokens.iter().flat_map(|tokens| tokens.items.iter());
        tokens
            .filter(|token| token.state == TokenState::Valid)
            .cloned()
            .collect()
    }
}
