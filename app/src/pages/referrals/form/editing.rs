//! A draft being gone on with: sent as of the version it was read at.

use super::{Fields, issued};
use crate::{
    api::{self, ApiError},
    components::{conflict::Conflict, error_summary::focus_on},
    navigation::{Go, use_go},
    state::notices::{Notices, use_notices},
};
use leptos::prelude::*;
use shared::{
    ids::RequisitionId,
    messages as m,
    page::Version,
    referrals::{MAX_SERVICES, Requisition},
};

/// A draft being gone on with.
#[derive(Clone, Copy)]
pub struct Editing {
    /// What is filled in.
    pub fields: Fields,
    /// The draft.
    pub id: RequisitionId,
    version: RwSignal<Version>,
    /// Somebody else was faster.
    pub conflict: Conflict<Requisition>,
    /// Whether the conflict came of issuing.
    issuing: RwSignal<bool>,
    notices: Notices,
    go: Go,
}

impl Editing {
    /// Begins with what is on record.
    pub fn of(shown: &Requisition) -> Self {
        let fields = Fields::new(shown.patient.id, MAX_SERVICES);
        fields.fill(shown);
        Self {
            fields,
            id: shown.id,
            version: RwSignal::new(shown.version),
            conflict: Conflict::new(fields.draft()),
            issuing: RwSignal::new(false),
            notices: use_notices(),
            go: use_go(),
        }
    }

    /// Issues it, or keeps it.
    pub fn send(self, issuing: bool) {
        let fields = self.fields;
        self.issuing.set(issuing);
        let failed = move |error: ApiError| {
            self.conflict.fail(error, api::requisitions::get(self.id));
        };
        let version = self.version.get_untracked();
        if issuing {
            let Some(form) = fields.complete() else {
                return;
            };
            let request = api::requisitions::issue_draft(self.id, version, form);
            let done = move |now: Requisition| issued(self.go, &now);
            fields.draft().send_or(request, done, failed);
        } else {
            let Some(form) = fields.unfinished() else {
                return;
            };
            let sent = fields.draft().held();
            let request = api::requisitions::update_draft(self.id, version, form);
            let done = move |now: Requisition| self.saved(&now, sent);
            fields.draft().send_or(request, done, failed);
        }
    }

    fn saved(self, now: &Requisition, sent: Vec<String>) {
        self.version.set(now.version);
        self.fields.draft().settle_on(sent);
        self.notices
            .say(|lang| m::notice_draft_saved(lang).to_owned());
    }

    /// Goes on with what was typed.
    pub fn save_mine(self) {
        if let Some(theirs) = self.conflict.close() {
            self.version.set(theirs.version);
            self.send(self.issuing.get_untracked());
        }
    }

    /// Takes what is on record.
    pub fn take_theirs(self) {
        if let Some(theirs) = self.conflict.close() {
            self.version.set(theirs.version);
            self.fields.fill(&theirs);
            self.fields.draft().settle();
            focus_on(&self.fields.parts().lines.adding.id());
        }
    }
}
