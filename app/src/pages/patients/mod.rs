//! Patients: the search, one patient with the record's history, the forms.

mod facts;
mod form;
mod list;
mod patient;

use crate::{components::head::Crumb, i18n::use_i18n, page::Page};
use leptos::prelude::*;
use shared::messages as m;

pub use form::{edit::PatientEditPage, new::PatientNewPage};
pub use list::PatientsPage;
pub use patient::PatientPage;

/// The page above every patient.
fn above() -> Crumb {
    let i18n = use_i18n();
    (
        Page::Patients,
        Signal::derive(move || m::patients_title(i18n.lang()).to_owned()),
    )
}
