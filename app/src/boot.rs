//! What stands before the client has come: the sign-in form of `index.html`, and what it asked the server.

use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

#[wasm_bindgen(raw_module = "./sign_in.js")]
extern "C" {
    fn early(path: &str) -> Option<Promise>;
    #[wasm_bindgen(js_name = handOver)]
    fn hand_over(known: bool);
}

/// The answer to what was asked before, if it is of use: `None` in it if there was none.
pub async fn answer(path: &str) -> Option<Option<Response>> {
    let answer = JsFuture::from(early(path)?).await;
    Some(answer.ok().map(Into::into))
}

/// The client stands: the form goes, once what was typed there is in the client's own, or is not needed. What is not
/// known to be needed waits out of sight. Not before everything is drawn, and before it is seen.
pub fn take_over(known: bool) {
    request_animation_frame(move || hand_over(known));
}

const SIGNED_IN: &str = "lm-signed-in";

/// Whether somebody was signed in when this browser left.
pub fn was_signed_in() -> bool {
    let storage = window().local_storage().ok().flatten();
    storage.is_some_and(|storage| storage.get_item(SIGNED_IN).is_ok_and(|mark| mark.is_some()))
}

/// Whether the next page opened in this browser begins without a form.
pub fn keep_signed_in(is_signed_in: bool) {
    if let Ok(Some(storage)) = window().local_storage() {
        // A browser that keeps nothing shows the form for a moment.
        let _ = if is_signed_in {
            storage.set_item(SIGNED_IN, "yes")
        } else {
            storage.remove_item(SIGNED_IN)
        };
    }
}
