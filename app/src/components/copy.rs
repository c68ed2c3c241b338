//! Copies a text to the clipboard and says whether that worked.

use super::button::{Button, Variant};
use crate::{i18n::use_i18n, live::live};
use js_sys::Reflect;
use leptos::{prelude::*, task::spawn_local};
use shared::messages as m;
use wasm_bindgen_futures::JsFuture;

/// The button, and after a press what came of it.
#[component]
pub fn CopyButton(
    #[prop(into)] text: Signal<String>,
    #[prop(into)] label: Signal<String>,
    /// The name for those who do not see what stands beside the button.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    #[prop(default = Variant::Secondary)] variant: Variant,
) -> impl IntoView {
    let i18n = use_i18n();
    let copied = RwSignal::new(None::<bool>);
    let copy = move |()| {
        let text = text.get_untracked();
        spawn_local(async move {
            let done = copy(&text).await;
            // The dialog may be closed by now.
            let _ = copied.try_set(Some(done));
        });
    };
    let outcome = live(move || {
        let words = if copied.get()? {
            m::app_copied
        } else {
            m::app_copy_failed
        };
        Some(words(i18n.lang()))
    });
    let name = Signal::derive(move || name.unwrap_or(label).get());
    view! {
        <Button label variant name on_press=copy/>
        <span role="status" class="lm-muted">{outcome}</span>
    }
}

/// Whether the text is in the clipboard now. Browsers have none for pages
/// that came over plain HTTP.
async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into());
    if !clipboard.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text))
        .await
        .is_ok()
}
