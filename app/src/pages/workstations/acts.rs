//! The list of workstations, and what can be done from its rows.

use crate::components::{load::Loader, subject::Subject};
use shared::workstations::Workstation;

/// The list and the dialogs its rows can open.
#[derive(Clone, Copy)]
pub struct Acts {
    pub all: Loader<Vec<Workstation>>,
    /// The form; about none when it creates one.
    pub edit: Subject<Option<Workstation>>,
    /// The enrolment link.
    pub link: Subject<Workstation>,
    /// The question before one is removed.
    pub remove: Subject<Workstation>,
}
