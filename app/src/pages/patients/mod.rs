//! Patients: the search, one patient with the record's history, the forms.

mod facts;
mod form;
mod list;
mod patient;
mod section;

pub use form::{edit::PatientEditPage, new::PatientNewPage};
pub use list::PatientsPage;
pub use patient::PatientPage;
