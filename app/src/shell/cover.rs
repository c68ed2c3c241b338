//! Takes the page out of the document while its session is over. What was
//! typed on it waits in memory, where nobody who comes by can read it.

use crate::{
    i18n::use_i18n,
    live::{follow, live},
    state::{notices::use_notices, session::use_session, title::use_title},
};
use leptos::{html, prelude::*};
use shared::messages as m;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlDialogElement, HtmlElement};

/// Where somebody was on the page.
#[derive(Default)]
struct Place {
    focus: Option<HtmlElement>,
    scrolled: f64,
}

/// The page, while it may be seen.
#[component]
pub fn Covered(children: Children) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    let (title, notices) = (use_title(), use_notices());
    let (holder, page) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    let place = StoredValue::new_local(Place::default());
    let covered = Memo::new(move |_| session.cover().is_some());
    let focused = move |ev: FocusEvent| {
        let focus = ev.target().and_then(|target| target.dyn_into().ok());
        place.update_value(|place| place.focus = focus);
    };
    follow(move || {
        let covers = covered.get();
        let (Some(holder), Some(page)) = (holder.get(), page.get()) else {
            return;
        };
        if covers {
            title.cover(true);
            notices.clear();
            let scrolled = window().scroll_y().unwrap_or_default();
            place.update_value(|place| place.scrolled = scrolled);
            page.remove();
        } else if page.parent_node().is_none() {
            // Only once whatever else changed with the session is drawn: the
            // page of somebody else is another by then.
            request_animation_frame(move || {
                if !covered.get_untracked() && holder.append_child(&page).is_ok() {
                    title.cover(false);
                    place.with_value(|place| put_back(&page, place));
                }
            });
        }
    });
    let hidden = live(move || {
        covered
            .get()
            .then(|| view! { <p class="lm-muted">{i18n.t(m::session_hidden)}</p> })
    });
    view! {
        <div class="lm-frameless" node_ref=holder>
            <div class="lm-frameless" node_ref=page on:focusin=focused>
                {children()}
            </div>
        </div>
        {hidden}
    }
}

/// What the browser forgot of a page that was out of the document.
fn put_back(page: &HtmlElement, place: &Place) {
    window().scroll_to_with_x_and_y(0.0, place.scrolled);
    if let Some(dialog) = page.query_selector("dialog[open]").ok().flatten() {
        let dialog: HtmlDialogElement = dialog.unchecked_into();
        // Open, but no longer above the page.
        let _ = dialog.remove_attribute("open");
        let _ = dialog.show_modal();
    }
    let there = place.focus.clone();
    let there = there.filter(|focus| page.contains(Some(focus)));
    // What was drawn anew begins at its heading.
    let heading = || page.query_selector("h1").ok()??.dyn_into().ok();
    if let Some(focus) = there.or_else(heading) {
        let _ = focus.focus();
    }
}
