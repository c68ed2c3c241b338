//! A form: its summary of errors, its fields, its buttons.

use super::{
    button::{Button, LinkButton, Submit, Variant},
    error_summary::ErrorSummary,
    form_state::FormState,
};
use crate::{i18n::use_i18n, page::Page};
use leptos::prelude::*;
use shared::messages as m;

/// A form that shows what is wrong with its fields. Submitting waits until it is
/// known what stands in every field, then calls `on_submit`, which reads
/// them and sends them. Until the answer is there nothing can be changed: it
/// would neither be sent nor be there afterwards.
#[component]
pub fn Form(
    state: FormState,
    #[prop(into)] on_submit: Callback<()>,
    children: Children,
) -> impl IntoView {
    let closed = state.busy();
    view! {
        <form
            class="lm-stack"
            novalidate
            aria-busy=move || closed.get().then_some("true")
            on:beforeinput=move |ev| {
                if closed.get_untracked() {
                    ev.prevent_default();
                }
            }
            on:keydown=move |ev| {
                if closed.get_untracked() && ev.key() != "Tab" {
                    ev.prevent_default();
                }
            }
            on:submit=move |ev| {
                ev.prevent_default();
                state.once_settled(move || on_submit.run(()));
            }
        >
            <ErrorSummary state/>
            {children()}
        </form>
    }
}

/// The buttons of a form: submit, and back to where it came from.
#[component]
pub fn FormActions(
    state: FormState,
    #[prop(into)] submit: Signal<String>,
    #[prop(optional)] cancel: Option<Page>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="lm-actions">
            <Submit label=submit busy_label=i18n.t(m::app_saving) busy=state.busy()/>
            {cancel.map(|page| {
                view! { <LinkButton page label=i18n.t(m::app_cancel) variant=Variant::Secondary/> }
            })}
        </div>
    }
}

/// The buttons of a form in a dialog: submit, and close it.
#[component]
pub fn DialogActions(
    state: FormState,
    #[prop(into)] submit: Signal<String>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="lm-actions">
            <Submit label=submit busy_label=i18n.t(m::app_saving) busy=state.busy()/>
            <Button
                label=i18n.t(m::app_cancel)
                variant=Variant::Secondary
                on_press=move |()| open.set(false)
            />
        </div>
    }
}
