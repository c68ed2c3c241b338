//! Language and theme: the app's, kept where the app keeps them, so that a
//! choice made here holds there.

use super::dom::{document, window};
use shared::lang::Lang;

const LANG: &str = "lm-lang";
const THEME: &str = "lm-theme";
const SCHEME: &str = "data-color-scheme";

/// The themes, in the order of the choices; the first is the system's.
pub const THEMES: [&str; 3] = ["auto", "light", "dark"];

/// The language the boot script gave the page.
pub fn lang() -> Lang {
    let root = document().document_element();
    let lang = root.and_then(|root| root.get_attribute("lang"));
    lang.and_then(|lang| Lang::parse(&lang)).unwrap_or_default()
}

/// Gives the page this language, now and at the next visit.
pub fn choose_lang(lang: Lang) {
    keep(LANG, lang.code());
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", lang.code());
    }
}

/// The theme the page has.
pub fn theme() -> &'static str {
    let root = document().document_element();
    let forced = root.and_then(|root| root.get_attribute(SCHEME));
    let mut themes = THEMES.into_iter();
    let theme = themes.find(|theme| Some(*theme) == forced.as_deref());
    theme.unwrap_or(THEMES[0])
}

/// Gives the page this theme, now and at the next visit.
pub fn choose_theme(theme: &str) {
    keep(THEME, theme);
    if let Some(root) = document().document_element() {
        let _ = if theme == THEMES[0] {
            root.remove_attribute(SCHEME)
        } else {
            root.set_attribute(SCHEME, theme)
        };
    }
}

fn keep(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        // A browser that keeps nothing still changes the page.
        let _ = storage.set_item(key, value);
    }
}
