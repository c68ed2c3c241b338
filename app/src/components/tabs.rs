//! The lists inside a section, as tabs.

use super::head::Crumb;
use crate::navigation::use_go;
use leptos::prelude::*;

/// The tabs; the page that is open is marked.
#[component]
pub fn Tabs(#[prop(into)] label: Signal<String>, tabs: Vec<Crumb>) -> impl IntoView {
    let here = use_go().here();
    let tab = move |(page, name): Crumb| {
        let current = (page == here).then_some("page");
        view! { <li><a href=page.path() aria-current=current>{name}</a></li> }
    };
    view! {
        <nav aria-label=label>
            <ul class="lm-tabs">{tabs.into_iter().map(tab).collect_view()}</ul>
        </nav>
    }
}
