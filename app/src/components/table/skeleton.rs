//! What stands in the place of rows that are on their way.

use crate::i18n::use_i18n;
use leptos::prelude::*;
use shared::messages as m;

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
