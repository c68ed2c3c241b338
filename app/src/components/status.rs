//! A status: a shape and a word, then a colour.

use super::icon::{Icon, IconMark};
use leptos::prelude::*;

/// The colour of a status, last after shape and word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Neutral,
    Accent,
    Success,
    Warning,
}

impl Tone {
    /// As the style sheet knows it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Accent => "accent",
            Self::Success => "success",
            Self::Warning => "warning",
        }
    }
}

/// An outline and a word.
#[component]
pub fn Status(
    tone: Tone,
    icon: Icon,
    #[prop(into)] word: Signal<String>,
    /// Of a whole page, beside its heading.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    view! {
        <span class="lm-status" data-tone=tone.code() data-size=large.then_some("lg")>
            <IconMark icon/>
            {word}
        </span>
    }
}
