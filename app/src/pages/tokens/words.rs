//! How a token is spoken of, in the list and after it was made.

use crate::{
    components::{
        icon::Icon,
        status::{Status, Tone},
    },
    i18n::use_i18n,
};
use leptos::prelude::*;
use shared::{
    lang::Lang,
    messages as m,
    time::WorkingHours,
    tokens::{SessionHours, TokenState},
};

/// Hours for a list: `08:30–19:30`, `22:00–06:00, ніч`.
pub fn hours(lang: Lang, hours: WorkingHours) -> String {
    let [from, to] = [hours.start, hours.end].map(|time| time.to_string());
    if hours.is_whole_day() {
        m::app_whole_day(lang).into()
    } else if hours.crosses_midnight() {
        m::tokens_hours_night(lang, &from, &to)
    } else {
        m::tokens_hours_span(lang, &from, &to)
    }
}

/// How long a session may last.
pub fn session(lang: Lang, limit: Option<SessionHours>) -> String {
    match limit {
        Some(limit) => m::tokens_summary_session_hours(lang, limit.hours().into()),
        None => m::tokens_summary_session_shift(lang).into(),
    }
}

pub fn state_word(state: TokenState) -> fn(Lang) -> &'static str {
    match state {
        TokenState::Valid => m::tokens_state_valid,
        TokenState::NotYetValid => m::tokens_state_not_yet_valid,
        TokenState::Expired => m::tokens_state_expired,
    }
}

/// A state as a shape and a word.
pub fn state(state: TokenState) -> impl IntoView {
    let i18n = use_i18n();
    let (tone, icon) = match state {
        TokenState::Valid => (Tone::Accent, Icon::Active),
        TokenState::NotYetValid => (Tone::Neutral, Icon::Draft),
        TokenState::Expired => (Tone::Warning, Icon::Expired),
    };
    view! { <Status tone icon word=i18n.t(state_word(state))/> }
}

/// An id or a digest where there is no room for all of it: its end, which
/// tells one from another.
pub fn short(text: &str) -> String {
    let shown = text.len().saturating_sub(8);
    ["…", text.get(shown..).unwrap_or(text)].concat()
}
