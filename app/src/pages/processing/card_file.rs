//! What is read of a file handed over in place of a number.

use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// No file of a card is as long, in bytes.
const NO_CARD: f64 = 20_000.0;

/// Whether a file can be a card, as far as its size and its kind tell.
pub fn may_be_card(file: &File) -> bool {
    file.size() <= NO_CARD && !file.type_().starts_with("image/")
}

/// What stands in a file, if it is text and not too much of it.
pub async fn said(file: &File) -> Option<String> {
    if !may_be_card(file) {
        return None;
    }
    let text = JsFuture::from(file.text()).await.ok()?.as_string()?;
    let is_text = !text.contains(['\0', char::REPLACEMENT_CHARACTER]) && !text.starts_with("%PDF");
    is_text.then(|| text.trim().to_owned())
}
