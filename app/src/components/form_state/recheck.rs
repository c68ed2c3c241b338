//! A fault goes as soon as its field is right.

use super::{
    entry::Entry,
    fault::{Fault, FaultText},
    form::FormState,
};
use crate::live::follow;
use leptos::prelude::*;
use std::rc::Rc;

impl FormState {
    pub(super) fn find_anew_with(self, find: impl Fn() -> Vec<Fault> + 'static) {
        self.parts().find.set_value(Some(Rc::new(find)));
    }

    /// A fault the server found in what the field holds now.
    pub(super) fn refused(self, field: &str, text: FaultText) -> Fault {
        let value = self
            .entry_of(field)
            .map(|entry| entry.value.get_untracked());
        Fault {
            field: field.to_owned(),
            text,
            refused: Some(value.unwrap_or_default()),
        }
    }

    /// Lets faults go where their fields went, or away with them: `to` says where, and keeps
    /// the others.
    pub fn move_faults(self, to: impl Fn(&Fault) -> Option<String>) {
        let parts = self.parts();
        let before = parts.faults.get_untracked();
        if before.is_empty() {
            return;
        }
        let moved = |fault: &Fault| {
            let field = to(fault)?;
            Some(Fault {
                field,
                ..fault.clone()
            })
        };
        self.keep_only(before.iter().filter_map(moved).collect());
    }

    /// Looks again whenever something changes that was read: what is right now
    /// is shown no more. A new fault waits for the next attempt, so that nobody
    /// is corrected in the middle of a word.
    pub(super) fn keep_faults_true(self) {
        follow(move || {
            let parts = self.parts();
            let before = parts.faults.get();
            if before.is_empty() {
                return;
            }
            let found = parts.find.get_value().map(|find| find());
            let found = found.unwrap_or_default();
            let now: Vec<Fault> = before
                .iter()
                .filter_map(|fault| self.still(fault, &found))
                .collect();
            if now != before {
                self.keep_only(now);
            }
        });
    }

    fn keep_only(self, faults: Vec<Fault>) {
        let parts = self.parts();
        if faults.is_empty() {
            parts.title.set_failed(false);
        }
        parts.faults.set(faults);
    }

    fn still(self, fault: &Fault, found: &[Fault]) -> Option<Fault> {
        let entry = self.entry_of(&fault.field);
        let unsettled = entry.and_then(Entry::unsettled);
        match &fault.refused {
            // What it comes to is not known yet.
            None if unsettled.is_some_and(|it| it.is_pending()) => Some(fault.clone()),
            None => found.iter().find(|one| one.field == fault.field).cloned(),
            Some(value) => {
                let is_same = entry.is_none_or(|entry| entry.value.with(|now| now == value));
                is_same.then(|| fault.clone())
            }
        }
    }

    fn entry_of(self, field: &str) -> Option<Entry> {
        let entries = self.parts().entries.get_value();
        entries.into_iter().find(|entry| entry.field() == field)
    }
}
