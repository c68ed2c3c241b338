//! What the pages of referrals have in common.

use super::list::{LIST, PATIENT};
use crate::{
    components::head::Crumb,
    i18n::use_i18n,
    page::{Page, path_with},
};
use leptos::prelude::*;
use shared::{
    ids::PatientId,
    messages as m,
    page::Order,
    referrals::{ReferralQuery, ReferralSort, Worklist},
};

/// The page above every requisition.
pub fn above() -> Crumb {
    let i18n = use_i18n();
    (
        Page::Referrals,
        Signal::derive(move || m::referrals_title(i18n.lang()).to_owned()),
    )
}

/// All of a list, the latest first.
pub const fn latest(list: Worklist) -> ReferralQuery {
    ReferralQuery {
        list,
        search: None,
        patient: None,
        request: None,
        processing: None,
        priority: None,
        requester: None,
        issued: None,
        issued_from: None,
        issued_until: None,
        sort: ReferralSort::Issued,
        order: Order::Descending,
        cursor: None,
    }
}

/// The address of everything the organization asked for a patient.
pub fn of_patient_only(patient: PatientId) -> String {
    let list = path_with(Page::Referrals, LIST, Worklist::Organization.code());
    [&list, "&", PATIENT, "=", &patient.to_string()].concat()
}
