//! Between typing and the matches of what was typed.

use super::search::Search;
use crate::components::choose::Choice;
use leptos::prelude::*;

impl Search {
    /// Asks the server for what is typed.
    pub(super) fn ask_now(self) {
        self.waiting.try_set_value(None);
        // The form may be gone by now.
        if let (Some(ask), Some(text)) = (self.ask, self.text.try_get_untracked()) {
            let _ = ask.try_run(text.trim().to_owned());
        }
    }

    /// The matches came. Who left or pressed Enter before that meant the one
    /// typed in full.
    pub(super) fn caught_up(self) {
        if self.waiting.with_value(Option::is_some) {
            // These are the matches of what was typed before.
            return;
        }
        self.behind.set(false);
        let entered = self.entered.try_update_value(std::mem::take);
        let left = self.left.try_update_value(std::mem::take);
        if left == Some(true) {
            self.settle();
        } else if entered == Some(true)
            && let Some(choice) = self.meant()
        {
            self.choose(choice);
        }
    }

    /// Does not wait for the next letter.
    pub(super) fn hurry(self) {
        if self.waiting.with_value(Option::is_some) {
            self.stop_waiting();
            self.ask_now();
        }
    }

    pub(super) fn settle(self) {
        match self.meant() {
            Some(choice) => self.choose(choice),
            None => self.restore(),
        }
    }

    /// The match whose value is typed in full.
    fn meant(self) -> Option<Choice> {
        let typed = self.text.get_untracked();
        let is_typed = |choice: &&Choice| choice.value.eq_ignore_ascii_case(typed.trim());
        self.matches
            .with_untracked(|matches| matches.iter().find(is_typed).cloned())
    }

    pub(super) fn stop_waiting(self) {
        if let Some(handle) = self.waiting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    }
}
