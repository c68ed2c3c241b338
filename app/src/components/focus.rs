//! Where the focus goes.

use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// So many frames, some ten seconds, something may be on its way.
const PATIENCE: u16 = 600;

/// Moves the focus to the element of that id, if there is one.
pub fn focus_on(id: &str) {
    if let Some(element) = find(id) {
        let _ = element.focus();
    }
}

/// The same as soon as it is seen, unless the focus went elsewhere meanwhile.
pub fn focus_once_seen(id: &str) {
    if let Some(element) = find(id) {
        try_to_focus(element, document().active_element(), PATIENCE);
    }
}

fn try_to_focus(element: HtmlElement, before: Option<Element>, left: u16) {
    if left == 0 || document().active_element() != before {
        return;
    }
    let _ = element.focus();
    request_animation_frame(move || try_to_focus(element, before, left - 1));
}

fn find(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
