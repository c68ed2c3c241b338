//! Buttons, and links that look like them.

use super::icon::{Icon, IconMark};
use crate::page::Page;
use leptos::prelude::*;

/// How much a button stands out. One primary per view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Variant {
    #[default]
    Primary,
    Secondary,
    Tertiary,
}

impl Variant {
    const fn code(self) -> Option<&'static str> {
        match self {
            Self::Primary => None,
            Self::Secondary => Some("secondary"),
            Self::Tertiary => Some("tertiary"),
        }
    }
}

/// A button that does something on this page.
#[component]
pub fn Button(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] on_press: Callback<()>,
    #[prop(optional)] variant: Variant,
    #[prop(optional)] danger: bool,
    #[prop(optional)] icon: Option<Icon>,
    /// The name for those who do not see what stands beside the button.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// Takes the focus when its dialog opens.
    #[prop(optional)]
    autofocus: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    view! {
        <button
            class="ds-button"
            type="button"
            data-variant=variant.code()
            data-color=danger.then_some("danger")
            aria-label=move || name.map(|name| name.get())
            autofocus=autofocus
            disabled=move || disabled.get()
            on:click=move |_| on_press.run(())
        >
            {icon.map(|icon| view! { <IconMark icon/> })}
            {label}
        </button>
    }
}

/// A button that submits its form. While the answer is awaited it says so and
/// does nothing.
#[component]
pub fn Submit(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] busy_label: Signal<String>,
    busy: RwSignal<bool>,
    #[prop(optional)] danger: bool,
) -> impl IntoView {
    view! {
        <button
            class="ds-button"
            type="submit"
            data-color=danger.then_some("danger")
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || busy.get().then_some("true")
        >
            {move || if busy.get() { busy_label.get() } else { label.get() }}
        </button>
    }
}

/// A link to another page, as a button.
#[component]
pub fn LinkButton(
    page: Page,
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] variant: Variant,
    #[prop(optional)] icon: Option<Icon>,
    /// The name for those who do not see what stands beside the link.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// Opens another tab: this page holds something typed.
    #[prop(optional)]
    apart: bool,
) -> impl IntoView {
    let target = apart.then_some("_blank");
    view! {
        <a
            class="ds-button"
            data-variant=variant.code()
            href=page.path()
            target=target
            aria-label=move || name.map(|name| name.get())
        >
            {icon.map(|icon| view! { <IconMark icon/> })}
            {label}
        </a>
    }
}
