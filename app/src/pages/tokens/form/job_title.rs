//! Fills in the job title: from the user's position, or, for those who may
//! not read it, from an earlier token. What somebody typed stays.

use crate::{
    api::{self, Answer},
    components::{
        form_state::{Entry, Held, Unsettled},
        load::Loader,
    },
    live::follow,
    state::session::use_session,
};
use leptos::prelude::*;
use shared::{
    fields::Position, ids::UserId, lang::Lang, messages as m, permissions::Permission,
    text::is_blank,
};

/// What fills in the job title.
#[derive(Clone, Copy)]
pub struct JobTitle {
    typed: RwSignal<String>,
    filled: RwSignal<Option<Position>>,
    /// Whether the viewer may read a user's position.
    reads_positions: bool,
}

impl JobTitle {
    /// Fills in `entry` whenever another user is chosen.
    pub fn follow(user: Memo<Option<UserId>>, entry: Entry) -> Self {
        let session = use_session().session_now();
        let this = Self {
            typed: entry.value,
            filled: RwSignal::new(None),
            reads_positions: session.is_some_and(|session| session.may(Permission::UserManagement)),
        };
        let known = Loader::new(move || this.known_of(user.get()));
        follow(move || {
            let user = user.get();
            this.take_back();
            if user.is_some() && this.is_blank() {
                // The form is not sent before it is known.
                entry.hold(Held::without(Unsettled::Pending(String::new())));
            }
        });
        follow(move || {
            let position = known.get().and_then(|known| known.as_ref().clone());
            if !known.is_loading() && untrack(|| this.is_blank()) {
                let text = position.as_ref().map(ToString::to_string);
                entry.set(text.unwrap_or_default());
                this.filled.set(position);
            }
        });
        this
    }

    /// Where the job title comes from.
    pub fn hint(self, lang: Lang) -> &'static str {
        if self.filled.with(Option::is_none) {
            m::tokens_job_title_unknown(lang)
        } else if self.reads_positions {
            m::tokens_job_title_hint(lang)
        } else {
            m::tokens_job_title_earlier(lang)
        }
    }

    async fn known_of(self, user: Option<UserId>) -> Answer<Option<Position>> {
        let Some(id) = user else {
            return Ok(None);
        };
        if self.reads_positions {
            return Ok(Some(api::users::get(id).await?.profile.position));
        }
        let tokens = api::tokens::latest(user).await?;
        Ok(tokens.items.into_iter().next().map(|token| token.job_title))
    }

    fn is_blank(self) -> bool {
        self.typed.with_untracked(|typed| is_blank(typed))
    }

    /// Empties what was filled in, unless somebody changed it.
    fn take_back(self) {
        let filled = self.filled.get_untracked();
        if filled.is_some_and(|filled| self.typed.with_untracked(|now| now == filled.as_str())) {
            self.typed.set(String::new());
        }
        self.filled.set(None);
    }
}
