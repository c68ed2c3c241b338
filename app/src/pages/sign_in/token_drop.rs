//! Where the token file goes.

use super::token_file;
use crate::{
    components::{
        file_drop::{Chosen, FileDrop},
        form_state::Entry,
    },
    dates::use_dates,
    i18n::use_i18n,
};
use leptos::prelude::*;
use shared::{messages as m, tokens::MAX_TOKEN_BYTES};

/// The zone, and what the chosen file says of itself.
#[component]
pub fn TokenDrop(token: Entry, file: RwSignal<Option<Chosen>>) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let about = move || {
        let lang = i18n.lang();
        if file
            .get()
            .is_some_and(|chosen| MAX_TOKEN_BYTES < chosen.bytes)
        {
            return m::rule_token_too_large(lang).to_owned();
        }
        match token.value.with(|text| token_file::peek(text)) {
            Some(known) => m::sign_in_token_for(lang, &dates.date(known.last_day), &known.login),
            None => m::sign_in_token_unreadable(lang).to_owned(),
        }
    };
    view! {
        <FileDrop
            entry=token
            chosen=file
            max_bytes=MAX_TOKEN_BYTES
            accept=".jwt,.txt,.json"
            label=i18n.t(m::sign_in_token)
            prompt=i18n.t(m::sign_in_drop)
            prompt_hint=i18n.t(m::sign_in_drop_hint)
            about
            other=i18n.t(m::sign_in_drop_other)
        />
    }
}
