//! What the own organization already asked for and is not done yet.

use crate::{
    api,
    components::{form_state::FormState, load::Loader},
    pages::referrals::section::latest,
};
use leptos::prelude::*;
use shared::{
    fields::ServiceCode,
    ids::PatientId,
    page::Page,
    referrals::{ReferralQuery, ReferralRow, Request, Worklist},
};
use std::sync::Arc;

/// The active referrals of a patient.
#[derive(Clone, Copy)]
pub struct ActiveServices {
    asked: Loader<Page<ReferralRow>>,
    /// The last answer that came.
    known: Memo<Option<Arc<Page<ReferralRow>>>>,
}

impl ActiveServices {
    /// Those of `patient` in the own organization.
    pub fn of(patient: PatientId) -> Self {
        let query = move || ReferralQuery {
            patient: Some(patient),
            request: Some(Request::Active),
            ..latest(Worklist::Organization)
        };
        let asked = Loader::new(move || api::referrals::search(query()));
        let known = Memo::new(move |before: Option<&Option<_>>| {
            asked.get().or_else(|| before.cloned().flatten())
        });
        Self { asked, known }
    }

    /// Asks again whenever an attempt failed: without an answer, what was to be
    /// issued may have been issued all the same.
    pub fn follow(self, state: FormState) {
        Effect::new(move |before: Option<()>| {
            let failed = state.failures() > 0 && state.failure().with_untracked(Option::is_some);
            if before.is_some() && failed {
                self.asked.reload();
            }
        });
    }

    /// Whether nothing is known yet, and is about to be.
    pub fn is_awaited(self) -> bool {
        self.known.with(Option::is_none) && self.asked.is_loading()
    }

    /// The latest that asks for this service, reactively.
    pub fn asks_for(self, code: &ServiceCode) -> Option<ReferralRow> {
        let found = self.known.get()?;
        let mut rows = found.items.iter();
        rows.find(|row| row.service.code == *code).cloned()
    }
}
