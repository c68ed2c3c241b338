//! A drop-down that searches: an input with a list of matches, after the
//! combobox pattern of WAI-ARIA (list autocomplete, manual selection).

mod acts;
mod matching;
mod search;
mod standing;

use super::{choice::Choice, form_state::Entry, lookup::Asking};
use crate::{i18n::use_i18n, live::live};
use leptos::prelude::*;
use matching::LISTED;
use search::Search;
use shared::messages as m;

/// The input and its list, inside a field.
#[component]
pub fn Combobox(
    entry: Entry,
    label: Signal<String>,
    choices: Signal<Vec<Choice>>,
    none: Signal<String>,
    /// Asks the server for what was typed; without, `choices` are all there are.
    #[prop(optional_no_strip)]
    asking: Option<Asking>,
    /// Takes what is chosen elsewhere, and the input is empty again.
    #[prop(optional_no_strip)]
    taker: Option<Callback<Choice>>,
    hinted: bool,
) -> impl IntoView {
    let search = Search::new(entry, choices, asking, taker);
    let list_id = [&entry.id(), "-list"].concat();
    view! {
        <div class="lm-combobox">
            <input
                class="ds-input"
                id=entry.id()
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-autocomplete="list"
                aria-controls=list_id.clone()
                aria-expanded=move || search.is_open().to_string()
                aria-activedescendant=move || search.active_id()
                aria-describedby=move || entry.described_by(hinted)
                aria-invalid=move || entry.is_faulty().then_some("true")
                placeholder=none
                prop:value=move || search.standing.with(|standing| standing.text().to_owned())
                on:input=move |ev| search.typed(event_target_value(&ev))
                on:keydown=move |ev| {
                    if search.pressed(&ev.key()) {
                        ev.prevent_default();
                    }
                }
                on:click=move |_| search.open()
                on:blur=move |_| search.left()
            />
            <ul id=list_id role="listbox" aria-label=label hidden=move || !search.is_open()>
                {move || search.is_open().then(|| options(search))}
            </ul>
        </div>
        <Count search/>
    }
}

fn options(search: Search) -> AnyView {
    let i18n = use_i18n();
    let matches = search.matches.get();
    let remark = match matches.len() {
        0 if search.is_unanswered() => Some(i18n.t(m::error_network)),
        0 => Some(i18n.t(m::app_choose_none)),
        LISTED => Some(i18n.t(m::app_choose_more)),
        _ => None,
    };
    let option = |(at, choice): (usize, Choice)| option(search, at, choice);
    view! {
        {matches.into_iter().enumerate().map(option).collect_view()}
        {remark.map(|remark| view! { <li role="option" aria-disabled="true">{remark}</li> })}
    }
    .into_any()
}

fn option(search: Search, at: usize, choice: Choice) -> impl IntoView {
    let (label, hint) = (choice.label.clone(), choice.hint.clone());
    // The press must not take the focus from the input.
    let take = move |ev: leptos::ev::MouseEvent| {
        ev.prevent_default();
        search.choose(choice.clone());
    };
    view! {
        <li
            id=search.option_id(at)
            role="option"
            aria-selected=move || search.is_active(at).to_string()
            on:mousedown=take
        >
            {label}
            {(!hint.is_empty()).then(|| view! { <small>{hint}</small> })}
        </li>
    }
}

/// Says how many matches there are to those who do not see them.
#[component]
fn Count(search: Search) -> impl IntoView {
    let i18n = use_i18n();
    let said = live(move || {
        let count = search.matches.with(Vec::len) as u64;
        let open = search.is_open() && !search.is_unanswered();
        open.then(|| m::app_choose_options(i18n.lang(), count))
    });
    view! { <span class="ds-sr-only" role="status">{said}</span> }
}
