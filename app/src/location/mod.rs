//! The address of the page that is open, reactively, and the way to other addresses of
//! ours without leaving the client.

mod depth;

use depth::Depths;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{HtmlAnchorElement, MouseEvent};

/// The address of the page that is open.
#[derive(Clone, Copy)]
pub struct Location {
    pub path: RwSignal<String>,
    /// With its question mark; empty where there is none.
    pub query: RwSignal<String>,
    /// With its number sign; empty where there is none.
    pub hash: RwSignal<String>,
    depths: Depths,
}

/// What becomes of the address that was open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// The browser's way back leads there.
    Stays,
    /// Nobody comes back to it.
    Goes,
}

impl Location {
    /// Provides it. Whoever is to hear of a click or of the way back before it does comes
    /// first.
    pub fn provide() {
        let location = Self {
            path: RwSignal::default(),
            query: RwSignal::default(),
            hash: RwSignal::default(),
            depths: Depths::watch(),
        };
        location.read();
        provide_context(location);
        window_event_listener(ev::popstate, move |_| {
            location.depths.come_back();
            location.read();
        });
        window_event_listener(ev::click, move |ev| {
            if let Some(link) = followed(&ev) {
                ev.prevent_default();
                location.go(&address(&link), Before::Stays);
            }
        });
    }

    /// Opens an address of ours, and shows the page from its top, or the part of the open
    /// one that it names.
    pub fn go(self, address: &str, before: Before) {
        let was = self.path.get_untracked();
        self.write(address, before);
        let hash = self.hash.get_untracked();
        let part = hash
            .strip_prefix('#')
            .filter(|_| was == self.path.get_untracked());
        match part.and_then(|part| document().get_element_by_id(part)) {
            Some(part) => part.scroll_into_view(),
            None => window().scroll_to_with_x_and_y(0.0, 0.0),
        }
    }

    /// Opens an address of ours.
    pub fn write(self, address: &str, before: Before) {
        // Nobody goes back from where they are to where they are.
        let before = if address == self.written() {
            Before::Goes
        } else {
            before
        };
        self.depths.write(address, before);
        self.read();
    }

    /// Writes the address of the page that is open anew; what the browser went to stands
    /// before it.
    pub fn restore(self) {
        self.depths.write(&self.written(), Before::Stays);
    }

    fn written(self) -> String {
        let parts = [self.path, self.query, self.hash];
        parts.map(|part| part.get_untracked()).concat()
    }

    fn read(self) {
        let here = window().location();
        let read = [here.pathname(), here.search(), here.hash()];
        for (part, read) in [self.path, self.query, self.hash].into_iter().zip(read) {
            let read = read.unwrap_or_default();
            if part.with_untracked(|part| *part != read) {
                part.set(read);
            }
        }
    }
}

/// The link to an address of ours that a click follows in this tab.
pub fn followed(ev: &MouseEvent) -> Option<HtmlAnchorElement> {
    let held = ev.meta_key() || ev.ctrl_key() || ev.shift_key() || ev.alt_key();
    if ev.default_prevented() || held || ev.button() != 0 {
        return None;
    }
    let target: web_sys::Element = ev.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    let ours = link.origin() == window().location().origin().ok()? && link.rel() != "external";
    let apart = !link.target().is_empty() || link.has_attribute("download");
    (ours && !apart).then_some(link)
}

/// The address a link of ours leads to.
pub fn address(link: &HtmlAnchorElement) -> String {
    [link.pathname(), link.search(), link.hash()].concat()
}

/// The address of the page that is open.
pub fn use_location() -> Location {
    expect_context()
}
