//! A dialog over the page: the browser's own, modal, closed by Esc.

use super::{
    alert::ErrorAlert,
    button::{Button, Variant},
    draft::Draft,
};
use crate::i18n::use_i18n;
use leptos::{html, prelude::*};
use shared::messages as m;

/// A modal dialog. Its content exists while it is open.
#[component]
pub fn Dialog(
    /// Ties the heading to the dialog; unique on the page.
    id: &'static str,
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    /// Stays until its buttons close it.
    #[prop(optional)]
    insists: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let wanted = open.get();
        if let Some(dialog) = node.get() {
            show(&dialog, wanted);
        }
    });
    let on_close = move |_| {
        if !insists {
            open.set(false);
        } else if open.get_untracked()
            && let Some(dialog) = node.get_untracked()
        {
            show(&dialog, true);
        }
    };
    let on_cancel = move |ev: leptos::ev::Event| {
        if insists {
            ev.prevent_default();
        }
    };
    view! {
        <dialog class="ds-dialog" aria-labelledby=id node_ref=node on:close=on_close on:cancel=on_cancel>
            <Show when=move || open.get()>
                <h2 class="ds-heading" id=id>{title}</h2>
                {children()}
            </Show>
        </dialog>
    }
}

fn show(dialog: &web_sys::HtmlDialogElement, open: bool) {
    if open == dialog.open() {
        return;
    }
    if !open {
        dialog.close();
    } else if dialog.show_modal().is_ok() {
        focus_safe(dialog.clone());
    }
}

/// The content may be drawn only after the dialog opened: then what should
/// have the focus gets it now.
fn focus_safe(dialog: web_sys::HtmlDialogElement) {
    request_animation_frame(move || {
        use wasm_bindgen::JsCast;
        let wanted = dialog.query_selector("[autofocus]").ok().flatten();
        if let Some(wanted) = wanted.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok())
        {
            let _ = wanted.focus();
        }
    });
}

/// Asks before something that cannot be undone. The children say what goes
/// along; the focus starts on the safe button.
#[component]
pub fn Confirm(
    id: &'static str,
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    /// The verb of the act, such as "Delete the role".
    #[prop(into)]
    verb: Signal<String>,
    /// Not doing it.
    #[prop(optional, into)]
    keep: Option<Signal<String>>,
    /// The request, to show whether it is under way and why it was refused.
    draft: Draft,
    #[prop(into)] on_confirm: Callback<()>,
    children: ChildrenFn,
) -> impl IntoView {
    let i18n = use_i18n();
    let busy = draft.busy();
    let keep =
        keep.unwrap_or_else(|| Signal::derive(move || m::app_cancel(i18n.lang()).to_owned()));
    let confirm = move |()| draft.once_settled(move || on_confirm.run(()));
    Effect::new(move |_| {
        if open.get() {
            draft.clear();
        }
    });
    view! {
        <Dialog id open title>
            {children()}
            <ErrorAlert error=draft.failure()/>
            <div class="lm-actions">
                <Button label=verb danger=true disabled=busy on_press=confirm/>
                <Button
                    label=keep
                    variant=Variant::Secondary
                    autofocus=true
                    on_press=move |()| open.set(false)
                />
            </div>
        </Dialog>
    }
}
