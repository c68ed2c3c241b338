//! The pager below a list.

use crate::{
    components::{
        button::{Button, Variant},
        focus::focus_on,
        icon::{Icon, IconMark},
    },
    i18n::use_i18n,
    list_query::{ListQuery, use_list_query},
    live::live,
};
use leptos::prelude::*;
use shared::{
    messages as m,
    page::{PAGE_SIZE, Total},
};

/// Which page of a list is shown.
#[derive(Clone, Copy)]
pub struct Paging(Kept);

#[derive(Clone, Copy)]
enum Kept {
    Address(ListQuery),
    /// Here alone: where the pages begin.
    Here(RwSignal<Vec<String>>),
}

impl Paging {
    /// The first page, unless the address says otherwise.
    pub fn new() -> Self {
        Self(Kept::Address(use_list_query()))
    }

    /// The first page. Where others begin may tell whom they are about, so the
    /// address says nothing of it.
    pub fn unaddressed() -> Self {
        Self(Kept::Here(RwSignal::new(Vec::new())))
    }

    /// Where the page begins, reactively.
    pub fn cursor(self) -> Option<String> {
        self.pages().pop()
    }

    /// Where the pages up to the shown one begin, except the first.
    fn pages(self) -> Vec<String> {
        match self.0 {
            Kept::Address(query) => query.pages(),
            Kept::Here(pages) => pages.get(),
        }
    }

    /// Shows the page that begins last; the first if none does.
    pub fn turn(self, pages: &[String]) {
        match self.0 {
            Kept::Address(query) => query.turn(pages),
            Kept::Here(shown) => shown.set(pages.to_vec()),
        }
    }
}

/// What is shown of how many, and the way to the rows before and after.
#[component]
pub fn Pager(
    paging: Paging,
    /// How many rows the page has.
    shown: usize,
    /// How many match altogether.
    total: Total,
    /// Where the next page begins.
    next: Option<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let pages = untrack(|| paging.pages());
    let before = pages.len() * PAGE_SIZE;
    let is_last = next.is_none();
    let count = live(move || {
        let (first, last) = (before as u64 + 1, (before + shown) as u64);
        let shown = if total.is_more() {
            m::app_shown_of_more
        } else {
            m::app_shown
        };
        shown(i18n.lang(), first, last, total.0.min(Total::MOST))
    });
    let later = next.map(|next| pages.iter().cloned().chain([next]).collect::<Vec<_>>());
    let turn = move |pages: &[String]| {
        paging.turn(pages);
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
