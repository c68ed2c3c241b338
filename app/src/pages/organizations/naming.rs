//! What is typed as an organization's name, and what becomes of it.

use crate::{
    api,
    components::{
        edition::{Difference, EditForm, Edition},
        form_state::{Entry, FormState},
    },
    state::notices::{Notices, use_notices},
};
use leptos::prelude::*;
use shared::{
    lang::Lang,
    messages as m,
    organizations::{Organization, OrganizationForm},
    problem::ErrorCode,
};
use std::sync::Arc;

/// The name of an organization being created or renamed.
#[derive(Clone, Copy)]
pub struct Naming {
    /// What is being filled in.
    pub state: FormState,
    pub name: Entry,
    edition: Edition<Organization>,
    pub open: RwSignal<bool>,
    notices: Notices,
    on_done: Callback<()>,
}

impl Naming {
    /// Begins with the present name, if there is one.
    pub fn new(before: Option<Organization>, open: RwSignal<bool>, on_done: Callback<()>) -> Self {
        let state = FormState::new("organization").blaming(|code| match code {
            ErrorCode::OrganizationNameTaken => Some("name"),
            _ => None,
        });
        let begin = before.as_ref().map(|one| one.name.to_string());
        Self {
            state,
            name: state.entry("name", begin.unwrap_or_default()),
            edition: Edition::new(state, before.map(Arc::new)),
            open,
            notices: use_notices(),
            on_done,
        }
    }

    fn done(self, one: Organization, notice: fn(Lang, &str) -> String) {
        self.notices
            .say(move |lang| notice(lang, one.name.as_str()));
        self.open.set(false);
        self.on_done.run(());
    }
}

impl EditForm for Naming {
    type Record = Organization;

    fn edition(self) -> Edition<Organization> {
        self.edition
    }

    fn differences(self, lang: Lang, theirs: &Organization) -> Vec<Difference> {
        let typed = self.name.value.get();
        let name = Difference::of(m::organizations_name(lang), theirs.name.as_str(), &typed);
        name.into_iter().collect()
    }

    fn fill(self, theirs: &Organization) {
        self.name.value.set(theirs.name.to_string());
    }

    fn first(self) -> String {
        self.name.id()
    }

    fn send(self) {
        let form = self.state.read(move |reader| {
            reader.printed(self.name);
            let name = reader.take(self.name)?;
            Some(OrganizationForm { name })
        });
        let Some(form) = form else { return };
        let Some(before) = self.edition.record() else {
            let create = api::organizations::create(form);
            let done = move |one| self.done(one, m::notice_organization_created);
            return self.state.send(create, done);
        };
        let id = before.id;
        self.edition.send(
            api::organizations::rename(id, before.version, form),
            move |one| self.done(one, m::notice_organization_saved),
            move || api::organizations::get(id),
        );
    }
}
