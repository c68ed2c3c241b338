//! A form being filled in, and what all its parts share.

use super::{entry::Entry, fault::Fault};
use crate::{
    api::ApiError,
    state::{
        leaving::{Leaving, use_leaving},
        title::{Title, use_title},
    },
};
use leptos::prelude::*;
use shared::problem::ErrorCode;
use std::rc::Rc;

/// A form being filled in.
#[derive(Clone, Copy)]
pub struct FormState(pub(super) StoredValue<Parts>);

#[derive(Clone, Copy)]
pub(super) struct Parts {
    pub(super) name: &'static str,
    pub(super) faults: RwSignal<Vec<Fault>>,
    pub(super) failure: RwSignal<Option<ApiError>>,
    /// How often an attempt failed: each time the summary takes the focus.
    pub(super) failures: RwSignal<u32>,
    pub(super) busy: RwSignal<bool>,
    pub(super) blame: fn(&ErrorCode) -> Option<&'static str>,
    pub(super) title: Title,
    pub(super) leaving: Leaving,
    pub(super) entries: StoredValue<Vec<Entry>>,
    pub(super) begun: RwSignal<Option<Begun>>,
    /// Finds the faults of the fields as they stand now.
    pub(super) find: StoredValue<Option<Find>, LocalStorage>,
    /// Asks the inputs what the texts in them mean.
    pub(super) hurry: Trigger,
    /// What waits for their answers.
    pub(super) next: StoredValue<Option<Next>, LocalStorage>,
    pub(super) waits: RwSignal<bool>,
}

pub(super) type Find = Rc<dyn Fn() -> Vec<Fault>>;
pub(super) type Next = Box<dyn FnOnce()>;

/// What a guarded form holds, and what it held when it began.
pub(super) type Begun = (Memo<Vec<String>>, Vec<String>);

impl FormState {
    /// A form called `name`, which keeps the ids of its fields apart from
    /// those of other forms on the page.
    pub fn new(name: &'static str) -> Self {
        let state = Self(StoredValue::new(Parts {
            name,
            faults: RwSignal::new(Vec::new()),
            failure: RwSignal::new(None),
            failures: RwSignal::new(0),
            busy: RwSignal::new(false),
            blame: |_| None,
            title: use_title(),
            leaving: use_leaving(),
            entries: StoredValue::new(Vec::new()),
            begun: RwSignal::new(None),
            find: StoredValue::new_local(None),
            hurry: Trigger::new(),
            next: StoredValue::new_local(None),
            waits: RwSignal::new(false),
        }));
        state.keep_faults_true();
        state.go_on_once_settled();
        state
    }

    /// Shows the errors `blame` names beside the field it gives.
    #[must_use]
    pub fn blaming(self, blame: fn(&ErrorCode) -> Option<&'static str>) -> Self {
        self.0.update_value(|parts| parts.blame = blame);
        self
    }

    /// What is wrong with the fields.
    pub fn faults(self) -> Signal<Vec<Fault>> {
        self.parts().faults.into()
    }

    /// Why the latest request was refused, if not because of a field.
    pub fn failure(self) -> Signal<Option<ApiError>> {
        self.parts().failure.into()
    }

    /// How often an attempt failed.
    pub fn failures(self) -> u32 {
        self.parts().failures.get()
    }

    /// Whether an answer is awaited.
    pub fn busy(self) -> RwSignal<bool> {
        self.parts().busy
    }

    /// The id of a field's input.
    pub fn id_of(self, field: &str) -> String {
        [self.parts().name, &field.replace('.', "-")].join("-")
    }

    pub(super) fn parts(self) -> Parts {
        self.0.get_value()
    }
}
