//! What an open page does by itself: it asks whether its session is still
//! open, says that somebody is at work, and hides when the browser puts it
//! aside.

use super::{clock::use_clock, session::use_session};
use leptos::{ev, prelude::*};
use std::time::Duration;

/// How often a page that can be seen asks.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// Begins.
pub fn begin() {
    let (session, clock) = (use_session(), use_clock());
    set_interval(
        move || {
            if !document().hidden() {
                session.look();
            }
        },
        LOOK_EVERY,
    );
    window_event_listener(ev::visibilitychange, move |_| {
        if !document().hidden() {
            // The time may have come meanwhile.
            clock.tick();
            session.look();
        }
    });
    // A page that is left may be kept, to be shown on the way back.
    window_event_listener(ev::pagehide, move |_| session.hide());
    window_event_listener(ev::pageshow, move |_| {
        clock.tick();
        session.look();
    });
    window_event_listener(ev::keydown, move |_| session.at_work());
    window_event_listener(ev::input, move |_| session.at_work());
}
