//! Who works here, until when, and what happens when the session ends.
//!
//! The server decides when a session ends. The client only foresees it, and
//! never asks the server just to find out: asking would keep an idle session
//! alive.

use super::{
    clock::{Clock, use_clock},
    deadline::{Deadline, Nearness},
    tabs::{self, Told},
};
use crate::api::{self, Answer, ApiError, Heard};
use leptos::{prelude::*, task::spawn_local};
use shared::{ids::UserId, problem::ErrorCode, sessions::Session, time::Timestamp};
use std::sync::Arc;

/// How often other tabs are told that the session is in use, in milliseconds.
const TELL_EVERY: i64 = 30_000;

/// What is known of the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// The server is being asked.
    Checking,
    /// It could not be asked.
    Failed(ApiError),
    /// Nobody is signed in.
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
    /// Rings when the user signed in again over an open page.
    resumed: Trigger,
    touched: RwSignal<Timestamp>,
    told: StoredValue<Timestamp>,
    clock: Clock,
}

impl SessionState {
    /// Provides the session and asks the server for it, once.
    pub fn provide() {
        let clock = use_clock();
        let state = Self {
            stage: RwSignal::new(Stage::Checking),
            ending: RwSignal::new(None),
            resumed: Trigger::new(),
            touched: RwSignal::new(clock.read()),
            told: StoredValue::new(Timestamp(0)),
            clock,
        };
        provide_context(state);
        api::listen(move |heard| state.hear(heard));
        tabs::listen(move |told| state.hear_tab(told));
        Effect::new(move |_| {
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

    /// Whether it is this user's.
    pub fn is_of(self, user: UserId) -> bool {
        self.session_now()
            .is_some_and(|session| session.user_id == user)
    }

    /// Why the session ended, while the page is still there.
    pub fn ending(self) -> Option<Ending> {
        self.ending.get()
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
                Some(ErrorCode::NotSignedIn | ErrorCode::SessionEnded) => self.forget(),
                _ => self.stage.set(Stage::Failed(error)),
            },
        }
    }

    fn adopt(self, session: Session) -> bool {
        let before = self.session_now().map(|session| session.user_id);
        let user: UserId = session.user_id;
        self.clock.set(session.now);
        self.touched.set(self.clock.read());
        self.stage.set(Stage::SignedIn(Arc::new(session)));
        if self.ending.with_untracked(Option::is_some) {
            self.ending.set(None);
            self.resumed.notify();
        }
        before.is_some_and(|before| before != user)
    }

    fn forget(self) {
        self.stage.set(Stage::SignedOut);
        self.ending.set(None);
    }

    fn end(self, ending: Ending) {
        if self.session_now().is_some() && self.ending.with_untracked(Option::is_none) {
            self.ending.set(Some(ending));
        }
    }

    fn hear(self, heard: Heard) {
        if self.session_now().is_none() {
            return;
        }
        match heard {
            Heard::NoSession => self.end(Ending::Elsewhere),
            Heard::Answered if self.ending.with_untracked(Option::is_none) => {
                let now = self.clock.read();
                self.touched.set(now);
                if now.since(self.told.get_value()) > TELL_EVERY {
                    self.told.set_value(now);
                    tabs::tell(Told::Touched);
                }
            }
            Heard::Answered => {}
        }
    }

    fn hear_tab(self, told: Told) {
        match told {
            Told::Touched => self.touched.set(self.clock.read()),
            Told::SignedIn => self.load(),
            Told::SignedOut => self.end(Ending::Elsewhere),
        }
    }
}

impl Stage {
    fn session(&self) -> Option<Arc<Session>> {
        match self {
            Self::SignedIn(session) => Some(Arc::clone(session)),
            _ => None,
        }
    }
}

/// The session of the page.
pub fn use_session() -> SessionState {
    expect_context()
}
