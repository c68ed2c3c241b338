//! What stands in the place of rows that are not there.

use leptos::prelude::*;

/// Nothing there: why, and perhaps one action in the children.
#[component]
pub fn Empty(
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] hint: Option<Signal<String>>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="lm-empty">
            <h3>{title}</h3>
            {hint.map(|hint| view! { <p class="lm-muted">{hint}</p> })}
            {children.map(|children| children())}
        </div>
    }
}
