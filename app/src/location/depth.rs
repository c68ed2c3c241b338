//! How far down each page of the history was scrolled, so that the way back leads there.
//! The browser tries that once, when what the page shows has yet to come.

use super::Before;
use js_sys::Date;
use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::ResizeObserver;

/// An entry of the history, by when it was made: the bits of a number.
type Entry = u64;

#[derive(Clone, Copy)]
pub(super) struct Depths(StoredValue<History>);

#[derive(Default)]
struct History {
    /// What is open.
    here: Entry,
    /// How far down each was, in pixels.
    depths: Vec<(Entry, f64)>,
    /// How far down to go as soon as the page reaches there.
    wanted: Option<f64>,
}

impl Depths {
    pub(super) fn watch() -> Self {
        let depths = Self(StoredValue::new(History {
            here: opened(),
            ..History::default()
        }));
        window_event_listener(ev::scroll, move |_| depths.note());
        // Whoever moves by themselves is not moved.
        window_event_listener(ev::wheel, move |_| depths.leave());
        window_event_listener(ev::keydown, move |_| depths.leave());
        window_event_listener(ev::pointerdown, move |_| depths.leave());
        let grown = Closure::<dyn Fn()>::new(move || depths.reach());
        if let (Ok(observer), Some(body)) = (
            ResizeObserver::new(grown.as_ref().unchecked_ref()),
            document().body(),
        ) {
            observer.observe(&body);
        }
        // It watches as long as the page lives.
        grown.forget();
        depths
    }

    /// Writes an address into the history; the one before may stay.
    pub(super) fn write(self, address: &str, before: Before) {
        let Ok(history) = window().history() else {
            return;
        };
        self.leave();
        // An address of the same origin is never refused.
        let _ = match before {
            Before::Goes => {
                let here = f64::from_bits(self.0.with_value(|history| history.here));
                history.replace_state_with_url(&here.into(), "", Some(address))
            }
            Before::Stays => {
                let here = Date::now();
                self.0.update_value(|history| history.here = here.to_bits());
                history.push_state_with_url(&here.into(), "", Some(address))
            }
        };
    }

    /// The browser went to another entry.
    pub(super) fn come_back(self) {
        self.0.update_value(|history| {
            history.here = opened();
            let here = history.here;
            let known = history.depths.iter().find(|(entry, _)| *entry == here);
            history.wanted = known.map(|(_, depth)| *depth);
        });
        // As soon as the page is another one.
        request_animation_frame(move || self.reach());
    }

    fn note(self) {
        let depth = window().scroll_y().unwrap_or_default();
        self.0.update_value(|history| {
            // The page does not reach down there yet: where it ends is not where somebody was.
            if history.wanted.is_some() {
                return;
            }
            let here = history.here;
            history.depths.retain(|(entry, _)| *entry != here);
            history.depths.push((here, depth));
        });
    }

    fn leave(self) {
        self.0.update_value(|history| history.wanted = None);
    }

    fn reach(self) {
        let Some(depth) = self.0.with_value(|history| history.wanted) else {
            return;
        };
        let height = document()
            .document_element()
            .map(|page| page.scroll_height());
        let sight = window()
            .inner_height()
            .ok()
            .and_then(|height| height.as_f64());
        if depth + sight.unwrap_or_default() <= height.map_or(0.0, f64::from) {
            self.leave();
            window().scroll_to_with_x_and_y(0.0, depth);
        }
    }
}

/// The open entry. That of the first page was not made here: 0.
fn opened() -> Entry {
    let history = window().history();
    let made = history.and_then(|history| history.state());
    made.ok()
        .and_then(|made| made.as_f64())
        .map_or(0, f64::to_bits)
}
