//! What a person is filling in: the texts typed so far, the faults found in
//! them, and the attempt to send them.
//!
//! A draft lives above the form that shows it, so nothing typed is lost when
//! the form is drawn anew.

mod attempt;
mod entry;
mod fault;
mod guard;
mod held;
mod reader;
mod recheck;
mod settle;

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

pub use entry::Entry;
pub use fault::{Fault, FaultText, TextKey};
pub use held::{Held, Unsettled};
pub use reader::{Reader, optional};

/// A form being filled in.
#[derive(Clone, Copy)]
pub struct Draft(StoredValue<Parts>);

#[derive(Clone, Copy)]
struct Parts {
    name: &'static str,
    faults: RwSignal<Vec<Fault>>,
    failure: RwSignal<Option<ApiError>>,
    /// How often an attempt failed: each time the summary takes the focus.
    failures: RwSignal<u32>,
    busy: RwSignal<bool>,
    blame: fn(&ErrorCode) -> Option<&'static str>,
    title: Title,
    leaving: Leaving,
    entries: StoredValue<Vec<Entry>>,
    begun: RwSignal<Option<Begun>>,
    /// Finds the faults of the fields as they stand now.
    find: StoredValue<Option<Find>, LocalStorage>,
    /// Asks the inputs what the texts in them mean.
    hurry: Trigger,
    /// What waits for their answers.
    next: StoredValue<Option<Next>, LocalStorage>,
    waits: RwSignal<bool>,
}

type Find = Rc<dyn Fn() -> Vec<Fault>>;
type Next = Box<dyn FnOnce()>;

/// What a guarded form holds, and what it held when it began.
type Begun = (Memo<Vec<String>>, Vec<String>);

impl Draft {
    /// A draft called `name`, which keeps the ids of its fields apart from
    /// those of other forms on the page.
    pub fn new(name: &'static str) -> Self {
        let draft = Self(StoredValue::new(Parts {
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
        draft.keep_faults_true();
        draft.go_on_once_settled();
        draft
    }

    /// Shows the errors `blame` names beside the field it gives.
    #[must_use]
    pub fn blaming(self, blame: fn(&ErrorCode) -> Option<&'static str>) -> Self {
        self.0.update_value(|parts| parts.blame = blame);
        self
    }

    /// A text field with its path on the wire and what it begins with.
    pub fn entry(self, field: &'static str, begin: impl Into<String>) -> Entry {
        Entry::new(self, field, begin.into())
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

    fn parts(self) -> Parts {
        self.0.get_value()
    }
}
