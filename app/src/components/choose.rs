//! A choice out of many or few: a drop-down, which searches when there are
//! more than a handful.

use super::{
    choice::Choice, combobox::Combobox, field::Field, form_state::Entry, input::SelectInput,
    lookup::Asking,
};
use crate::live::live;
use leptos::prelude::*;

/// Up to so many choices are a plain drop-down.
const FEW: usize = 10;

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
    let input = live(move || {
        if many.get() {
            view! { <Combobox entry label choices none asking hinted/> }.into_any()
        } else {
            view! { <SelectInput entry options none=Some(none) hinted/> }.into_any()
        }
    });
    view! { <Field entry label hint optional span>{input}</Field> }
}
