//! A day by which a list is narrowed.

use crate::{
    errors,
    i18n::use_i18n,
    live::{follow, live},
};
use leptos::prelude::*;
use shared::{fields::Rule, messages as m, text::is_blank, time::Day};

/// Narrows a list to the days from one on, or until one.
#[component]
pub fn DayFilter(
    id: &'static str,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] chosen: Signal<Option<Day>>,
    #[prop(into)] on_choose: Callback<Option<Day>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let typed = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<Rule>);
    follow(move || {
        typed.set(chosen.get().map(Day::as_typed).unwrap_or_default());
        fault.set(None);
    });
    let choose = move |ev| {
        let text: String = event_target_value(&ev);
        let day = (!is_blank(&text)).then(|| Day::typed(&text)).transpose();
        fault.set(day.err());
        typed.set(text);
        if let Ok(day) = day {
            on_choose.run(day);
        }
    };
    let fault_id = [id, "-fault"].concat();
    let described_by = fault_id.clone();
    view! {
        <div class="ds-field">
            <label class="ds-label" for=id>{label}</label>
            <input
                class="ds-input"
                id=id
                autocomplete="off"
                placeholder=i18n.t(m::app_date_hint)
                aria-invalid=move || fault.get().map(|_| "true")
                aria-describedby=move || fault.get().map(|_| described_by.clone())
                prop:value=typed
                on:change=choose
            />
            {live(move || {
                let rule = fault.get()?;
                Some(view! {
                    <div class="ds-validation-message" data-field="validation" id=fault_id.clone()>
                        {errors::of_rule(rule)(i18n.lang())}
                    </div>
                })
            })}
        </div>
    }
}
