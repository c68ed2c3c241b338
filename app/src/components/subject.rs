//! What a dialog of a list is about: the row whose button opened it.

use leptos::prelude::*;

/// A dialog and its subject. The subject stays while the dialog closes.
pub struct Subject<T: Send + Sync + 'static> {
    what: RwSignal<Option<T>>,
    /// Whether the dialog is open.
    pub open: RwSignal<bool>,
}

impl<T: Send + Sync + 'static> Clone for Subject<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Subject<T> {}

impl<T: Clone + Send + Sync + 'static> Subject<T> {
    /// A closed dialog.
    pub fn new() -> Self {
        Self {
            what: RwSignal::new(None),
            open: RwSignal::new(false),
        }
    }

    pub fn open_about(self, what: T) {
        self.what.set(Some(what));
        self.open.set(true);
    }

    /// What it is about, reactively.
    pub fn get(self) -> Option<T> {
        self.what.get()
    }

    /// A text made of the subject; empty without one.
    pub fn say(self, text: impl Fn(&T) -> String + Send + Sync + 'static) -> Signal<String> {
        let say = move || self.what.with(|what| what.as_ref().map(&text));
        Signal::derive(move || say().unwrap_or_default())
    }
}
