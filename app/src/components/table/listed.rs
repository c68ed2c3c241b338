//! The table of a list.

use super::{below::ListFailure, damaged::DamagedRows, skeleton::SkeletonRows};
use crate::{components::load::Loader, live::live};
use leptos::prelude::*;
use shared::page::Page;

/// A list's table. The children are the heads of its columns; without rows it
/// is not there.
#[component]
pub fn RowsTable(
    #[prop(into)] caption: Signal<String>,
    columns: usize,
    /// Whether rows have a second, muted line.
    #[prop(default = true)]
    two_lines: bool,
    /// The rows, once they came.
    #[prop(into)]
    rows: Callback<(), Option<AnyView>>,
    /// Whether there are none to show.
    #[prop(into)]
    nothing: Signal<bool>,
    #[prop(into)] loading: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let rows = live(move || {
        let skeleton = || view! { <SkeletonRows columns two_lines/> }.into_any();
        rows.run(()).unwrap_or_else(skeleton)
    });
    view! {
        <table
            class="ds-table lm-cards"
            data-hover
            hidden=nothing
            aria-busy=move || loading.get().to_string()
        >
            <caption class="ds-sr-only">{caption}</caption>
            <thead>
                <tr>{children()}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// The table of a list that comes page by page.
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
    let rows = move |()| {
        let rows = |found: &Page<T>| {
            view! {
                {found.items.iter().map(&row).collect_view()}
                <DamagedRows ids=found.damaged.clone() columns/>
            }
        };
        Some(rows(&*of.get()?).into_any())
    };
    let nothing = move || of.error().is_some() || of.get().is_some_and(|found| found.is_empty());
    view! {
        <RowsTable
            caption
            columns
            rows
            nothing=Signal::derive(nothing)
            loading=Signal::derive(move || of.is_loading())
            children
        />
    }
}

/// The table of a list that comes whole, and what stands below it.
#[component]
pub fn WholeTable<T, F, V>(
    of: Loader<Vec<T>>,
    /// The rows to be shown, once they came.
    #[prop(into)]
    found: Signal<Option<Vec<T>>>,
    #[prop(into)] caption: Signal<String>,
    columns: usize,
    #[prop(default = true)] two_lines: bool,
    /// Draws a row.
    row: F,
    /// Why there are none, and perhaps one action.
    #[prop(into)]
    nothing: ViewFn,
    children: Children,
) -> impl IntoView
where
    T: Send + Sync + 'static,
    F: Fn(&T) -> V + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let rows = move |()| {
        let found = found.read();
        Some(found.as_ref()?.iter().map(&row).collect_view().into_any())
    };
    let has_none = Memo::new(move |_| found.read().as_ref().is_some_and(Vec::is_empty));
    let none = live(move || has_none.get().then(|| nothing.run()));
    view! {
        <RowsTable
            caption
            columns
            two_lines
            rows
            nothing=Signal::derive(move || has_none.get() || of.error().is_some())
            loading=Signal::derive(move || of.is_loading())
            children
        />
        {none}
        <ListFailure of/>
    }
}
