//! Asks before what was typed is left behind: by a link, by the browser's own
//! way back, or with the tab.

use crate::{
    components::{confirm::Confirm, form_state::FormState},
    i18n::use_i18n,
    live::follow,
    location::{address, followed},
    navigation::use_go,
    state::leaving::{Leaving, Way, use_leaving},
};
use leptos::{ev, prelude::*};
use shared::messages as m;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::MouseEvent;

/// The question, open while somebody is about to leave.
#[component]
pub fn Leave() -> impl IntoView {
    let (i18n, go, leaving) = (use_i18n(), use_go(), use_leaving());
    let state = FormState::new("leave");
    let open = RwSignal::new(false);
    let asked = Memo::new(move |_| leaving.way.with(Option::is_some));
    follow(move || open.set(asked.get()));
    follow(move || {
        if !open.get() && asked.get_untracked() {
            leaving.way.set(None);
        }
    });
    follow(move || {
        if leaving.way.get() == Some(Way::Back) {
            // The browser shows the other page's address already.
            go.restore_address();
        }
    });
    watch(leaving);
    let leave = move |()| {
        let way = leaving.way.get_untracked();
        leaving.let_go();
        open.set(false);
        match way {
            Some(Way::Link(path)) => go.follow(&path),
            Some(Way::Back) => back(),
            None => {}
        }
    };
    view! {
        <Confirm
            open
            title=i18n.t(m::app_leave_title)
            verb=m::app_leave_submit
            keep=m::app_leave_stay
            state
            on_confirm=leave
        >
            <p>{i18n.t(m::app_leave_text)}</p>
        </Confirm>
    }
}

fn watch(leaving: Leaving) {
    window_event_listener(ev::beforeunload, move |ev| {
        if leaving.would_lose() {
            ev.prevent_default();
        }
    });
    let clicked = Closure::<dyn Fn(MouseEvent)>::new(move |ev: MouseEvent| {
        if let Some(path) = elsewhere(&ev).filter(|_| leaving.would_lose()) {
            ev.prevent_default();
            ev.stop_immediate_propagation();
            leaving.way.set(Some(Way::Link(path)));
        }
    });
    let function = clicked.as_ref().unchecked_ref();
    // On its way down: before the link and the location hear of it.
    let _ = window().add_event_listener_with_callback_and_bool("click", function, true);
    // The shell hears as long as the page lives.
    clicked.forget();
}

/// The address of ours that a click leads to in this tab, if it is another
/// page's.
fn elsewhere(ev: &MouseEvent) -> Option<String> {
    let link = followed(ev)?;
    let is_here = link.pathname() == window().location().pathname().ok()?;
    (!is_here).then(|| address(&link))
}

fn back() {
    if let Ok(history) = window().history() {
        // Without a page before there is nowhere to go.
        let _ = history.back();
    }
}
