//! One field of a form being filled in.

use super::{
    fault::{FaultText, TextKey},
    form::FormState,
    held::{Held, Unsettled},
};
use leptos::prelude::*;
use shared::messages as m;

/// One text field of a form.
#[derive(Clone, Copy)]
pub struct Entry {
    field: &'static str,
    /// What was typed, or the value of what was chosen.
    pub value: RwSignal<String>,
    unsettled: RwSignal<Option<Unsettled>>,
    state: FormState,
}

impl FormState {
    /// A text field with its path on the wire and what it begins with.
    pub fn entry(self, field: &'static str, begin: impl Into<String>) -> Entry {
        Entry::new(self, field, begin.into())
    }
}

impl Entry {
    fn new(state: FormState, field: &'static str, begin: String) -> Self {
        let entry = Self {
            field,
            value: RwSignal::new(begin.clone()),
            unsettled: RwSignal::new(None),
            state,
        };
        let parts = state.parts();
        parts.entries.update_value(|entries| entries.push(entry));
        parts.leaving.mind(entry.value, begin);
        entry
    }

    /// Its path on the wire.
    pub fn field(self) -> &'static str {
        self.field
    }

    /// The id of the input.
    pub fn id(self) -> String {
        self.state.id_of(self.field)
    }

    /// The name of the input: the last part of the path.
    pub fn name(self) -> &'static str {
        self.field.rsplit('.').next().unwrap_or(self.field)
    }

    /// What it holds, reactively.
    pub fn held(self) -> Held {
        Held {
            value: self.value.get(),
            unsettled: self.unsettled.get(),
        }
    }

    /// The same, unless its form is gone.
    pub fn try_held(self) -> Option<Held> {
        Some(Held {
            value: self.value.try_get()?,
            unsettled: self.unsettled.try_get()?,
        })
    }

    /// Holds what its input came to.
    pub fn hold(self, held: Held) {
        if self.try_held_now().is_some_and(|now| now != held) {
            let _ = self.unsettled.try_set(held.unsettled);
            let _ = self.value.try_set(held.value);
        }
    }

    fn try_held_now(self) -> Option<Held> {
        untrack(|| self.try_held())
    }

    /// Sets its value in place of whatever stands in the input.
    pub fn set(self, value: impl Into<String>) {
        self.unsettled.set(None);
        self.value.set(value.into());
    }

    /// Its value and what stands in the input in its place, reactively.
    pub(super) fn shown(self) -> String {
        let text = |unsettled: Option<&Unsettled>| unsettled.map_or("", Unsettled::text).to_owned();
        self.value.get() + &self.unsettled.with(|unsettled| text(unsettled.as_ref()))
    }

    /// Why its value cannot be sent, reactively.
    pub(super) fn unsettled(self) -> Option<Unsettled> {
        self.unsettled.get()
    }

    /// Hears when the form waits for what its text means.
    pub fn track_hurry(self) {
        self.state.parts().hurry.track();
    }

    /// What is wrong with it, in words, reactively.
    pub fn fault(self) -> Option<FaultText> {
        if matches!(self.unsettled(), Some(Unsettled::Unresolved(_))) {
            return Some(FaultText::Text(TextKey(m::app_choose_from_list)));
        }
        self.state.faults().with(|faults| {
            let fault = faults.iter().find(|fault| fault.field == self.field);
            fault.map(|fault| fault.text.clone())
        })
    }

    /// Whether something is wrong with it.
    pub fn is_faulty(self) -> bool {
        self.fault().is_some()
    }

    /// The ids of what describes the input: its hint, its fault.
    pub fn described_by(self, hint: bool) -> Option<String> {
        let id = self.id();
        let hint = hint.then(|| [&id, "-hint"].concat());
        let fault = self.is_faulty().then(|| [&id, "-fault"].concat());
        let ids: Vec<String> = hint.into_iter().chain(fault).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}
