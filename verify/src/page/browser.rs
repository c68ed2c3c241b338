//! What the browser is asked for besides pages and pictures.

use super::dom::window;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Waits, and lets the page be drawn and used meanwhile.
pub async fn pause(milliseconds: i32) {
    let mut executor = |resolve: js_sys::Function, _| {
        // A window that sets no timers has no page to wait for, either.
        let _ =
            window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    };
    let _ = JsFuture::from(Promise::new(&mut executor)).await;
}

/// What this device's clock says, in milliseconds since 1970.
pub fn device_time() -> f64 {
    js_sys::Date::now()
}

/// The name of what the browser threw: `NotAllowedError`.
pub fn name_of(error: &JsValue) -> String {
    let name = js_sys::Reflect::get(error, &"name".into());
    name.ok()
        .and_then(|name| name.as_string())
        .unwrap_or_default()
}
