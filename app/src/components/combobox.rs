//! A drop-down that searches: an input with a list of matches, after the
//! combobox pattern of WAI-ARIA (list autocomplete, manual selection).

use super::{choose::Choice, draft::Entry};
use crate::i18n::use_i18n;
use leptos::{ev::KeyboardEvent, leptos_dom::helpers::TimeoutHandle, prelude::*};
use shared::messages as m;
use std::time::Duration;

/// How long to wait for the next letter before the server is asked.
const PAUSE: Duration = Duration::from_millis(200);
/// How many matches are listed.
const LISTED: usize = 25;

/// The state of one combobox.
#[derive(Clone, Copy)]
struct Box {
    entry: Entry,
    choices: Signal<Vec<Choice>>,
    on_search: Option<Callback<String>>,
    /// What stands in the input.
    text: RwSignal<String>,
    open: RwSignal<bool>,
    /// The match the arrow keys are at.
    active: RwSignal<usize>,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

/// The input and its list.
#[component]
pub fn Combobox(
    entry: Entry,
    label: Signal<String>,
    choices: Signal<Vec<Choice>>,
    none: Signal<String>,
    #[prop(optional_no_strip)] on_search: Option<Callback<String>>,
    /// Whether its field has a hint.
    hinted: bool,
) -> impl IntoView {
    let this = Box {
        entry,
        choices,
        on_search,
        text: RwSignal::new(String::new()),
        open: RwSignal::new(false),
        active: RwSignal::new(0),
        waiting: StoredValue::new(None),
    };
    this.follow_entry();
    let list_id = [&entry.id(), "-list"].concat();
    let controls = list_id.clone();
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
                    aria-controls=controls
                    aria-expanded=move || this.open.get().to_string()
                    aria-activedescendant=move || this.active_id()
                    aria-describedby=move || entry.described_by(hinted)
                    aria-invalid=move || entry.is_faulty().then_some("true")
                    placeholder=none
                    prop:value=this.text
                    on:input=move |ev| this.typed(event_target_value(&ev))
                    on:keydown=move |ev| this.pressed(&ev)
                    on:click=move |_| this.open.set(true)
                    on:blur=move |_| this.left()
                />
                <ul id=list_id role="listbox" aria-label=label hidden=move || !this.open.get()>
                    {move || this.open.get().then(|| this.options())}
                </ul>
            </div>
            <Count this/>
    }
}

/// Says how many matches there are to those who do not see them.
#[component]
fn Count(this: Box) -> impl IntoView {
    let i18n = use_i18n();
    let said = move || {
        let count = this.matches().len() as u64;
        this.open
            .get()
            .then(|| m::app_choose_options(i18n.lang(), count))
    };
    view! { <span class="ds-sr-only" role="status">{said}</span> }
}

impl Box {
    /// Shows the chosen one whenever the entry's value changes from outside.
    fn follow_entry(self) {
        Effect::new(move |before: Option<String>| {
            let value = self.entry.value.get();
            let choices = self.choices.get();
            if before.as_ref() != Some(&value) || self.text.with_untracked(String::is_empty) {
                let chosen = choices.iter().find(|choice| choice.value == value);
                if let Some(chosen) = chosen {
                    self.text.set(chosen.label.clone());
                } else if value.is_empty() && before.is_some_and(|before| !before.is_empty()) {
                    self.text.set(String::new());
                }
            }
            value
        });
    }

    fn typed(self, text: String) {
        self.text.set(text.clone());
        self.open.set(true);
        self.active.set(0);
        let Some(on_search) = self.on_search else {
            return;
        };
        self.stop_waiting();
        let search = move || on_search.run(text.clone());
        let handle = set_timeout_with_handle(search, PAUSE).ok();
        self.waiting.set_value(handle);
    }

    fn pressed(self, ev: &KeyboardEvent) {
        let last = self.matches().len().saturating_sub(1);
        let active = self.active.get_untracked();
        match ev.key().as_str() {
            "ArrowDown" if self.open.get_untracked() => self.move_to(last.min(active + 1)),
            "ArrowUp" if self.open.get_untracked() => self.move_to(active.saturating_sub(1)),
            "ArrowDown" | "ArrowUp" => self.open.set(true),
            "Enter" if self.open.get_untracked() => {
                if let Some(choice) = self.matches().into_iter().nth(active) {
                    self.choose(&choice);
                }
            }
            "Escape" if self.open.get_untracked() => self.open.set(false),
            _ => return,
        }
        ev.prevent_default();
    }

    fn move_to(self, at: usize) {
        self.active.set(at);
        if let Some(option) = document().get_element_by_id(&self.option_id(at)) {
            let nearest = web_sys::ScrollIntoViewOptions::new();
            nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
    }

    fn choose(self, choice: &Choice) {
        self.entry.value.set(choice.value.clone());
        self.text.set(choice.label.clone());
        self.open.set(false);
    }

    /// Leaving with an emptied input chooses nothing; with a text that is no
    /// choice, the one before stays.
    fn left(self) {
        self.open.set(false);
        if self.text.with_untracked(|text| text.trim().is_empty()) {
            self.entry.value.set(String::new());
            return;
        }
        let value = self.entry.value.get_untracked();
        let choices = self.choices.get_untracked();
        if let Some(chosen) = choices.iter().find(|choice| choice.value == value) {
            self.text.set(chosen.label.clone());
        } else if value.is_empty() {
            self.text.set(String::new());
        }
    }

    fn stop_waiting(self) {
        if let Some(handle) = self.waiting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    }

    /// The choices that match what was typed. The server has matched already
    /// where it searches.
    fn matches(self) -> Vec<Choice> {
        let typed = self.text.get().trim().to_lowercase();
        let value = self.entry.value.get();
        let choices = self.choices.get();
        let is_chosen = choices
            .iter()
            .any(|choice| choice.value == value && choice.label.to_lowercase() == typed);
        let everything = typed.is_empty() || is_chosen || self.on_search.is_some();
        let matches = choices.into_iter().filter(|choice| {
            everything
                || choice.label.to_lowercase().contains(&typed)
                || choice.hint.to_lowercase().contains(&typed)
        });
        matches.take(LISTED).collect()
    }

    fn active_id(self) -> Option<String> {
        let open = self.open.get() && !self.matches().is_empty();
        open.then(|| self.option_id(self.active.get()))
    }

    fn option_id(self, at: usize) -> String {
        [self.entry.id(), at.to_string()].join("-")
    }

    fn options(self) -> AnyView {
        let i18n = use_i18n();
        let matches = self.matches();
        if matches.is_empty() {
            let nothing = i18n.t(m::app_choose_none);
            return view! { <li role="option" aria-disabled="true">{nothing}</li> }.into_any();
        }
        let option = |(at, choice): (usize, Choice)| self.option(at, choice);
        matches
            .into_iter()
            .enumerate()
            .map(option)
            .collect_view()
            .into_any()
    }

    fn option(self, at: usize, choice: Choice) -> impl IntoView {
        let id = self.option_id(at);
        let (label, hint) = (choice.label.clone(), choice.hint.clone());
        // The press must not take the focus from the input.
        let take = move |ev: leptos::ev::MouseEvent| {
            ev.prevent_default();
            self.choose(&choice);
        };
        view! {
            <li
                id=id
                role="option"
                aria-selected=move || (self.active.get() == at).to_string()
                on:mousedown=take
            >
                {label}
                {(!hint.is_empty()).then(|| view! { <small>{hint}</small> })}
            </li>
        }
    }
}
