//! Light, dark or as the system has it: an attribute of the page, kept in
//! this browser. The boot script applies it before anything is drawn.

use leptos::prelude::*;

const KEY: &str = "lm-theme";
const ATTRIBUTE: &str = "data-color-scheme";

shared::closed! {
    /// Which colours the pages have; the code stands in the storage and in the attribute.
    pub enum Theme {
        /// As the system has it.
        Auto = "auto",
        Light = "light",
        Dark = "dark",
    }
}

impl Theme {
    /// The theme the page has.
    pub fn now() -> Self {
        let forced = document()
            .document_element()
            .and_then(|root| root.get_attribute(ATTRIBUTE));
        forced
            .and_then(|code| Self::parse(&code))
            .unwrap_or(Self::Auto)
    }

    /// Gives the page this theme, now and at the next visit.
    pub fn apply(self) {
        if let Ok(Some(storage)) = window().local_storage() {
            // A browser that keeps nothing still changes its colours.
            let _ = storage.set_item(KEY, self.code());
        }
        if let Some(root) = document().document_element() {
            let _ = match self {
                Self::Auto => root.remove_attribute(ATTRIBUTE),
                forced => root.set_attribute(ATTRIBUTE, forced.code()),
            };
        }
    }
}
