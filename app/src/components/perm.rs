//! The mark of a permission: + − or nothing, always with a word.

use crate::i18n::use_i18n;
use leptos::prelude::*;
use shared::{lang::Lang, messages as m, permissions::State};

/// The mark alone, for beside a visible word.
#[component]
pub fn PermMark(state: State) -> impl IntoView {
    view! {
        <span class="lm-perm" data-state=code(state) aria-hidden="true">
            {sign(state)}
        </span>
    }
}

/// The mark with its word for those who do not see it, for matrices.
#[component]
pub fn PermCell(state: State) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <PermMark state/>
        <span class="ds-sr-only">{i18n.t(word(state))}</span>
    }
}

/// The code of a state in forms and in the style sheet.
pub const fn code(state: State) -> &'static str {
    match state {
        State::Allow => "allow",
        State::Deny => "deny",
        State::Undefined => "none",
    }
}

const fn sign(state: State) -> &'static str {
    match state {
        State::Allow => "+",
        State::Deny => "−",
        State::Undefined => "",
    }
}

const fn word(state: State) -> fn(Lang) -> &'static str {
    match state {
        State::Allow => m::permissions_mark_allow,
        State::Deny => m::permissions_mark_deny,
        State::Undefined => m::permissions_mark_undefined,
    }
}
