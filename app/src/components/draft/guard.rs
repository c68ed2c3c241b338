//! Guarding what was typed against being left behind.

use super::{Draft, Entry};
use leptos::prelude::*;

impl Draft {
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
        self.parts().begun.update(|begun| {
            if let Some((now, begun)) = begun {
                *begun = now.get_untracked();
            }
        });
    }
}
