//! The browser's random numbers.

use leptos::prelude::window;

/// Sixteen bytes that nobody foresees.
pub fn random() -> [u8; 16] {
    let mut bytes = [0; 16];
    if let Ok(crypto) = window().crypto() {
        // Sixteen bytes are within what the browser gives at once.
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes
}
