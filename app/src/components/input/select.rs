//! A choice out of a few, as a drop-down.

use crate::{
    components::form_state::{Entry, Held},
    live::follow,
};
use leptos::prelude::*;

/// The drop-down, inside a field.
#[component]
pub fn SelectInput(
    entry: Entry,
    options: Signal<Vec<(String, String)>>,
    #[prop(optional_no_strip)] none: Option<Signal<String>>,
    hinted: bool,
) -> impl IntoView {
    // A value that is no option is not what the browser shows.
    follow(move || {
        let value = entry.value.get();
        let shown = options.with(|options| options.iter().any(|(option, _)| *option == value));
        entry.hold(if shown || value.is_empty() {
            Held::settled(value)
        } else {
            Held::unknown(value)
        });
    });
    let option = move |value: String, words: AnyView| {
        let chosen = entry.value.with(|now| *now == value);
        view! { <option value=value selected=chosen>{words}</option> }
    };
    view! {
        <select
            class="ds-input"
            id=entry.id()
            name=entry.name()
            aria-describedby=move || entry.described_by(hinted)
            aria-invalid=move || entry.is_faulty().then_some("true")
            on:change=move |ev| entry.value.set(event_target_value(&ev))
        >
            {move || none.map(|none| option(String::new(), none.into_any()))}
            {move || {
                let options = options.get().into_iter();
                options.map(|(value, words)| option(value, words.into_any())).collect_view()
            }}
        </select>
    }
}
