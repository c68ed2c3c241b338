//! The table of a list.

use super::{
    column::{self, Column},
    damaged::DamagedRows,
    rows::Rows,
    skeleton::SkeletonRows,
};
use crate::{i18n::use_i18n, live::live, names::referrals::Word};
use leptos::prelude::*;

/// A list's table. Without rows it is not there.
#[component]
pub fn ListTable(
    rows: Rows,
    /// What the list is called, for those who do not see it.
    name: Word,
    columns: Vec<Column>,
    /// Whether rows have a second, muted line.
    #[prop(default = true)]
    two_lines: bool,
) -> impl IntoView {
    let width = columns.len();
    let drawn = live(move || match rows.found() {
        Some(found) => view! {
            {(found.draw)()}
            <DamagedRows ids=found.damaged columns=width/>
        }
        .into_any(),
        None => view! { <SkeletonRows columns=width two_lines/> }.into_any(),
    });
    view! {
        <table
            class="ds-table lm-cards"
            data-hover
            hidden=move || rows.is_empty()
            aria-busy=move || rows.waiting.is_loading().to_string()
        >
            <caption class="ds-sr-only">{use_i18n().t(name)}</caption>
            <thead>
                {column::row(columns)}
            </thead>
            <tbody>{drawn}</tbody>
        </table>
    }
}
