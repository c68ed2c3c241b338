//! The columns of a list.

use super::sorting::{SortKey, Sorting};
use crate::{i18n::use_i18n, names::referrals::Word};
use leptos::prelude::*;
use shared::{messages as m, page::Order};

/// A column of a list: what its head says and does.
pub struct Column {
    title: Word,
    class: Option<&'static str>,
    /// The width at which it goes, as the style sheet knows it.
    goes: Option<&'static str>,
    /// Which way the list is sorted by it, if it is, and what sorts by it.
    sorts: Option<(Signal<Option<Order>>, Callback<()>)>,
    /// Draws its head: what sorts comes only with the pages where something does.
    draw: fn(Self) -> AnyView,
}

impl Column {
    pub fn new(title: Word) -> Self {
        Self {
            title,
            class: None,
            goes: None,
            sorts: None,
            draw: said,
        }
    }

    /// What can be done with a row: the buttons say it to those who see them.
    pub fn acts() -> Self {
        Self {
            draw: hidden,
            ..Self::new(m::app_actions)
        }
    }

    /// The same, of numbers.
    pub fn of_numbers(self) -> Self {
        Self {
            class: Some("lm-num"),
            ..self
        }
    }

    /// The same, but only where there is room; so must its cells be.
    pub fn where_wide(self) -> Self {
        Self {
            goes: Some("3"),
            ..self
        }
    }

    /// The same, and its head sorts by `key`.
    pub fn sorts<K: SortKey>(self, sorting: Sorting<K>, key: K) -> Self {
        let sorted = Signal::derive(move || sorting.of(key));
        Self {
            sorts: Some((sorted, Callback::new(move |()| sorting.turn(key)))),
            draw: sorting_head,
            ..self
        }
    }
}

/// The heads of columns that are called so.
pub fn heads(titles: &[Word]) -> AnyView {
    row(titles.iter().copied().map(Column::new).collect())
}

/// The same, and of what can be done with a row.
pub fn heads_and_acts(titles: &[Word]) -> AnyView {
    let titles = titles.iter().copied().map(Column::new);
    row(titles.chain([Column::acts()]).collect())
}

pub(super) fn row(columns: Vec<Column>) -> AnyView {
    let head = |column: Column| (column.draw)(column);
    view! { <tr>{columns.into_iter().map(head).collect_view()}</tr> }.into_any()
}

fn said(column: Column) -> AnyView {
    let title = use_i18n().t(column.title);
    view! { <th scope="col" class=column.class data-col=column.goes>{title}</th> }.into_any()
}

fn hidden(column: Column) -> AnyView {
    let title = use_i18n().t(column.title);
    view! { <th scope="col"><span class="ds-sr-only">{title}</span></th> }.into_any()
}

fn sorting_head(column: Column) -> AnyView {
    let Some((sorted, turn)) = column.sorts else {
        return said(column);
    };
    let title = use_i18n().t(column.title);
    let direction = move || match sorted.get() {
        Some(Order::Ascending) => "ascending",
        Some(Order::Descending) => "descending",
        None => "none",
    };
    view! {
        <th scope="col" aria-sort=direction data-col=column.goes>
            <button type="button" on:click=move |_| turn.run(())>
                {title}
            </button>
        </th>
    }
    .into_any()
}
