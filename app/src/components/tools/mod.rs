//! Above a list: what to search for, and filters.

mod day;
mod narrowing;

use super::icon::{Icon, IconMark};
use crate::{i18n::use_i18n, list_query::ListQuery, live::follow, names::referrals::Word};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use shared::{messages as m, text::line};
use std::time::Duration;

pub use day::DayFilter;
pub use narrowing::{ListTools, Narrowing, NothingFound};

/// How long to wait for the next letter before the list is asked.
const PAUSE: Duration = Duration::from_millis(250);

/// Search and filters: the fields are the children.
#[component]
pub fn Tools(
    /// What is searched, for those who do not see it.
    #[prop(into)]
    label: Signal<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <form class="lm-tools" role="search" aria-label=label on:submit=|ev| ev.prevent_default()>
            {children()}
        </form>
    }
}

/// Searches while one types, and at once when Enter is pressed.
#[component]
pub fn SearchBox(
    id: &'static str,
    /// What is searched for.
    #[prop(into)]
    text: Signal<String>,
    #[prop(into)] placeholder: Signal<String>,
    #[prop(into)] on_search: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let typed = RwSignal::new(String::new());
    let asked = StoredValue::new(String::new());
    follow(move || {
        let text = text.get();
        // What was asked here comes back while more is being typed.
        if asked.with_value(|asked| *asked != text) {
            asked.set_value(text.clone());
            typed.set(text);
        }
    });
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let stop_waiting = move || {
        if let Some(before) = waiting.try_update_value(Option::take).flatten() {
            before.clear();
        }
    };
    let ask = move || {
        let text = typed.with_untracked(|typed| line(typed));
        asked.set_value(text.clone());
        on_search.run(text);
    };
    let on_input = move |ev| {
        typed.set(event_target_value(&ev));
        stop_waiting();
        waiting.set_value(set_timeout_with_handle(ask, PAUSE).ok());
    };
    let on_keydown = move |ev: leptos::ev::KeyboardEvent| {
        if ev.key() == "Enter" {
            stop_waiting();
            ask();
        }
    };
    on_cleanup(stop_waiting);
    view! {
        <div class="ds-field">
            <label class="ds-label" for=id>{i18n.t(m::app_search)}</label>
            <div class="lm-search">
                <IconMark icon=Icon::Lens/>
                <input
                    class="ds-input"
                    id=id
                    type="search"
                    autocomplete="off"
                    placeholder=placeholder
                    prop:value=typed
                    on:input=on_input
                    on:keydown=on_keydown
                />
            </div>
        </div>
    }
}

/// Narrows a list to one of a few kinds.
#[component]
pub fn Filter(
    id: &'static str,
    #[prop(into)] label: Signal<String>,
    /// What the address says of it under that name.
    query: ListQuery,
    name: &'static str,
    /// All kinds.
    any: Word,
    /// Value and words of every kind, in order.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// Takes what is chosen in place of the address.
    #[prop(optional, into)]
    on_choose: Option<Callback<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let chosen = Memo::new(move |_| query.get(name).unwrap_or_default());
    let choose = move |value: String| match on_choose {
        Some(on_choose) => on_choose.run(value),
        None => query.set(&[(name, &value)]),
    };
    let option = move |(value, words): (String, String)| {
        let is_chosen = chosen.with(|chosen| *chosen == value);
        view! { <option value=value prop:selected=is_chosen>{words}</option> }
    };
    view! {
        <div class="ds-field">
            <label class="ds-label" for=id>{label}</label>
            <select class="ds-input" id=id on:change=move |ev| choose(event_target_value(&ev))>
                {move || {
                    let any = (String::new(), any(i18n.lang()).to_owned());
                    [any].into_iter().chain(options.get()).map(option).collect_view()
                }}
            </select>
        </div>
    }
}

/// For [`Filter`]: codes with what they are called.
pub fn in_words(options: Vec<(String, Word)>) -> Signal<Vec<(String, String)>> {
    let i18n = use_i18n();
    Signal::derive(move || {
        let lang = i18n.lang();
        let option = |(code, word): &(String, Word)| (code.clone(), word(lang).to_owned());
        options.iter().map(option).collect()
    })
}
