//! Inputs for text: one line or several, a password, a choice out of a few.

mod area;
mod select;

use super::{
    field::Field,
    form_state::Entry,
    icon::{Icon, IconMark},
};
use crate::{i18n::use_i18n, live::live};
use leptos::prelude::*;
use shared::messages as m;

pub use area::TextArea;
pub use select::SelectInput;

/// What browsers should know of a line of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    #[default]
    Words,
    /// A login: no capitals, no spelling.
    Login,
    /// A password, hidden until shown.
    Password,
    Digits,
    Phone,
}

impl Kind {
    const fn input_type(self) -> &'static str {
        match self {
            Self::Password => "password",
            _ => "text",
        }
    }

    /// The keys a touch screen offers.
    const fn input_mode(self) -> Option<&'static str> {
        match self {
            Self::Digits => Some("numeric"),
            Self::Phone => Some("tel"),
            _ => None,
        }
    }
}

/// A line of text.
#[component]
pub fn TextField(
    entry: Entry,
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] hint: Option<Signal<String>>,
    #[prop(optional, into)] placeholder: Option<Signal<String>>,
    #[prop(optional)] kind: Kind,
    #[prop(optional)] optional: bool,
    #[prop(optional)] span: Option<&'static str>,
    #[prop(default = "off")] autocomplete: &'static str,
    /// Takes the focus when its dialog opens.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let has_hint = hint.is_some();
    let is_code = matches!(kind, Kind::Login | Kind::Password);
    let input = view! {
        <input
            class="ds-input"
            id=entry.id()
            name=entry.name()
            type=move || if shown.get() { "text" } else { kind.input_type() }
            inputmode=kind.input_mode()
            autocapitalize=is_code.then_some("none")
            spellcheck=is_code.then_some("false")
            autocomplete=autocomplete
            autofocus=autofocus
            placeholder=move || placeholder.map(|text| text.get())
            aria-describedby=move || entry.described_by(has_hint)
            aria-invalid=move || entry.is_faulty().then_some("true")
            aria-required=(!optional).then_some("true")
            prop:value=entry.value
            on:input=move |ev| entry.set(event_target_value(&ev))
        />
    };
    let input = if kind == Kind::Password {
        view! { <div class="lm-reveal">{input} <Reveal entry shown/></div> }.into_any()
    } else {
        input.into_any()
    };
    view! { <Field entry label hint optional span>{input}</Field> }
}

/// Shows and hides a password.
#[component]
fn Reveal(entry: Entry, shown: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let name = move || {
        let lang = i18n.lang();
        if shown.get() {
            m::app_password_hide(lang)
        } else {
            m::app_password_show(lang)
        }
    };
    view! {
        <button
            type="button"
            aria-label=name
            title=name
            aria-controls=entry.id()
            on:click=move |_| shown.update(|shown| *shown = !*shown)
        >
            {live(move || {
                let icon = if shown.get() { Icon::EyeShut } else { Icon::Eye };
                view! { <IconMark icon/> }
            })}
        </button>
    }
}
