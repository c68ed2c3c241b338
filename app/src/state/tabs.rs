//! The other tabs of this browser, which share the session.

use std::cell::OnceCell;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

shared::closed! {
    /// What one tab tells the others.
    pub enum Told {
        SignedIn = "signed-in",
        SignedOut = "signed-out",
        /// The session of a page ended.
        Ended = "ended",
        /// The server was asked, so the session is not idle.
        Touched = "touched",
    }
}

thread_local! {
    static CHANNEL: OnceCell<BroadcastChannel> = const { OnceCell::new() };
}

/// Tells the other tabs.
pub fn tell(told: Told) {
    CHANNEL.with(|channel| {
        if let Some(channel) = channel.get() {
            // A tab that is going away may fail to say so.
            let _ = channel.post_message(&told.code().into());
        }
    });
}

/// Hears the other tabs. A browser without channels hears nothing, and learns
/// of the session at the next request.
pub fn listen(hear: impl Fn(Told) + 'static) {
    let Ok(opened) = BroadcastChannel::new("luxmedica-session") else {
        return;
    };
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let code = event.data().as_string();
        if let Some(told) = code.and_then(|code| Told::parse(&code)) {
            hear(told);
        }
    });
    opened.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The page hears as long as it lives.
    on_message.forget();
    CHANNEL.with(|channel| {
        let _ = channel.set(opened);
    });
}
