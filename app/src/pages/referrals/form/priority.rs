//! Chooses a priority.

use crate::{components::referral::PriorityMark, i18n::use_i18n};
use leptos::prelude::*;
use shared::{messages as m, referrals::Priority};

/// A card for each.
#[component]
pub fn PriorityChoice(priority: RwSignal<Priority>) -> impl IntoView {
    let i18n = use_i18n();
    let card = move |one: Priority| {
        view! {
            <label>
                <input
                    class="ds-input"
                    type="radio"
                    name="priority"
                    value=one.code()
                    prop:checked=move || priority.get() == one
                    on:change=move |_| priority.set(one)
                />
                <PriorityMark priority=one/>
            </label>
        }
    };
    view! {
        <fieldset class="lm-choice">
            <legend>{i18n.t(m::referrals_priority)}</legend>
            <div>{Priority::ALL.iter().copied().map(card).collect_view()}</div>
        </fieldset>
    }
}
