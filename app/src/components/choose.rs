//! A choice out of many or few: a drop-down, which searches when there are
//! more than a handful.

use super::{combobox::Combobox, draft::Entry, field::Field, input::SelectInput};
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
}

/// Chooses one. With `on_search` the server searches: the choices are then
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
    #[prop(optional, into)] on_search: Option<Callback<String>>,
    #[prop(optional)] optional: bool,
    #[prop(optional)] span: Option<&'static str>,
) -> impl IntoView {
    // Once there were many, it stays a search: fewer match what was typed.
    let many = Memo::new(move |before: Option<&bool>| {
        before.copied().unwrap_or(false) || choices.with(|choices| FEW < choices.len())
    });
    let options = Signal::derive(move || choices.get().into_iter().map(Choice::option).collect());
    let hinted = hint.is_some();
    let input = move || {
        if many.get() {
            view! { <Combobox entry label choices none on_search hinted/> }.into_any()
        } else {
            view! { <SelectInput entry options none=Some(none) hinted/> }.into_any()
        }
    };
    view! { <Field entry label hint optional span>{input}</Field> }
}

impl Choice {
    /// As a drop-down has it: value and words.
    fn option(self) -> (String, String) {
        let words = [self.label, self.hint];
        let words = words.into_iter().filter(|word| !word.is_empty());
        (self.value, words.collect::<Vec<_>>().join(" · "))
    }
}
