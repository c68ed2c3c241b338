//! What to say when there is nobody to show.

use super::Search;
use crate::{
    components::{
        button::{LinkButton, Variant},
        table::Empty,
    },
    i18n::use_i18n,
    page::Page,
};
use leptos::prelude::*;
use shared::{lang::Lang, messages as m};

/// What to type; or that nobody matches, if all that was typed was looked for.
pub fn nothing(search: Search) -> Option<AnyView> {
    if !search.is_enough() {
        let is_blank = search.text.with(String::is_empty);
        return Some(view! { <TypeMore is_blank/> }.into_any());
    }
    let answer = search.found.get()?;
    let is_clear = answer.page.as_ref()?.unclear.is_empty();
    let text = answer.text.clone();
    is_clear.then(|| view! { <Nobody text/> }.into_any())
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
pub fn unclear(search: Search) -> Option<AnyView> {
    let answer = search.found.get().filter(|_| search.is_enough())?;
    let words = &answer.page.as_ref()?.unclear;
    let (i18n, words) = (use_i18n(), (!words.is_empty()).then(|| words.join(", "))?);
    let title = Signal::derive(move || m::patients_unclear(i18n.lang(), &words));
    let hint = Signal::derive(move || m::patients_search_first_hint(i18n.lang()).to_owned());
    Some(view! { <Empty title hint/> }.into_any())
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
