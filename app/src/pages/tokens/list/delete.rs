//! Asks before a token is deleted, and says what goes along.

use super::Tokens;
use crate::{
    api,
    components::{
        alert::{Alert, Severity},
        dialog::Confirm,
        draft::Draft,
        error_summary::focus_on,
        load::Loader,
        subject::Subject,
    },
    dates::use_dates,
    i18n::use_i18n,
    state::notices::use_notices,
};
use leptos::prelude::*;
use shared::{
    messages as m, page,
    tokens::{Token, TokenQuery, TokenState},
};

/// The question.
#[component]
pub fn Delete(token: Subject<Token>, tokens: Tokens) -> impl IntoView {
    let (i18n, dates, notices) = (use_i18n(), use_dates(), use_notices());
    let draft = Draft::new("delete-token");
    let what = token.say(move |token| {
        let (name, workstation) = (token.full_name.as_str(), token.workstation.as_str());
        m::tokens_delete_what(i18n.lang(), &dates.day(token.last_day), name, workstation)
    });
    let keep = Signal::derive(move || m::tokens_delete_keep(i18n.lang()).to_owned());
    let delete = move |()| {
        let Some(gone) = untrack(|| token.get()) else {
            return;
        };
        draft.send(api::tokens::delete(gone.id), move |()| {
            token.open.set(false);
            notices.say(move |lang| {
                m::notice_token_deleted(lang, gone.full_name.as_str(), gone.workstation.as_str())
            });
            tokens.reload();
            focus_on("main");
        });
    };
    view! {
        <Confirm
            id="delete-token-title"
            open=token.open
            title=i18n.t(m::tokens_delete_title)
            verb=i18n.t(m::tokens_delete_submit)
            keep
            draft
            on_confirm=delete
        >
            <p>{what}</p>
            <p>{i18n.t(m::tokens_delete_text)}</p>
            <LastOne token/>
        </Confirm>
    }
}

/// A warning if the user has no other valid token.
#[component]
fn LastOne(token: Subject<Token>) -> impl IntoView {
    let i18n = use_i18n();
    let valid = Loader::new(move || {
        let gone = token.get().filter(|token| token.state == TokenState::Valid);
        async move {
            let Some(gone) = gone else {
                return Ok(page::Page::default());
            };
            let query = TokenQuery {
                user: Some(gone.user_id),
                state: Some(TokenState::Valid),
                ..TokenQuery::default()
            };
            api::tokens::list(query).await
        }
    });
    move || {
        let is_last = valid.get().is_some_and(|valid| valid.total == 1);
        is_last.then(|| {
            view! { <Alert severity=Severity::Warning heading=i18n.t(m::tokens_delete_last)/> }
        })
    }
}
