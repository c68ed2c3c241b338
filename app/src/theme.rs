//! Light, dark or as the system has it: an attribute of the page, kept in
//! this browser. The boot script applies it before anything is drawn.

use leptos::prelude::*;

const KEY: &str = "lm-theme";
const ATTRIBUTE: &str = "data-color-scheme";

/// Which colours the pages have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Every theme, in the order of the choices.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The code in the storage and in the attribute.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme the page has.
    pub fn now() -> Self {
        let forced = document()
            .document_element()
            .and_then(|root| root.get_attribute(ATTRIBUTE));
        Self::ALL
            .into_iter()
            .find(|theme| Some(theme.code()) == forced.as_deref())
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
