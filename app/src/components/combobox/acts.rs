//! What a person does with a combobox: typing, arrow keys, choosing, leaving.

use super::{
    search::Search,
    standing::{Intent, Standing},
};
use crate::components::{choice::Choice, lookup::Answered};
use leptos::{leptos_dom::helpers::WindowListenerHandle, prelude::*};
use std::time::Duration;

/// How long to wait for the next letter before the server is asked.
const PAUSE: Duration = Duration::from_millis(200);

impl Search {
    /// Shows the list.
    pub(super) fn open(self) {
        if self.open.get_untracked() {
            return;
        }
        self.open.set(true);
        self.active.set(0);
        if untrack(|| self.is_behind()) {
            self.ask();
        }
    }

    pub(super) fn typed(self, text: String) {
        self.open.set(true);
        self.active.set(0);
        self.stand(Standing::typed(text));
        if self.asking.is_some() {
            self.stop_pause();
            let ask = move || {
                self.pause.try_set_value(None);
                self.ask();
            };
            self.pause
                .set_value(set_timeout_with_handle(ask, PAUSE).ok());
        }
    }

    /// Whether the key meant something here.
    pub(super) fn pressed(self, key: &str) -> bool {
        let (open, active) = (self.open.get_untracked(), self.active.get_untracked());
        let last = self.matches.with_untracked(Vec::len).saturating_sub(1);
        match key {
            "ArrowDown" if open => self.move_to(last.min(active + 1)),
            "ArrowUp" if open => self.move_to(active.saturating_sub(1)),
            "ArrowDown" | "ArrowUp" => self.open(),
            // What stands in the list is not what was typed.
            "Enter" if open && untrack(|| self.is_behind()) => self.mean(Intent::Enter),
            "Enter" if open => {
                let choice = self
                    .matches
                    .with_untracked(|matches| matches.get(active).cloned());
                if let Some(choice) = choice {
                    self.choose(choice);
                }
            }
            "Escape" if open => self.open.set(false),
            _ => return false,
        }
        true
    }

    pub(super) fn choose(self, choice: Choice) {
        self.stop_pause();
        self.stand(Standing::Chosen(choice));
        self.open.set(false);
    }

    pub(super) fn left(self) {
        // The input may have left the page while it had the focus.
        if self.standing.is_disposed() {
            return;
        }
        self.open.set(false);
        if matches!(document().query_selector(":active"), Ok(Some(_))) {
            self.mean_once_clicked();
        } else {
            self.mean(Intent::Leave);
        }
    }

    /// A fault that appears while the mouse is down moves the button away from
    /// under it, and the click is lost: it waits.
    fn mean_once_clicked(self) {
        let listener = StoredValue::new(None::<WindowListenerHandle>);
        let released = window_event_listener(leptos::ev::mouseup, move |_| {
            if let Some(listener) = listener.try_update_value(Option::take).flatten() {
                listener.remove();
            }
            let mean = move || {
                if !self.standing.is_disposed() {
                    self.mean(Intent::Leave);
                }
            };
            set_timeout(mean, Duration::ZERO);
        });
        listener.set_value(Some(released));
    }

    /// Does not wait for the next letter, nor for an answer that nobody asked for or that failed to
    /// come.
    pub(super) fn hurry(self) {
        let awaits = |asking: super::Asking| asking.answered.get_untracked() == Answered::Awaited;
        if self.stop_pause() || !self.asking.is_some_and(awaits) {
            self.ask();
        }
    }

    /// Whether no answer came.
    pub(super) fn is_unanswered(self) -> bool {
        self.asking
            .is_some_and(|asking| asking.answered.get() == Answered::Not)
    }

    fn ask(self) {
        // The form may be gone by now.
        let question = self
            .standing
            .try_with_untracked(|standing| standing.question().to_owned());
        if let Some((asking, question)) = self.asking.zip(question) {
            let _ = asking.ask.try_run(question);
        }
    }

    /// Whether a pause was on.
    fn stop_pause(self) -> bool {
        let handle = self.pause.try_update_value(Option::take).flatten();
        handle.map(|handle| handle.clear()).is_some()
    }

    fn move_to(self, at: usize) {
        self.active.set(at);
        if let Some(option) = document().get_element_by_id(&self.option_id(at)) {
            let nearest = web_sys::ScrollIntoViewOptions::new();
            nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
    }
}
