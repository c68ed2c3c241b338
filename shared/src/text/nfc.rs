//! Unicode's composed form (UAX #15).

use std::borrow::Cow;

/// The text in composed form.
pub(super) fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    compose(text)
}

/// The browser has the tables already.
#[cfg(target_arch = "wasm32")]
fn compose(text: &str) -> Cow<'_, str> {
    let composed = js_sys::JsString::from(text).normalize("NFC");
    String::from(composed).into()
}

#[cfg(not(target_arch = "wasm32"))]
fn compose(text: &str) -> Cow<'_, str> {
    icu_normalizer::ComposingNormalizerBorrowed::new_nfc().normalize(text)
}
