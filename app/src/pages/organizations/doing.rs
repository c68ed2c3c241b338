//! What is being done on the page.

use crate::live::follow;
use leptos::prelude::*;
use shared::organizations::Organization;

/// What is being done, and to which organization.
#[derive(Clone)]
pub enum Doing {
    Creating,
    /// It gets another name.
    Renaming(Organization),
    Deleting(Organization),
}

/// Whether the dialog of what is being done is open; closing it ends that.
pub fn dialog(doing: RwSignal<Option<Doing>>) -> RwSignal<bool> {
    let open = RwSignal::new(true);
    follow(move || {
        if !open.get() {
            doing.set(None);
        }
    });
    open
}
