//! Elements, made and put together: the page is small enough to do without a
//! framework, which weighs a third of what it may (docs/adr/0013).

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, Element, Event, Node, Window};

/// The window of the page.
pub fn window() -> Window {
    web_sys::window().expect("a page has a window")
}

/// The document of the page.
pub fn document() -> Document {
    window().document().expect("a window has a document")
}

/// The element of the page that is called `id`.
pub fn find<T: JsCast>(id: &str) -> Option<T> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// An element in the making. The browser refuses none of what is asked of it
/// here, so that nobody need ask whether it did.
pub struct El(Element);

/// An element of this name and class.
pub fn el(name: &str, class: &str) -> El {
    let element = document().create_element(name);
    let element = El(element.expect("the name of an element"));
    if class.is_empty() {
        element
    } else {
        element.attr("class", class)
    }
}

/// An outline, from one of our own drawings, beside words that say the same.
pub fn drawing(class: &str, view_box: &str, shapes: &str) -> El {
    let holder = el("span", "");
    holder.0.set_inner_html(&format!(
        r#"<svg class="{class}" viewBox="{view_box}" aria-hidden="true">{shapes}</svg>"#
    ));
    match holder.0.first_element_child() {
        Some(drawing) => El(drawing),
        None => holder,
    }
}

impl El {
    /// With an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        let _ = self.0.set_attribute(name, value);
        self
    }

    /// With an id.
    pub fn id(self, id: &str) -> Self {
        self.attr("id", id)
    }

    /// With a text after what it has.
    pub fn text(self, text: &str) -> Self {
        let _ = self.0.append_with_str_1(text);
        self
    }

    /// With an element after what it has.
    pub fn add(self, child: El) -> Self {
        let _ = self.0.append_child(&child.0);
        self
    }

    /// With elements after what it has.
    pub fn all(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, Self::add)
    }

    /// Who hears what happens to it. They stay as long as the page.
    pub fn on(self, event: &str, hear: impl FnMut(Event) + 'static) -> Self {
        listen(&self.0, event, hear);
        self
    }

    /// The element itself.
    pub fn element(&self) -> &Element {
        &self.0
    }
}

/// Who hears what happens to a part of the page, as long as it is open.
pub fn listen(target: &web_sys::EventTarget, event: &str, hear: impl FnMut(Event) + 'static) {
    let hear = Closure::<dyn FnMut(Event)>::new(hear).into_js_value();
    let _ = target.add_event_listener_with_callback(event, hear.unchecked_ref());
}

/// Puts an element into another in place of all it had.
pub fn fill(holder: &Element, children: impl IntoIterator<Item = El>) {
    holder.set_text_content(None);
    for child in children {
        let child: &Node = &child.0;
        let _ = holder.append_child(child);
    }
}

/// A panel with a title.
pub fn panel(title: &str) -> (El, El) {
    let heading = el("header", "").add(el("h2", "").text(title));
    let panel = el("section", "lm-panel").attr("aria-label", title);
    (panel.add(heading), el("div", "lm-body"))
}
