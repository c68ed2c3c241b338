//! What is read of a file handed over in place of a number.

use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// No file of a card is as long, in bytes.
const LONGEST_FILE: f64 = 20_000.0;

/// Whether a file can be a card, as far as its size and its kind tell.
pub fn may_be_card(file: &File) -> bool {
    file.size() <= LONGEST_FILE && !file.type_().starts_with("image/")
}

/// What stands in a file, if it is text and not too much of it.
pub async fn said(file: &File) -> Option<String> {
    if !may_be_card(file) {
        return None;
    }
    let text = JsFuture::from(file.text()).await.ok()?.as_string()?;
    // Read as UTF-8, one in UTF-16 or Windows-1251 has signs that no text has.
    let bare = text.replace('\0', "");
    let has_card = ["eyJ", "shc:", "SHC:"]
        .iter()
        .any(|begin| bare.contains(begin));
    let is_text = has_card || !text.contains(['\0', char::REPLACEMENT_CHARACTER]);
    let is_text = is_text && !text.starts_with("%PDF");
    is_text.then(|| text.trim().to_owned())
}
