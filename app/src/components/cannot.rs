//! Says why something cannot be done before it is tried.

use super::{
    button::{Button, Variant},
    dialog::Dialog,
};
use crate::i18n::use_i18n;
use leptos::prelude::*;
use shared::messages as m;

/// A dialog with the reason in its children, and nothing to do but close it.
#[component]
pub fn Cannot(
    id: &'static str,
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Dialog id open title>
            {children()}
            <div class="lm-actions">
                <Button
                    label=i18n.t(m::app_close)
                    variant=Variant::Secondary
                    autofocus=true
                    on_press=move |()| open.set(false)
                />
            </div>
        </Dialog>
    }
}
