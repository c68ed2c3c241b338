//! Parts of a list: sortable headers, skeleton rows, the empty state, the
//! pager. The page writes the table itself, with `lm-cards` and `data-label`
//! so that its rows become cards where it is narrow.

use super::{
    button::{Button, Variant},
    error_summary::focus_on,
    icon::{Icon, IconMark},
};
use crate::{
    i18n::use_i18n,
    state::list_query::{ListQuery, code_of, use_list_query},
};
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use shared::{
    messages as m,
    page::{Order, PAGE_SIZE},
};

/// By which column a list is sorted, and which way: kept in the address.
#[derive(Clone, Copy)]
pub struct Sorting<C> {
    query: ListQuery,
    unsaid: C,
}

/// A column to sort by: one of a closed list with codes.
pub trait Column: Copy + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static {}

impl<C: Copy + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static> Column for C {}

impl<C: Column> Sorting<C> {
    /// Sorted by `column`, ascending, unless the address says otherwise.
    pub fn by(column: C) -> Self {
        Self {
            query: use_list_query(),
            unsaid: column,
        }
    }

    /// The column, reactively.
    pub fn column(self) -> C {
        self.query.code("sort").unwrap_or(self.unsaid)
    }

    /// The direction, reactively.
    pub fn order(self) -> Order {
        self.query.code("order").unwrap_or_default()
    }

    /// Which way `column` is sorted, if the list is sorted by it.
    pub fn of(self, column: C) -> Option<Order> {
        (self.column() == column).then(|| self.order())
    }

    /// Sorts by `column`; the other way if it was already.
    pub fn turn(self, column: C) {
        let order = match untrack(|| self.of(column)) {
            Some(Order::Ascending) => code_of(Order::Descending),
            _ => String::new(),
        };
        let column = if column == self.unsaid {
            String::new()
        } else {
            code_of(column)
        };
        self.query.set(&[("sort", &column), ("order", &order)]);
    }
}

/// The header of a column to sort by.
#[component]
pub fn SortHeader<C: Column>(
    sorting: Sorting<C>,
    column: C,
    #[prop(into)] title: Signal<String>,
    /// The width at which the column goes, as the style sheet knows it.
    #[prop(optional)]
    col: Option<&'static str>,
) -> impl IntoView {
    let sorted = Signal::derive(move || sorting.of(column));
    view! { <HeaderButton sorted on_press=move |()| sorting.turn(column) title col/> }
}

#[component]
fn HeaderButton(
    sorted: Signal<Option<Order>>,
    #[prop(into)] on_press: Callback<()>,
    title: Signal<String>,
    col: Option<&'static str>,
) -> impl IntoView {
    let direction = move || match sorted.get() {
        Some(Order::Ascending) => "ascending",
        Some(Order::Descending) => "descending",
        None => "none",
    };
    view! {
        <th scope="col" aria-sort=direction data-col=col>
            <button type="button" on:click=move |_| on_press.run(())>
                {title}
            </button>
        </th>
    }
}

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

/// Which page of a list is shown: kept in the address.
#[derive(Clone, Copy)]
pub struct Paging {
    query: ListQuery,
}

impl Paging {
    /// The first page, unless the address says otherwise.
    pub fn new() -> Self {
        Self {
            query: use_list_query(),
        }
    }

    /// Where the page begins, reactively.
    pub fn cursor(self) -> Option<String> {
        self.query.pages().pop()
    }
}

/// What is shown of how many, and the way to the rows before and after.
#[component]
pub fn Pager(
    paging: Paging,
    /// How many rows the page has.
    shown: usize,
    /// How many match altogether.
    total: u64,
    /// Where the next page begins.
    next: Option<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let pages = untrack(|| paging.query.pages());
    let before = pages.len() * PAGE_SIZE;
    let is_last = next.is_none();
    let count = move || {
        let (first, last) = (before as u64 + 1, (before + shown) as u64);
        m::app_shown(i18n.lang(), first, last, total)
    };
    let later = next.map(|next| pages.iter().cloned().chain([next]).collect::<Vec<_>>());
    let turn = move |pages: &[String]| {
        paging.query.turn(pages);
        focus_on("main");
    };
    let back = move |()| turn(pages.split_last().map_or(&[], |(_, earlier)| earlier));
    let forth = move |_| turn(later.as_deref().unwrap_or_default());
    view! {
        <footer>
            <span role="status">{count}</span>
            <nav class="lm-pager" aria-label=i18n.t(m::app_pages)>
                <Button
                    label=i18n.t(m::app_previous)
                    icon=Icon::ChevronLeft
                    variant=Variant::Secondary
                    disabled=before == 0
                    on_press=back
                />
                <button
                    class="ds-button"
                    type="button"
                    data-variant="secondary"
                    disabled=is_last
                    on:click=forth
                >
                    {i18n.t(m::app_next)}
                    <IconMark icon=Icon::ChevronRight/>
                </button>
            </nav>
        </footer>
    }
}
