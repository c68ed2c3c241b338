//! The columns of a list.

use super::sorting::{SortKey, Sorting};
use crate::{i18n::use_i18n, names::referrals::Word};
use leptos::prelude::*;
use shared::{messages as m, page::Order};

/// A column of a list: what its head says and does.
pub struct Column {
    title: Word,
    /// Whether the title is for those who do not see that its cells are buttons.
    is_hidden: bool,
    class: Option<&'static str>,
    /// The width at which it goes, as the style sheet knows it.
    goes: Option<&'static str>,
    /// Which way the list is sorted by it, if it is, and what sorts by it.
    sorts: Option<(Signal<Option<Order>>, Callback<()>)>,
}

impl Column {
    pub const fn new(title: Word) -> Self {
        Self {
            title,
            is_hidden: false,
            class: None,
            goes: None,
            sorts: None,
        }
    }

    /// What can be done with a row.
    pub const fn acts() -> Self {
        Self {
            is_hidden: true,
            ..Self::new(m::app_actions)
        }
    }

    /// The same, of numbers.
    pub const fn of_numbers(self) -> Self {
        Self {
            class: Some("lm-num"),
            ..self
        }
    }

    /// The same, but only where there is room; so must its cells be.
    pub const fn where_wide(self) -> Self {
        Self {
            goes: Some("3"),
            ..self
        }
    }

    /// The same, and its head sorts by `key`.
    pub fn sorts<K: SortKey>(self, sorting: Sorting<K>, key: K) -> Self {
        let sorted = Signal::derive(move || sorting.of(key));
        let sorts = Some((sorted, Callback::new(move |()| sorting.turn(key))));
        Self { sorts, ..self }
    }

    /// Its head.
    pub(super) fn head(self) -> AnyView {
        let title = use_i18n().t(self.title);
        let direction = self.sorts.map(|(sorted, _)| {
            move || match sorted.get() {
                Some(Order::Ascending) => "ascending",
                Some(Order::Descending) => "descending",
                None => "none",
            }
        });
        let title = match self.sorts {
            Some((_, turn)) => {
                view! { <button type="button" on:click=move |_| turn.run(())>{title}</button> }
                    .into_any()
            }
            None if self.is_hidden => view! { <span class="ds-sr-only">{title}</span> }.into_any(),
            None => title.into_any(),
        };
        view! {
            <th scope="col" class=self.class aria-sort=direction data-col=self.goes>
                {title}
            </th>
        }
        .into_any()
    }
}
