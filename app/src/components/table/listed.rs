//! The table of a list that comes page by page.

use super::{DamagedRows, SkeletonRows};
use crate::components::load::Loader;
use leptos::prelude::*;
use shared::page::Page;

/// A list's table. The children are the heads of its columns; without rows it
/// is not there.
#[component]
pub fn ListTable<T, F, V>(
    of: Loader<Page<T>>,
    #[prop(into)] caption: Signal<String>,
    columns: usize,
    /// Draws a row.
    row: F,
    children: Children,
) -> impl IntoView
where
    T: Send + Sync + 'static,
    F: Fn(&T) -> V + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let rows = move || match (of.get(), of.error()) {
        (Some(found), _) => view! {
            {found.items.iter().map(&row).collect_view()}
            <DamagedRows ids=found.damaged.clone() columns/>
        }
        .into_any(),
        (None, None) => view! { <SkeletonRows columns two_lines=true/> }.into_any(),
        (None, Some(_)) => ().into_any(),
    };
    let nothing = move || of.error().is_some() || of.get().is_some_and(|found| found.is_empty());
    view! {
        <table
            class="ds-table lm-cards"
            data-hover
            hidden=nothing
            aria-busy=move || of.is_loading().to_string()
        >
            <caption class="ds-sr-only">{caption}</caption>
            <thead>
                <tr>{children()}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
