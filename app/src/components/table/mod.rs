//! Parts of a list: its table, sortable headers, skeleton rows, the empty
//! state, the pager. Cells have a `data-label`, so that rows become cards
//! where it is narrow.

mod below;
mod damaged;
mod listed;
mod pager;
mod sorting;

use crate::i18n::use_i18n;
use leptos::prelude::*;
use shared::messages as m;

pub use below::{Below, ListFailure};
pub use damaged::DamagedRows;
pub use listed::{ListTable, RowsTable};
pub use pager::{Pager, Paging};
pub use sorting::{SortHeader, Sorting};

/// Rows where rows will be, as high as these.
#[component]
pub fn SkeletonRows(
    columns: usize,
    #[prop(default = 6)] rows: usize,
    /// Whether rows have a second, muted line.
    #[prop(optional)]
    two_lines: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let bar = |text: &'static str| {
        view! { <span class="ds-skeleton" data-variant="text" aria-hidden="true" data-text=text></span> }
    };
    let row = move |_| {
        view! {
            <tr>
                <th scope="row">
                    {bar("——————————————")}
                    {two_lines.then(|| view! { <span class="lm-t2">{bar("——————")}</span> })}
                    <span class="ds-sr-only">{i18n.t(m::app_loading)}</span>
                </th>
                {(1..columns).map(|_| view! { <td>{bar("————————")}</td> }).collect_view()}
            </tr>
        }
    };
    view! { {(0..rows).map(row).collect_view()} }
}

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
