//! Text of several lines.

use crate::components::{field::Field, form_state::Entry};
use leptos::prelude::*;

/// Several lines of text.
#[component]
pub fn TextArea(
    entry: Entry,
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] hint: Option<Signal<String>>,
    #[prop(optional)] optional: bool,
    #[prop(optional)] span: Option<&'static str>,
) -> impl IntoView {
    let has_hint = hint.is_some();
    view! {
        <Field entry label hint optional span>
            <textarea
                class="ds-input"
                id=entry.id()
                name=entry.name()
                rows="3"
                aria-describedby=move || entry.described_by(has_hint)
                aria-invalid=move || entry.is_faulty().then_some("true")
                aria-required=(!optional).then_some("true")
                prop:value=entry.value
                on:input=move |ev| entry.value.set(event_target_value(&ev))
            ></textarea>
        </Field>
    }
}
