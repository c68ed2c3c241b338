//! What an open page does by itself: it asks whether its session is still
//! open, says that somebody is at work, and hides when the browser puts it
//! aside, or shows it again and the answer is not there yet.

use super::{clock::use_clock, papers::use_papers, session::use_session};
use leptos::{ev, prelude::*};
use std::{cell::Cell, time::Duration};

/// How often a page asks that can be seen, or whose papers can.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// How long any other waits, in milliseconds; browsers wake it once a minute.
const REST: i64 = 50_000;

pub fn begin() {
    let (session, clock, papers) = (use_session(), use_clock(), use_papers());
    let looked = Cell::new(clock.read());
    set_interval(
        move || {
            let now = clock.read();
            if !document().hidden() || papers.any() || REST <= now.since(looked.get()) {
                looked.set(now);
                session.look();
            }
        },
        LOOK_EVERY,
    );
    window_event_listener(ev::visibilitychange, move |_| {
        if !document().hidden() {
            // The time may have come meanwhile, and nobody have heard of it.
            session.veil();
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
