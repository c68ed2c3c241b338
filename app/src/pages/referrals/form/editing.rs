//! A draft being gone on with: sent as of the version it was read at.

use super::{body::issued, differences::differences, fields::Fields};
use crate::{
    api,
    components::edition::{Difference, EditForm, Edition},
    navigation::{Go, use_go},
    state::notices::{Notices, use_notices},
};
use leptos::prelude::*;
use shared::{
    lang::Lang,
    messages as m,
    referrals::{MAX_SERVICES, Requisition},
};
use std::sync::Arc;

/// A draft being gone on with.
#[derive(Clone, Copy)]
pub struct Editing {
    pub fields: Fields,
    edition: Edition<Requisition>,
    /// Whether it was to be issued at last.
    issuing: RwSignal<bool>,
    notices: Notices,
    go: Go,
}

impl Editing {
    /// Begins with what is on record.
    pub fn of(shown: Arc<Requisition>) -> Self {
        let fields = Fields::new(shown.patient.id, MAX_SERVICES);
        fields.fill(&shown);
        Self {
            fields,
            edition: Edition::new(fields.state(), Some(shown)),
            issuing: RwSignal::new(false),
            notices: use_notices(),
            go: use_go(),
        }
    }

    pub fn keep(self) {
        self.issuing.set(false);
        self.send();
    }

    fn saved(self, now: Requisition, sent: Vec<String>) {
        self.edition.begin(Some(Arc::new(now)));
        self.fields.state().settle_on(sent);
        self.notices
            .say(|lang| m::notice_draft_saved(lang).to_owned());
    }
}

impl EditForm for Editing {
    type Record = Requisition;

    fn edition(self) -> Edition<Requisition> {
        self.edition
    }

    fn differences(self, lang: Lang, theirs: &Requisition) -> Vec<Difference> {
        differences(lang, self.fields, theirs)
    }

    fn fill(self, shown: &Requisition) {
        self.fields.fill(shown);
    }

    fn first(self) -> String {
        self.fields.parts().lines.adding.id()
    }

    /// Does what was asked for at last.
    fn send(self) {
        let (fields, edition) = (self.fields, self.edition);
        let Some(before) = edition.record() else {
            return;
        };
        let (id, version) = (before.id, before.version);
        let load = move || api::requisitions::get(id);
        if self.issuing.get_untracked() {
            let Some(form) = fields.complete() else {
                return;
            };
            let issue = api::requisitions::issue_draft(id, version, form);
            edition.send(issue, move |now| issued(self.go, &now), load);
        } else {
            let Some(form) = fields.unfinished() else {
                return;
            };
            let sent = fields.state().held();
            let keep = api::requisitions::update_draft(id, version, form);
            edition.send(keep, move |now| self.saved(now, sent), load);
        }
    }

    /// Issues it.
    fn submit(self) {
        self.issuing.set(true);
        self.send();
    }
}
