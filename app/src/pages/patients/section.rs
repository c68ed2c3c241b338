//! What the pages of patients have in common.

use crate::{components::head::Crumb, i18n::use_i18n, page::Page};
use leptos::prelude::*;
use shared::messages as m;

/// The page above every patient.
pub fn above() -> Crumb {
    let i18n = use_i18n();
    (
        Page::Patients,
        Signal::derive(move || m::patients_title(i18n.lang()).to_owned()),
    )
}
