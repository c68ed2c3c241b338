//! One field of a form being filled in.

use super::{Draft, FaultText};
use leptos::prelude::*;

/// One text field of a draft.
#[derive(Clone, Copy)]
pub struct Entry {
    field: &'static str,
    /// What was typed.
    pub value: RwSignal<String>,
    draft: Draft,
}

impl Entry {
    pub(super) fn new(draft: Draft, field: &'static str, begin: String) -> Self {
        let value = RwSignal::new(begin.clone());
        let parts = draft.parts();
        parts.entries.update_value(|entries| entries.push(value));
        parts.leaving.mind(value, begin);
        Self {
            field,
            value,
            draft,
        }
    }

    /// Its path on the wire.
    pub fn field(self) -> &'static str {
        self.field
    }

    /// The id of the input.
    pub fn id(self) -> String {
        self.draft.id_of(self.field)
    }

    /// The name of the input: the last part of the path.
    pub fn name(self) -> &'static str {
        self.field.rsplit('.').next().unwrap_or(self.field)
    }

    /// What is wrong with it, in words, reactively.
    pub fn fault(self) -> Option<FaultText> {
        self.draft.faults().with(|faults| {
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
