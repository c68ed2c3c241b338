//! A field: label, hint, input, fault.

use super::form_state::Entry;
use crate::{dates::use_dates, i18n::use_i18n, live::live};
use leptos::prelude::*;
use shared::messages as m;

/// What stands around an input. The input itself is the children; its id and
/// what describes it come from the entry.
#[component]
pub fn Field(
    entry: Entry,
    #[prop(into)] label: Signal<String>,
    #[prop(optional_no_strip)] hint: Option<Signal<String>>,
    /// May stay empty: the exception, so it is marked.
    #[prop(optional)]
    optional: bool,
    /// How many of the six columns of a form's grid it takes.
    #[prop(optional_no_strip)]
    span: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let id = entry.id();
    let hint_id = [&id, "-hint"].concat();
    let fault_id = [&id, "-fault"].concat();
    view! {
        <div class="ds-field" data-span=span>
            <label class="ds-label" for=id>
                {label}
                {optional.then(|| view! { " "<small>{i18n.t(m::app_optional)}</small> })}
            </label>
            {hint.map(|hint| view! { <div data-field="description" id=hint_id>{hint}</div> })}
            {children()}
            {live(move || {
                let text = entry.fault()?;
                Some(view! {
                    <div class="ds-validation-message" data-field="validation" id=fault_id.clone()>
                        {text.say(i18n.lang(), dates)}
                    </div>
                })
            })}
        </div>
    }
}
