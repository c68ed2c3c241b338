//! The state of a combobox: what is typed, which choices match, which is taken.

use super::matching::{is, matching};
use crate::components::{choose::Choice, draft::Entry};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

/// The state of one combobox.
#[derive(Clone, Copy)]
pub(super) struct Search {
    pub(super) entry: Entry,
    /// Asks the server for what was typed.
    pub(super) ask: Option<Callback<String>>,
    /// What stands in the input.
    pub(super) text: RwSignal<String>,
    /// What was chosen last, which may match no more.
    pub(super) chosen: RwSignal<Option<Choice>>,
    pub(super) matches: Memo<Vec<Choice>>,
    pub(super) open: RwSignal<bool>,
    /// The match the arrow keys are at.
    pub(super) active: RwSignal<usize>,
    pub(super) waiting: StoredValue<Option<TimeoutHandle>>,
    /// Whether the matches are not yet those of what is typed.
    pub(super) behind: RwSignal<bool>,
    /// Whether the input was left before its matches came.
    pub(super) left: StoredValue<bool>,
    /// Whether Enter was pressed before they came.
    pub(super) entered: StoredValue<bool>,
}

impl Search {
    pub(super) fn new(
        entry: Entry,
        choices: Signal<Vec<Choice>>,
        on_search: Option<Callback<String>>,
    ) -> Self {
        let text = RwSignal::new(String::new());
        let chosen = RwSignal::new(None::<Choice>);
        let matches = Memo::new(move |_| {
            let as_chosen =
                chosen.with(|chosen| chosen.as_ref().is_some_and(|it| it.label == text.get()));
            // The server has matched already where it searches.
            let typed = if as_chosen || on_search.is_some() {
                String::new()
            } else {
                text.get()
            };
            choices.with(|choices| matching(choices, &typed))
        });
        let search = Self {
            entry,
            ask: on_search,
            text,
            chosen,
            matches,
            open: RwSignal::new(false),
            active: RwSignal::new(0),
            waiting: StoredValue::new(None),
            behind: RwSignal::new(false),
            left: StoredValue::new(false),
            entered: StoredValue::new(false),
        };
        search.follow(choices);
        search
    }

    /// Shows what is chosen from outside, as soon as it is among the choices.
    fn follow(self, choices: Signal<Vec<Choice>>) {
        Effect::new(move |_| {
            choices.track();
            self.caught_up();
        });
        Effect::new(move |_| {
            let value = self.entry.value.get();
            if self
                .chosen
                .with_untracked(|chosen| is(chosen.as_ref(), &value))
            {
                return;
            }
            let found =
                choices.with(|choices| choices.iter().find(|it| it.value == value).cloned());
            self.chosen.set(found);
            self.restore();
        });
    }

    pub(super) fn text(self) -> RwSignal<String> {
        self.text
    }

    pub(super) fn matches(self) -> Memo<Vec<Choice>> {
        self.matches
    }

    pub(super) fn is_open(self) -> bool {
        self.open.get()
    }

    pub(super) fn is_active(self, at: usize) -> bool {
        self.active.get() == at
    }

    pub(super) fn option_id(self, at: usize) -> String {
        [self.entry.id(), at.to_string()].join("-")
    }

    pub(super) fn active_id(self) -> Option<String> {
        let any = self.open.get() && !self.matches.with(Vec::is_empty);
        any.then(|| self.option_id(self.active.get()))
    }
}
