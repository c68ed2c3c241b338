//! What the form knows of the chosen user and workstation.

use super::fields::Fields;
use crate::{
    api,
    components::{choose::Choice, load::Loader},
    pages::person_choice::PersonChoice,
    state::session::use_session,
};
use leptos::{prelude::*, task::spawn_local};
use shared::{
    fields::Position,
    ids::UserId,
    lang::Lang,
    messages as m,
    page::{Order, Page},
    permissions::Permission,
    tokens::{Token, TokenQuery, TokenSort, TokenState},
    workstations::Workstation,
};

/// People, workstations and the user's other tokens.
#[derive(Clone, Copy)]
pub struct Facts {
    fields: Fields,
    /// Whether the viewer may read a user's position.
    reads_positions: bool,
    /// Whose token it becomes.
    pub person: PersonChoice,
    workstations: Loader<Vec<Workstation>>,
    /// The user's latest tokens.
    tokens: Loader<Page<Token>>,
    /// The job title the form filled in itself.
    prefilled: RwSignal<Option<Position>>,
}

impl Facts {
    /// Loads them, and the job title whenever another user is chosen.
    pub fn load(fields: Fields) -> Self {
        let session = use_session().session_now();
        let user = Memo::new(move |_| fields.user_id());
        let facts = Self {
            fields,
            reads_positions: session.is_some_and(|session| session.may(Permission::UserManagement)),
            person: PersonChoice::new(fields.entries().user),
            workstations: Loader::new(api::workstations::list),
            tokens: Loader::new(move || latest(user.get())),
            prefilled: RwSignal::new(None),
        };
        Effect::new(move |_| facts.prefill(user.get()));
        Effect::new(move |_| {
            let tokens = facts.tokens.get();
            // Whoever may not read the position learns it from an earlier token.
            if let Some(token) = tokens.as_ref().and_then(|tokens| tokens.items.first())
                && !facts.reads_positions
            {
                facts.fill_in(token.job_title.clone());
            }
        });
        facts
    }

    /// The workstations to choose from; those not enrolled say so.
    pub fn workstation_choices(self, lang: Lang) -> Vec<Choice> {
        let choice = |workstation: &Workstation| {
            let enrolled = workstation.enrolled_at.is_some();
            let state = (!enrolled).then(|| m::workstations_not_enrolled(lang));
            let words = [Some(workstation.form.place.as_str()), state];
            let words = words.into_iter().flatten().filter(|word| !word.is_empty());
            Choice {
                value: workstation.id.to_string(),
                label: workstation.form.name.to_string(),
                hint: words.collect::<Vec<_>>().join(" · "),
            }
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
        let id = self.fields.workstation_id()?;
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

    /// Where the job title comes from.
    pub fn job_title_hint(self, lang: Lang) -> &'static str {
        if self.prefilled.with(Option::is_none) {
            m::tokens_job_title_unknown(lang)
        } else if self.reads_positions {
            m::tokens_job_title_hint(lang)
        } else {
            m::tokens_job_title_earlier(lang)
        }
    }

    fn prefill(self, user: Option<UserId>) {
        self.take_back();
        let Some(user) = user.filter(|_| self.reads_positions) else {
            return;
        };
        spawn_local(async move {
            // Without it the field is filled in by hand.
            if let Ok(found) = api::users::get(user).await
                && untrack(|| self.fields.user_id()) == Some(user)
            {
                self.fill_in(found.profile.position);
            }
        });
    }

    /// Fills in the job title, unless somebody typed one.
    fn fill_in(self, position: Position) {
        let value = self.fields.entries().job_title.value;
        if value
            .try_get_untracked()
            .is_some_and(|typed| typed.trim().is_empty())
        {
            value.set(position.to_string());
            self.prefilled.set(Some(position));
        }
    }

    /// Empties the job title if the form had filled it in.
    fn take_back(self) {
        let value = self.fields.entries().job_title.value;
        let before = self.prefilled.try_update(Option::take).flatten();
        if before.is_some_and(|before| value.with_untracked(|now| *now == before.as_str())) {
            value.set(String::new());
        }
    }
}

/// The latest tokens of a user; of nobody, none.
async fn latest(user: Option<UserId>) -> api::Answer<Page<Token>> {
    if user.is_none() {
        return Ok(Page {
            items: Vec::new(),
            next: None,
            total: 0,
        });
    }
    let query = TokenQuery {
        user,
        sort: TokenSort::CreatedAt,
        order: Order::Descending,
        ..TokenQuery::default()
    };
    api::tokens::list(query).await
}
