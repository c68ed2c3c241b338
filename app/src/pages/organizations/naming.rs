//! What is typed as an organization's name, and what becomes of it.

use crate::{
    api,
    components::{
        conflict::{Conflict, Difference},
        draft::{Draft, Entry},
    },
    state::notices::{Notices, use_notices},
};
use leptos::prelude::*;
use shared::{
    ids::OrganizationId,
    lang::Lang,
    messages as m,
    organizations::{Organization, OrganizationForm},
    page::Version,
    problem::ErrorCode,
};

/// The name of an organization being created or renamed.
#[derive(Clone, Copy)]
pub struct Naming {
    /// What is being filled in.
    pub draft: Draft,
    /// What is typed.
    pub name: Entry,
    /// Which to rename, and as it was when; absent for a new one.
    renamed: RwSignal<Option<(OrganizationId, Version)>>,
    /// Somebody else was faster.
    pub conflict: Conflict<Organization>,
    /// Whether the dialog is open.
    pub open: RwSignal<bool>,
    notices: Notices,
    on_done: Callback<()>,
}

impl Naming {
    /// Begins with the present name, if there is one.
    pub fn new(before: Option<Organization>, open: RwSignal<bool>, on_done: Callback<()>) -> Self {
        let draft = Draft::new("organization").blaming(|code| match code {
            ErrorCode::OrganizationNameTaken => Some("name"),
            _ => None,
        });
        let begin = before.as_ref().map(|one| one.name.to_string());
        Self {
            draft,
            name: draft.entry("name", begin.unwrap_or_default()),
            renamed: RwSignal::new(before.map(|one| (one.id, one.version))),
            conflict: Conflict::new(draft),
            open,
            notices: use_notices(),
            on_done,
        }
    }

    /// Sends the name.
    pub fn submit(self) {
        let form = self.draft.read(move |reader| {
            let name = reader.take(self.name)?;
            Some(OrganizationForm { name })
        });
        let Some(form) = form else { return };
        match self.renamed.get_untracked() {
            None => self
                .draft
                .send(api::organizations::create(form), move |one| {
                    self.done(one, m::notice_organization_created);
                }),
            Some((id, version)) => self.draft.send_or(
                api::organizations::rename(id, version, form),
                move |one| self.done(one, m::notice_organization_saved),
                move |error| self.conflict.fail(error, api::organizations::get(id)),
            ),
        }
    }

    fn done(self, one: Organization, notice: fn(Lang, &str) -> String) {
        self.notices
            .say(move |lang| notice(lang, one.name.as_str()));
        self.open.set(false);
        self.on_done.run(());
    }

    /// Sends the name in place of what somebody else wrote.
    pub fn save_mine(self) {
        if self.close_conflict().is_some() {
            self.submit();
        }
    }

    /// Takes what somebody else wrote.
    pub fn take_theirs(self) {
        if let Some(theirs) = self.close_conflict() {
            self.name.value.set(theirs);
        }
    }

    /// Goes on from what is on record now; answers its name.
    fn close_conflict(self) -> Option<String> {
        let theirs = self.conflict.close()?;
        self.renamed.set(Some((theirs.id, theirs.version)));
        Some(theirs.name.to_string())
    }

    /// Where the record differs from what was typed, reactively.
    pub fn differences(self, lang: Lang) -> Vec<Difference> {
        let theirs = self.conflict.theirs();
        let of = |theirs: &str| {
            Difference::of(m::organizations_name(lang), theirs, &self.name.value.get())
        };
        theirs
            .and_then(|theirs| of(theirs.name.as_str()))
            .into_iter()
            .collect()
    }
}
