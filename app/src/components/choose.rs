//! A choice out of many or few: a drop-down, which searches when there are
//! more than a handful.

use super::{combobox::Combobox, draft::Entry, field::Field, input::SelectInput, lookup::Asking};
use leptos::prelude::*;

/// Up to so many choices are a plain drop-down.
const FEW: usize = 10;

/// One of the things to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the entry's value becomes.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// What tells it from others of the same name; may be empty.
    pub hint: String,
    /// What names it, too, typed in full: a code, a login.
    pub alias: Option<String>,
}

/// Chooses one. With `asking` the server searches: the choices are then
/// those matching what was typed last. Without, they are all there are.
#[component]
pub fn Choose(
    entry: Entry,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    /// The words of "nothing chosen".
    #[prop(into)]
    none: Signal<String>,
    #[prop(optional, into)] hint: Option<Signal<String>>,
    #[prop(optional)] asking: Option<Asking>,
    #[prop(optional)] optional: bool,
    #[prop(optional)] span: Option<&'static str>,
) -> impl IntoView {
    let many = Memo::new(move |_| asking.is_some() || choices.with(|choices| FEW < choices.len()));
    let options = Signal::derive(move || choices.get().into_iter().map(Choice::option).collect());
    let hinted = hint.is_some();
    let input = move || {
        if many.get() {
            view! { <Combobox entry label choices none asking hinted/> }.into_any()
        } else {
            view! { <SelectInput entry options none=Some(none) hinted/> }.into_any()
        }
    };
    view! { <Field entry label hint optional span>{input}</Field> }
}

impl Choice {
    /// A choice called `label`.
    pub fn new(value: impl ToString, label: impl Into<String>) -> Self {
        Self {
            value: value.to_string(),
            label: label.into(),
            hint: String::new(),
            alias: None,
        }
    }

    /// Tells it from others of the same name.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self {
            hint: hint.into(),
            ..self
        }
    }

    /// Is named by `alias`, too.
    #[must_use]
    pub fn alias(self, alias: impl Into<String>) -> Self {
        Self {
            alias: Some(alias.into()),
            ..self
        }
    }

    /// As a drop-down has it: value and words.
    fn option(self) -> (String, String) {
        let words = [self.label, self.hint];
        let words = words.into_iter().filter(|word| !word.is_empty());
        (self.value, words.collect::<Vec<_>>().join(" · "))
    }
}
