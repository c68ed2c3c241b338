//! What narrows a list: the search and the filters above it, and the way back
//! to all of it.

use super::{SearchBox, Tools};
use crate::{
    components::{
        button::{Button, Variant},
        focus::focus_on,
        table::Empty,
    },
    i18n::use_i18n,
    list_query::{ListQuery, use_list_query},
    names::referrals::Word,
};
use leptos::prelude::*;
use shared::{lang::Lang, messages as m};

/// What the address says of the search.
const SEARCH: &str = "search";

#[derive(Clone, Copy)]
pub struct Narrowing {
    pub query: ListQuery,
    /// The id of the search's input.
    search_box: &'static str,
    /// What else the address says that narrows the list.
    filters: &'static [&'static str],
    /// What is typed, where no address may say it.
    unaddressed: Option<RwSignal<String>>,
}

impl Narrowing {
    /// By what the address says.
    pub fn new(search_box: &'static str, filters: &'static [&'static str]) -> Self {
        Self {
            query: use_list_query(),
            search_box,
            filters,
            unaddressed: None,
        }
    }

    /// The same, but what is searched for stands in no address.
    pub fn unaddressed(search_box: &'static str, filters: &'static [&'static str]) -> Self {
        Self {
            unaddressed: Some(RwSignal::new(String::new())),
            ..Self::new(search_box, filters)
        }
    }

    /// What is searched for, reactively.
    pub fn search(self) -> Option<String> {
        match self.unaddressed {
            Some(typed) => Some(typed.get()).filter(|typed| !typed.is_empty()),
            None => self.query.get(SEARCH),
        }
    }

    fn seek(self, text: String) {
        match self.unaddressed {
            Some(typed) => typed.set(text),
            None => self.query.set(&[(SEARCH, &text)]),
        }
    }

    /// Whether anything narrows the list, reactively.
    pub fn is_narrowed(self) -> bool {
        let says = |name: &&str| self.query.get(name).is_some();
        self.search().is_some() || self.filters.iter().any(says)
    }

    /// Shows the whole list again.
    fn reset(self) {
        if let Some(typed) = self.unaddressed {
            typed.set(String::new());
        }
        let names = self.filters.iter().copied().chain([SEARCH]);
        self.query
            .set(&names.map(|name| (name, "")).collect::<Vec<_>>());
        // The button that was pressed may go with the empty list.
        focus_on(self.search_box);
    }
}

/// The search; the filters are the children.
#[component]
pub fn ListTools(
    narrowing: Narrowing,
    /// What is searched, for those who do not see it.
    label: Word,
    placeholder: Word,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let i18n = use_i18n();
    let filters = children.map(|children| {
        view! {
            {children()}
            <Button
                label=i18n.t(m::app_reset)
                variant=Variant::Tertiary
                on_press=move |()| narrowing.reset()
            />
        }
    });
    view! {
        <Tools label=i18n.t(label)>
            <SearchBox
                id=narrowing.search_box
                text=Signal::derive(move || narrowing.search().unwrap_or_default())
                placeholder=i18n.t(placeholder)
                on_search=move |text| narrowing.seek(text)
            />
            {filters}
        </Tools>
    }
}

/// Nothing matches: what was asked, and the way back to everything. The children
/// instead, where nothing narrows the list.
#[component]
pub fn NothingFound(
    narrowing: Narrowing,
    /// Nothing is called so.
    found: fn(Lang, &str) -> String,
    /// The filters leave nothing.
    filtered: Word,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let i18n = use_i18n();
    if let Some(children) = children.filter(|_| !untrack(|| narrowing.is_narrowed())) {
        return children();
    }
    let title = move || match narrowing.search() {
        Some(text) => found(i18n.lang(), &text),
        None => filtered(i18n.lang()).to_owned(),
    };
    view! {
        <Empty title=Signal::derive(title) hint=i18n.t(m::app_nothing_found_hint)>
            <Button
                label=i18n.t(m::app_reset_filters)
                variant=Variant::Secondary
                on_press=move |()| narrowing.reset()
            />
        </Empty>
    }
    .into_any()
}
