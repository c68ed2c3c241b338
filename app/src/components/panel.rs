//! The one container: a head, a body, perhaps a foot.

use leptos::prelude::*;

/// A panel. What is in the children comes below the head as it is: a table,
/// a list of links, or a [`PanelBody`].
#[component]
pub fn Panel(
    /// Ties the heading to the panel; unique on the page.
    id: &'static str,
    #[prop(into)] title: Signal<String>,
    /// What stands at the right of the heading.
    #[prop(optional, into)]
    aside: ViewFn,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="lm-panel" aria-labelledby=id>
            <header>
                <h2 id=id tabindex="-1">{title}</h2>
                {aside.run()}
            </header>
            {children()}
        </section>
    }
}

/// The padded inside of a panel.
#[component]
pub fn PanelBody(#[prop(optional)] tight: bool, children: Children) -> impl IntoView {
    view! {
        <div class="lm-body" data-tight=tight.then_some("")>
            {children()}
        </div>
    }
}

/// A key and its value, for a `dl.lm-kv`.
#[component]
pub fn KeyValue(#[prop(into)] key: Signal<String>, children: Children) -> impl IntoView {
    view! {
        <div>
            <dt>{key}</dt>
            <dd>{children()}</dd>
        </div>
    }
}
