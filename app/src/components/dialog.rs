//! A dialog over the page: the browser's own, modal, closed by Esc.

use crate::live::follow;
use leptos::{html, prelude::*};

/// A modal dialog. Its content exists while it is open.
#[component]
pub fn Dialog(
    /// Ties the heading to the dialog; unique on the page.
    #[prop(into)]
    id: String,
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    /// Stays until its buttons close it.
    #[prop(optional)]
    insists: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    follow(move || {
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
    let labelled_by = id.clone();
    view! {
        <dialog class="ds-dialog" aria-labelledby=labelled_by node_ref=node on:close=on_close on:cancel=on_cancel>
            <Show when=move || open.get()>
                <h2 class="ds-heading" id=id.clone()>{title}</h2>
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
