//! What stands below the search: the pager, or why there is nobody to show.

use super::Search;
use crate::{
    components::{
        button::{LinkButton, Variant},
        table::{Empty, ListFailure, Pager},
    },
    i18n::use_i18n,
    page::Page,
};
use leptos::prelude::*;
use shared::{lang::Lang, messages as m};

/// The pager; what to type; that nobody matches; or why the server did not say.
pub fn below(search: Search) -> AnyView {
    let found = search.found;
    if !search.is_enough() {
        let is_blank = search.text.with(String::is_empty);
        return view! { <TypeMore is_blank/> }.into_any();
    }
    let Some(found) = found.get() else {
        return view! { <ListFailure of=found/> }.into_any();
    };
    match &found.page {
        Some(page) if page.is_empty() && page.unclear.is_empty() => {
            let text = found.text.clone();
            view! { <Nobody text/> }.into_any()
        }
        Some(page) => {
            let unclear = (!page.unclear.is_empty()).then(|| unclear(&page.unclear));
            let (shown, total, next) = (page.shown(), page.total, page.next.clone());
            let pager = (shown != 0).then(|| {
                view! { <Pager paging=search.paging shown total next/> }
            });
            view! {
                {unclear}
                {pager}
            }
            .into_any()
        }
        None => ().into_any(),
    }
}

/// Nothing typed yet, or too little: what can be typed.
#[component]
fn TypeMore(is_blank: bool) -> impl IntoView {
    let i18n = use_i18n();
    let [title, hint]: [fn(Lang) -> &'static str; 2] = if is_blank {
        [m::patients_search_first, m::patients_search_first_hint]
    } else {
        [m::patients_search_more, m::patients_search_more_hint]
    };
    let hint = Signal::derive(move || hint(i18n.lang()).to_owned());
    view! { <Empty title=i18n.t(title) hint/> }
}

/// What was not looked for, and how to write it.
fn unclear(words: &[String]) -> impl IntoView + use<> {
    let (i18n, words) = (use_i18n(), words.join(", "));
    let title = Signal::derive(move || m::patients_unclear(i18n.lang(), &words));
    let hint = Signal::derive(move || m::patients_search_first_hint(i18n.lang()).to_owned());
    view! { <Empty title hint/> }
}

/// Nobody matches: perhaps somebody new.
#[component]
fn Nobody(text: String) -> impl IntoView {
    let i18n = use_i18n();
    let title = Signal::derive(move || m::patients_none_found(i18n.lang(), &text));
    let hint = Signal::derive(move || m::patients_none_found_hint(i18n.lang()).to_owned());
    view! {
        <Empty title hint>
            <LinkButton
                page=Page::PatientNew
                label=i18n.t(m::patients_register)
                variant=Variant::Secondary
            />
        </Empty>
    }
}
