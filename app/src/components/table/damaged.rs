//! Rows that are on record and cannot be read.

use crate::i18n::use_i18n;
use leptos::prelude::*;
use shared::messages as m;

/// A row for each of them, which says so.
#[component]
pub fn DamagedRows(ids: Vec<String>, columns: usize) -> impl IntoView {
    let i18n = use_i18n();
    let row = move |id: String| {
        view! {
            <tr>
                <td colspan=columns.to_string()>
                    {move || m::app_damaged_row(i18n.lang(), &id)}
                </td>
            </tr>
        }
    };
    view! { {ids.into_iter().map(row).collect_view()} }
}
