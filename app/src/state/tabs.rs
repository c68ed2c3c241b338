//! The other tabs of this browser, which share the session.

use std::cell::OnceCell;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

/// What one tab tells the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Somebody signed in.
    SignedIn,
    /// The user signed out.
    SignedOut,
    /// The session of a page ended.
    Ended,
    /// The server was asked, so the session is not idle.
    Touched,
}

impl Told {
    const ALL: [Self; 4] = [Self::SignedIn, Self::SignedOut, Self::Ended, Self::Touched];

    const fn code(self) -> &'static str {
        match self {
            Self::SignedIn => "signed-in",
            Self::SignedOut => "signed-out",
            Self::Ended => "ended",
            Self::Touched => "touched",
        }
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
        let told = Told::ALL
            .into_iter()
            .find(|told| Some(told.code()) == code.as_deref());
        if let Some(told) = told {
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
