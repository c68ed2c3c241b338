//! Unicode's normalization forms (UAX #15), and the case of letters. In the browser,
//! which has the tables already, they come from there.

use std::borrow::Cow;

/// The text in composed form.
pub(super) fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    form::nfc(text)
}

/// The text in composed form, with what only looks special as what it stands
/// for: as a password is taken, whichever keyboard it was typed on.
pub fn nfkc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    form::nfkc(text)
}

/// The text taken apart: letters from their accents, and what only looks
/// special, such as `Ⅲ` or `₂`, into what it stands for.
pub(super) fn nfkd(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    form::nfkd(text)
}

/// The text in small letters, each as it is without its neighbours.
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    form::lower(text)
}

/// The text in capitals.
pub fn upper(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_uppercase();
    }
    form::upper(text)
}

#[cfg(target_arch = "wasm32")]
mod form {
    use js_sys::JsString;
    use std::borrow::Cow;

    pub(super) fn nfc(text: &str) -> Cow<'_, str> {
        String::from(JsString::from(text).normalize("NFC")).into()
    }

    pub(super) fn nfkc(text: &str) -> Cow<'_, str> {
        String::from(JsString::from(text).normalize("NFKC")).into()
    }

    pub(super) fn nfkd(text: &str) -> Cow<'_, str> {
        String::from(JsString::from(text).normalize("NFKD")).into()
    }

    pub(super) fn lower(text: &str) -> String {
        // The browser would give the end of a word its own sigma.
        let text = text.replace('Σ', "σ");
        JsString::from(text).to_lower_case().into()
    }

    pub(super) fn upper(text: &str) -> String {
        JsString::from(text).to_upper_case().into()
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod form {
    use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
    use std::borrow::Cow;

    pub(super) fn nfc(text: &str) -> Cow<'_, str> {
        ComposingNormalizerBorrowed::new_nfc().normalize(text)
    }

    pub(super) fn nfkc(text: &str) -> Cow<'_, str> {
        ComposingNormalizerBorrowed::new_nfkc().normalize(text)
    }

    pub(super) fn nfkd(text: &str) -> Cow<'_, str> {
        DecomposingNormalizerBorrowed::new_nfkd().normalize(text)
    }

    pub(super) fn lower(text: &str) -> String {
        text.chars().flat_map(char::to_lowercase).collect()
    }

    pub(super) fn upper(text: &str) -> String {
        text.to_uppercase()
    }
}
