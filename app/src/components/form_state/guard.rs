//! Guarding what was typed against being left behind.

use super::{entry::Entry, form::FormState};
use leptos::prelude::*;

impl FormState {
    /// From here on, whoever leaves the page is asked first if something was
    /// changed: a field, or what `beside` says of the rest, reactively.
    pub fn guard(self, beside: impl Fn() -> String + Send + Sync + 'static) {
        let now = Memo::new(move |_| {
            let entries = self.parts().entries.get_value();
            let mut now: Vec<String> = entries.into_iter().map(Entry::shown).collect();
            now.push(beside());
            now
        });
        let begun = self.parts().begun;
        begun.set(Some((now, now.get_untracked())));
        self.parts().leaving.watch(Memo::new(move |_| {
            let begun = begun.read();
            begun
                .as_ref()
                .is_some_and(|(now, begun)| now.read() != *begun)
        }));
    }

    /// What the form holds now is on record.
    pub fn settle(self) {
        self.settle_on(self.held());
    }

    /// What was held when it was sent is on record; what was typed since is not.
    pub fn settle_on(self, sent: Vec<String>) {
        self.parts().begun.update(|begun| {
            if let Some((_, begun)) = begun {
                *begun = sent;
            }
        });
    }

    /// What the form holds, for [`FormState::settle_on`].
    pub fn held(self) -> Vec<String> {
        let begun = self.parts().begun.read_untracked();
        let now = begun.as_ref().map(|(now, _)| now.get_untracked());
        now.unwrap_or_default()
    }
}
