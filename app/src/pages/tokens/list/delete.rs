//! Asks before a token is deleted, and says what goes along.

use super::acts::Tokens;
use crate::{
    api,
    components::{
        alert::{Alert, Severity},
        confirm::{Act, ConfirmAct, Question},
        load::Loader,
        subject::Subject,
    },
    dates::use_dates,
    i18n::use_i18n,
    live::live,
};
use leptos::prelude::*;
use shared::{
    messages as m,
    page::{self, Total},
    tokens::{Token, TokenQuery, TokenState},
};

#[component]
pub fn Delete(token: Subject<Token>, tokens: Tokens) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let what = token.say(move |token| {
        let (name, workstation) = (token.full_name.as_str(), token.workstation.as_str());
        m::tokens_delete_what(i18n.lang(), &dates.day(token.last_day), name, workstation)
    });
    let act = move |()| {
        let gone = token.get()?;
        let delete = Act::new(api::tokens::delete(gone.id), move |()| tokens.reload());
        Some(delete.say(move |lang| {
            m::notice_token_deleted(lang, gone.full_name.as_str(), gone.workstation.as_str())
        }))
    };
    view! {
        <ConfirmAct
            question=Question::new("delete-token", token.open)
            title=i18n.t(m::tokens_delete_title)
            verb=m::tokens_delete_submit
            keep=m::tokens_delete_keep
            act
        >
            <p>{what}</p>
            <p>{i18n.t(m::tokens_delete_text)}</p>
            <LastOne token/>
        </ConfirmAct>
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
    live(move || {
        let is_last = valid.get().is_some_and(|valid| valid.total == Total(1));
        is_last.then(|| {
            view! { <Alert severity=Severity::Warning heading=i18n.t(m::tokens_delete_last)/> }
        })
    })
}
