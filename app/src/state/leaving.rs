//! Whether leaving the page would lose something typed, and where somebody
//! wants to go all the same.

use leptos::{ev, prelude::*};

/// A way off the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// A link to this address of ours.
    Link(String),
    /// The browser's own way to the page before.
    Back,
}

/// What is typed on the page, and who wants to leave it.
#[derive(Clone, Copy)]
pub struct Leaving {
    /// Whether each form was changed. Those of pages that are gone are
    /// disposed of.
    forms: StoredValue<Vec<Memo<bool>>>,
    /// What stands in each field of the page, and what it began with.
    fields: StoredValue<Vec<(RwSignal<String>, String)>>,
    /// The way somebody chose, while they are asked whether they mean it.
    pub way: RwSignal<Option<Way>>,
}

impl Leaving {
    /// Provides a page without forms. Whoever is to hear of the way back only
    /// if nothing is lost, as the location is, comes after.
    pub fn provide() {
        let leaving = Self {
            forms: StoredValue::new(Vec::new()),
            fields: StoredValue::new(Vec::new()),
            way: RwSignal::new(None),
        };
        window_event_listener(ev::popstate, move |ev| {
            if leaving.would_lose() {
                ev.stop_immediate_propagation();
                leaving.way.set(Some(Way::Back));
            }
        });
        provide_context(leaving);
    }

    /// Watches over a form, for as long as it is there.
    pub fn watch(self, changed: Memo<bool>) {
        self.forms.update_value(|forms| {
            forms.retain(|form| form.try_get_untracked().is_some());
            forms.push(changed);
        });
    }

    /// Knows of a field, for as long as it is there.
    pub fn mind(self, value: RwSignal<String>, begun: String) {
        self.fields.update_value(|fields| {
            fields.retain(|(value, _)| value.try_with_untracked(|_| ()).is_some());
            fields.push((value, begun));
        });
    }

    /// Whether something was typed into any field, also where nobody would be
    /// asked before leaving.
    pub fn holds_typed(self) -> bool {
        let is_typed = |(value, begun): &(RwSignal<String>, String)| {
            value.try_with_untracked(|value| value != begun) == Some(true)
        };
        self.would_lose() || self.fields.with_value(|fields| fields.iter().any(is_typed))
    }

    /// Whether leaving would lose something.
    pub fn would_lose(self) -> bool {
        let is_changed = |form: &Memo<bool>| form.try_get_untracked() == Some(true);
        self.forms.with_value(|forms| forms.iter().any(is_changed))
    }

    /// What is typed may be lost.
    pub fn let_go(self) {
        self.forms.update_value(Vec::clear);
    }
}

/// What is typed on the page.
pub fn use_leaving() -> Leaving {
    expect_context()
}
