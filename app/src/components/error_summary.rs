//! What went wrong with a form: above it, focused after every failed attempt.

use super::{
    focus::focus_on,
    form_state::{Fault, FormState},
};
use crate::{
    dates::use_dates,
    errors,
    i18n::use_i18n,
    live::{follow, live},
};
use leptos::{html, prelude::*};
use shared::{lang::Lang, messages as m};

/// The summary of a form's faults, each a link to its field; or why the
/// request was refused.
#[component]
pub fn ErrorSummary(
    state: FormState,
    /// The heading of a refusal.
    #[prop(default = m::app_form_refused)]
    refused: fn(Lang) -> &'static str,
    /// The heading of faults, by their number.
    #[prop(default = m::app_form_faults)]
    faults: fn(Lang, u64) -> String,
) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let node = NodeRef::<html::Div>::new();
    follow(move || {
        // The summary is drawn by now, since its own effect came first.
        if state.failures() > 0
            && let Some(summary) = node.get_untracked()
        {
            // A summary that just left the page needs no focus.
            let _ = summary.focus();
        }
    });
    let heading_id = state.id_of("summary");
    let heading = move || {
        let count = state.faults().with(Vec::len) as u64;
        if count > 0 {
            faults(i18n.lang(), count)
        } else {
            refused(i18n.lang()).into()
        }
    };
    let content = live(move || {
        let lang = i18n.lang();
        if let Some(failure) = state.failure().get() {
            return view! { <p>{errors::sentence(lang, dates, &failure)}</p> }.into_any();
        }
        let item = |fault: Fault| link(state, &fault.field, fault.text.say(lang, dates));
        view! { <ul>{state.faults().get().into_iter().map(item).collect_view()}</ul> }.into_any()
    });
    let hidden =
        move || state.faults().with(Vec::is_empty) && state.failure().with(Option::is_none);
    let labelled_by = heading_id.clone();
    view! {
        <div
            class="ds-error-summary"
            tabindex="-1"
            role="alert"
            aria-labelledby=labelled_by
            hidden=hidden
            node_ref=node
        >
            <h2 class="ds-heading" id=heading_id>{heading}</h2>
            {content}
        </div>
    }
}

/// The text, as the way to its field where the form has it.
fn link(state: FormState, field: &str, text: String) -> impl IntoView + use<> {
    let id = state.id_of(field);
    if document().get_element_by_id(&id).is_none() {
        return view! { <li>{text}</li> }.into_any();
    }
    let href = ["#", &id].concat();
    let focus = move |ev: leptos::ev::MouseEvent| {
        ev.prevent_default();
        focus_on(&id);
    };
    view! { <li><a href=href on:click=focus>{text}</a></li> }.into_any()
}
