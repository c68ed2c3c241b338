//! Who works here, until when, and what happens when the session ends.
//!
//! The server decides when a session ends. The client foresees it, and asks
//! every few seconds whether it has come, which keeps no idle session alive.
//! Then nothing of the page stays in sight.

mod cover;

use super::{
    clock::{Clock, use_clock},
    deadline::{Deadline, Nearness},
    leaving::{Leaving, use_leaving},
    tabs::{self, Told},
};
use crate::{
    api::{self, Answer, ApiError, Heard},
    boot,
    live::follow,
};
pub use cover::Cover;
use leptos::{prelude::*, task::spawn_local};
use shared::{ids::UserId, sessions::Session, time::Timestamp};
use std::sync::Arc;

/// How often other tabs are told that the session is in use, in milliseconds.
const TELL_EVERY: i64 = 30_000;
/// How long after the latest request typing is told to the server.
const PING_AFTER: i64 = 30_000;
/// How long to wait before it is told again, if no answer came.
const PING_AGAIN: i64 = 5_000;

/// What is known of the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// The server is being asked.
    Checking,
    /// It could not be asked.
    Failed(ApiError),
    SignedOut,
    /// This session is open, or just ended with the page still there.
    SignedIn(Arc<Session>),
}

/// Why the session ended while the page was open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Its time was over.
    Over(Deadline),
    /// The server knows it no more: it was ended elsewhere.
    Elsewhere,
}

/// The session of this browser.
#[derive(Clone, Copy)]
pub struct SessionState {
    stage: RwSignal<Stage>,
    ending: RwSignal<Option<Ending>>,
    cover: RwSignal<Option<Cover>>,
    /// Rings when the user signed in again over an open page.
    resumed: Trigger,
    touched: RwSignal<Timestamp>,
    aside: StoredValue<Aside>,
    clock: Clock,
}

/// What nobody draws.
#[derive(Clone, Copy)]
struct Aside {
    /// When other tabs were told that the session is in use.
    told: Timestamp,
    /// When the server was told that somebody types.
    pinged: Timestamp,
    /// Whether the server is being asked for the session's pulse.
    looking: bool,
    leaving: Leaving,
}

impl SessionState {
    /// Provides the session and asks the server for it, once.
    pub fn provide() {
        let clock = use_clock();
        let state = Self {
            stage: RwSignal::new(Stage::Checking),
            ending: RwSignal::new(None),
            cover: RwSignal::new(None),
            resumed: Trigger::new(),
            touched: RwSignal::new(clock.read()),
            aside: StoredValue::new(Aside {
                told: Timestamp(0),
                pinged: Timestamp(0),
                looking: false,
                leaving: use_leaving(),
            }),
            clock,
        };
        provide_context(state);
        api::listen(move |heard| state.hear(heard));
        tabs::listen(move |told| state.hear_tab(told));
        follow(move || {
            let now = clock.now();
            if let Some(deadline) = state.deadline()
                && deadline.nearness(now) == Nearness::Past
            {
                state.end(Ending::Over(deadline));
            }
        });
        state.load();
    }

    /// Asks the server who is signed in.
    pub fn load(self) {
        spawn_local(async move {
            let answer = api::session::session().await;
            self.settle(answer);
        });
    }

    /// Asks again because the first answer did not come.
    pub fn retry(self) {
        self.stage.set(Stage::Checking);
        self.clock.load();
        self.load();
    }

    /// What is known, reactively.
    pub fn stage(self) -> Stage {
        self.stage.get()
    }

    /// The session, if somebody is signed in, reactively.
    pub fn session(self) -> Option<Arc<Session>> {
        self.stage.with(Stage::session)
    }

    /// The session, if somebody is signed in, once.
    pub fn session_now(self) -> Option<Arc<Session>> {
        self.stage.with_untracked(Stage::session)
    }

    pub fn is_of(self, user: UserId) -> bool {
        self.session_now()
            .is_some_and(|session| session.user_id == user)
    }

    /// Why the session ended, while the page is still there.
    pub fn ending(self) -> Option<Ending> {
        self.ending.get()
    }

    /// Somebody types: the server learns of it every now and then.
    pub fn at_work(self) {
        let now = self.clock.read();
        let open = self.session_now().is_some() && self.cover.with_untracked(Option::is_none);
        let (touched, pinged) = (self.touched.get_untracked(), self.aside.get_value().pinged);
        if open && is_ping_due(now, touched, pinged) {
            self.aside.update_value(|aside| aside.pinged = now);
            spawn_local(async move {
                // What it brings is heard like any other answer.
                let _ = api::session::session().await;
            });
        }
    }

    /// When the session ends, unless it has.
    pub fn deadline(self) -> Option<Deadline> {
        if self.ending.with(Option::is_some) {
            return None;
        }
        let session = self.session()?;
        Some(Deadline::of(&session, self.touched.get()))
    }

    /// Follows the user's signing in again over an open page.
    pub fn track_resumed(self) {
        self.resumed.track();
    }

    /// Somebody signed in. Answers whether it is somebody else than before.
    pub fn signed_in(self, session: Session) -> bool {
        let stranger = self.adopt(session);
        tabs::tell(Told::SignedIn);
        stranger
    }

    /// Nobody is signed in any more.
    pub fn signed_out(self) {
        self.forget();
        tabs::tell(Told::SignedOut);
    }

    fn settle(self, answer: Answer<Session>) {
        match answer {
            Ok(session) => {
                self.adopt(session);
            }
            Err(error) => match error.code() {
                // While a page is open, its dialog asks to sign in again.
                _ if self.session_now().is_some() => {}
                _ if error.is_session_end() => self.forget(),
                _ => self.stage.set(Stage::Failed(error)),
            },
        }
    }

    fn adopt(self, session: Session) -> bool {
        let before = self.session_now().map(|session| session.user_id);
        let user: UserId = session.user_id;
        self.clock.set(session.now);
        api::possession::of_session(session.id);
        self.touched.set(self.clock.read());
        let stranger = before.is_some_and(|before| before != user);
        if stranger && self.cover.with_untracked(Option::is_some) {
            self.cover.set(Some(Cover::Dropped));
        }
        self.stage.set(Stage::SignedIn(Arc::new(session)));
        boot::keep_signed_in(true);
        if self.ending.with_untracked(Option::is_some) {
            self.ending.set(None);
            self.resumed.notify();
        }
        self.cover.set(None);
        stranger
    }

    fn forget(self) {
        boot::keep_signed_in(false);
        self.stage.set(Stage::SignedOut);
        self.ending.set(None);
        self.cover.set(None);
    }

    /// The server knows no session any more; why, it does not say.
    fn lose(self) {
        let deadline = untrack(|| self.deadline());
        let over = deadline.filter(|deadline| {
            let now = self.clock.read();
            deadline.nearness(now) == Nearness::Past
        });
        self.end(over.map_or(Ending::Elsewhere, Ending::Over));
    }

    fn end(self, ending: Ending) {
        if self.session_now().is_some() && self.ending.with_untracked(Option::is_none) {
            // Also of a page that waits to be shown again.
            self.cover.set(Some(self.last_cover()));
            self.ending.set(Some(ending));
            tabs::tell(Told::Ended);
        }
    }

    fn hear(self, heard: Heard) {
        if self.session_now().is_none() {
            return;
        }
        match heard {
            Heard::NoSession => self.lose(),
            // The server counts from when it was asked; the answer may take its time.
            Heard::Answered { asked } if self.ending.with_untracked(Option::is_none) => {
                let now = self.clock.at(asked);
                self.touched.set(now);
                if now.since(self.aside.get_value().told) > TELL_EVERY {
                    self.aside.update_value(|aside| aside.told = now);
                    tabs::tell(Told::Touched);
                }
            }
            Heard::Answered { .. } => {}
        }
    }

    fn hear_tab(self, told: Told) {
        match told {
            Told::Touched => self.touched.set(self.clock.read()),
            Told::SignedIn => self.load(),
            Told::SignedOut => self.end(Ending::Elsewhere),
            // Its page judged by what it knew: the server decides.
            Told::Ended => self.look(),
        }
    }
}

/// Whether to tell the server that somebody is at work.
fn is_ping_due(now: Timestamp, touched: Timestamp, pinged: Timestamp) -> bool {
    PING_AFTER <= now.since(touched) && PING_AGAIN <= now.since(pinged)
}

impl Stage {
    fn session(&self) -> Option<Arc<Session>> {
        match self {
            Self::SignedIn(session) => Some(Arc::clone(session)),
            _ => None,
        }
    }
}

pub fn use_session() -> SessionState {
    expect_context()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    /// What the server hears when somebody types at these seconds and every
    /// answer comes at once.
    fn heard(typed: impl IntoIterator<Item = i64>) -> Vec<i64> {
        let (mut touched, mut heard) = (0, Vec::new());
        for second in typed {
            let now = Timestamp(second * 1000);
            if is_ping_due(now, Timestamp(touched), Timestamp(touched)) {
                touched = now.0;
                heard.push(second);
            }
        }
        heard
    }

    #[test]
    fn whoever_types_a_word_a_minute_is_never_idle() {
        let words = (1..=13).map(|minute| minute * 60);
        let heard = heard(words.clone());
        assert_eq!(heard, words.collect::<Vec<_>>());
    }

    #[test]
    fn whoever_types_fast_is_told_twice_a_minute() {
        assert_eq!(heard(0..=100), [30, 60, 90]);
    }

    #[test]
    fn without_an_answer_it_is_told_again_but_not_at_every_key() {
        let at = |seconds: i64| Timestamp(MINUTE + seconds * 1000);
        assert!(!is_ping_due(at(4), Timestamp(0), at(0)));
        assert!(is_ping_due(at(5), Timestamp(0), at(0)));
    }
}
