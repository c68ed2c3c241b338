//! How the browser saves a file the page made.

use js_sys::Array;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the browser may take to begin saving.
const PATIENCE: Duration = Duration::from_secs(30);

/// Lets the browser save `text` as a file called `name`, of this media type.
pub fn save(name: &str, media_type: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options);
    let address = blob.and_then(|blob| Url::create_object_url_with_blob(&blob));
    let link = document().create_element("a");
    let (Ok(address), Ok(link)) = (address, link) else {
        return;
    };
    let link: HtmlAnchorElement = link.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    let forget = move || {
        // An address already forgotten is no harm.
        let _ = Url::revoke_object_url(&address);
    };
    set_timeout(forget, PATIENCE);
}
