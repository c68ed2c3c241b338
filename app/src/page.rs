//! The pages, as links to them.

pub use shared::client::{Page, VERIFY};

/// The address of a list that shows what `name` says.
pub fn path_with(page: Page, name: &str, value: &str) -> String {
    let value = String::from(js_sys::encode_uri_component(value));
    [&page.path(), "?", name, "=", &value].concat()
}
