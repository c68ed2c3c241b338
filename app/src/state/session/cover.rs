//! When a page is out of sight.

use super::SessionState;
use crate::api;
use leptos::{prelude::*, task::spawn_local};

/// How a page is out of sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// It waits in memory: something was typed on it, or the server is being asked.
    Kept,
    /// It is gone, and drawn anew when its time comes.
    Dropped,
}

impl SessionState {
    /// How the page is out of sight, if it is.
    pub fn cover(self) -> Option<Cover> {
        self.cover.get()
    }

    /// Takes the page out of sight.
    pub fn hide(self) {
        if self.session_now().is_some() && self.cover.with_untracked(Option::is_none) {
            self.cover.set(Some(self.last_cover()));
        }
    }

    /// Takes the page out of sight until the server has said that the session is open.
    pub fn veil(self) {
        if self.session_now().is_some() && self.cover.with_untracked(Option::is_none) {
            self.cover.set(Some(Cover::Kept));
        }
    }

    pub(super) fn last_cover(self) -> Cover {
        if self.aside.get_value().leaving.holds_typed() {
            Cover::Kept
        } else {
            Cover::Dropped
        }
    }

    /// Asks whether the session is still open. A page that was only hidden
    /// comes back then.
    pub fn look(self) {
        if self.session_now().is_none()
            || self.ending.with_untracked(Option::is_some)
            || self.aside.get_value().looking
        {
            return;
        }
        let set_looking = move |looking| self.aside.update_value(|aside| aside.looking = looking);
        set_looking(true);
        spawn_local(async move {
            let pulse = api::session::pulse().await;
            set_looking(false);
            // That it is over was heard already.
            let Ok(pulse) = pulse else { return };
            let mine = self.session_now().map(|session| session.id);
            if mine == Some(pulse.id) {
                self.lift();
            } else {
                self.load();
            }
        });
    }

    fn lift(self) {
        if self.ending.with_untracked(Option::is_none) && self.cover.with_untracked(Option::is_some)
        {
            self.cover.set(None);
        }
    }
}
