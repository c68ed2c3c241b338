//! A choice out of a few, all in sight: cards with radio buttons.

use super::form_state::Entry;
use crate::{dates::use_dates, i18n::use_i18n, live::live};
use leptos::prelude::*;
use shared::lang::Lang;

/// A card: what the entry's value becomes, and its words.
pub type Card = (&'static str, fn(Lang) -> &'static str);

/// The cards. The id of the entry is the first one's, where a summary of
/// faults leads.
#[component]
pub fn Radios(
    entry: Entry,
    #[prop(into)] legend: Signal<String>,
    cards: Vec<Card>,
    #[prop(optional, into)] hint: Option<Signal<String>>,
) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let id = entry.id();
    let [hint_id, fault_id] = ["-hint", "-fault"].map(|end| [id.as_str(), end].concat());
    let has_hint = hint.is_some();
    let hint = hint.map(|hint| view! { <p class="lm-hint" id=hint_id>{hint}</p> });
    let first = cards.first().map(|(code, _)| *code);
    let card = |(code, words): Card| {
        view! {
            <label>
                <input
                    class="ds-input"
                    type="radio"
                    id=(first == Some(code)).then(|| entry.id())
                    name=entry.id()
                    value=code
                    prop:checked=move || entry.value.with(|chosen| *chosen == code)
                    on:change=move |_| entry.value.set(code.to_owned())
                />
                {i18n.t(words)}
            </label>
        }
    };
    view! {
        <fieldset
            class="lm-choice"
            role="radiogroup"
            aria-required="true"
            aria-invalid=move || entry.is_faulty().then_some("true")
            aria-describedby=move || entry.described_by(has_hint)
        >
            <legend>{legend}</legend>
            {hint}
            <div>{cards.into_iter().map(card).collect_view()}</div>
            {live(move || {
                let text = entry.fault()?;
                Some(view! {
                    <p class="ds-validation-message" data-field="validation" id=fault_id.clone()>
                        {text.say(i18n.lang(), dates)}
                    </p>
                })
            })}
        </fieldset>
    }
}
