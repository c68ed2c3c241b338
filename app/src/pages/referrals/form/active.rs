//! What the own organization already asked for and is not done yet.

use crate::{api, components::load::Loader, pages::referrals::latest};
use shared::{
    fields::Code,
    ids::PatientId,
    page::Page,
    referrals::{ReferralQuery, ReferralRow, Request, Worklist},
};

/// The active referrals of a patient.
#[derive(Clone, Copy)]
pub struct ActiveServices(Loader<Page<ReferralRow>>);

impl ActiveServices {
    /// Those of `patient` in the own organization.
    pub fn of(patient: PatientId) -> Self {
        let query = move || ReferralQuery {
            patient: Some(patient),
            request: Some(Request::Active),
            ..latest(Worklist::Organization)
        };
        Self(Loader::new(move || api::referrals::search(query())))
    }

    /// The latest that asks for this service, reactively.
    pub fn asks_for(self, code: &Code) -> Option<ReferralRow> {
        let found = self.0.get()?;
        let mut rows = found.items.iter();
        rows.find(|row| row.service.code == *code).cloned()
    }
}
