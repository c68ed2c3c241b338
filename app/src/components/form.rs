//! A form: its summary of errors, its fields, its buttons.

use super::{
    button::{LinkButton, Submit, Variant},
    draft::Draft,
    error_summary::ErrorSummary,
};
use crate::{i18n::use_i18n, page::Page};
use leptos::prelude::*;
use shared::messages as m;

/// A form that shows what is wrong with its draft. Submitting waits until it is
/// known what stands in every field, then calls `on_submit`, which reads the
/// draft and sends it. While that is under way nothing can be typed, for it
/// would be lost when the page is left, unless the form `stays`.
#[component]
pub fn Form(
    draft: Draft,
    #[prop(into)] on_submit: Callback<()>,
    #[prop(optional)] stays: bool,
    children: Children,
) -> impl IntoView {
    let closed = move || !stays && draft.is_sending();
    view! {
        <form
            class="lm-stack"
            novalidate
            aria-busy=move || closed().then_some("true")
            on:beforeinput=move |ev| {
                if untrack(closed) {
                    ev.prevent_default();
                }
            }
            on:keydown=move |ev| {
                if untrack(closed) && ev.key() != "Tab" {
                    ev.prevent_default();
                }
            }
            on:submit=move |ev| {
                ev.prevent_default();
                draft.once_settled(move || on_submit.run(()));
            }
        >
            <ErrorSummary draft/>
            {children()}
        </form>
    }
}

/// The buttons of a form: submit, and back to where it came from.
#[component]
pub fn FormActions(
    draft: Draft,
    #[prop(into)] submit: Signal<String>,
    #[prop(optional)] cancel: Option<Page>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="lm-actions">
            <Submit label=submit busy_label=i18n.t(m::app_saving) busy=draft.busy()/>
            {cancel.map(|page| {
                view! { <LinkButton page label=i18n.t(m::app_cancel) variant=Variant::Secondary/> }
            })}
        </div>
    }
}
