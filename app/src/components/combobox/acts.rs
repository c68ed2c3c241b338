//! What a person does with a combobox: typing, arrow keys, choosing, leaving.

use super::search::Search;
use crate::components::choose::Choice;
use leptos::prelude::*;
use std::time::Duration;

/// How long to wait for the next letter before the server is asked.
const PAUSE: Duration = Duration::from_millis(200);

impl Search {
    /// Shows the list: all of it, since nothing was typed yet.
    pub(super) fn open(self) {
        if self.open.get_untracked() {
            return;
        }
        self.open.set(true);
        self.active.set(0);
        if let Some(ask) = self.ask {
            ask.run(String::new());
        }
    }

    pub(super) fn typed(self, text: String) {
        self.text.set(text.clone());
        self.open.set(true);
        self.active.set(0);
        if self.ask.is_some() {
            self.stop_waiting();
            self.behind.set(true);
            self.left.set_value(false);
            self.entered.set_value(false);
            let ask = move || self.ask_now();
            self.waiting
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
            "Enter" if open && self.behind.get_untracked() => {
                self.entered.set_value(true);
                self.hurry();
            }
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
        self.entry.value.set(choice.value.clone());
        self.chosen.set(Some(choice));
        self.restore();
        self.open.set(false);
    }

    /// Leaving with an emptied input chooses nothing; with the value of a match
    /// typed in full, that one; with any other text, what was chosen before
    /// stays.
    pub(super) fn left(self) {
        if self.text.is_disposed() {
            // The input left the page while it had the focus.
            return;
        }
        self.open.set(false);
        if self.text.with_untracked(|text| text.trim().is_empty()) {
            self.stop_waiting();
            self.behind.set(false);
            self.chosen.set(None);
            self.entry.value.set(String::new());
        } else if self.behind.get_untracked() {
            self.left.set_value(true);
            self.hurry();
        } else {
            self.settle();
        }
    }

    pub(super) fn restore(self) {
        let label = self
            .chosen
            .with_untracked(|chosen| chosen.as_ref().map(|it| it.label.clone()));
        self.text.set(label.unwrap_or_default());
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
