//! Everything on record of a token, with its whole ID and hash to copy.

use crate::{
    components::{
        button::{Button, Variant},
        copy::CopyButton,
        dialog::Dialog,
        panel::KeyValue,
        subject::Subject,
    },
    dates::use_dates,
    i18n::use_i18n,
    live::live,
    page::{Page, path_with},
    pages::{of_user::USER, tokens::words},
};
use leptos::prelude::*;
use shared::{lang::Lang, messages as m, tokens::Token};

#[component]
pub fn Details(token: Subject<Token>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Dialog id="token-details" open=token.open title=i18n.t(m::tokens_token)>
            {live(move || token.get().map(|token| view! { <Record token/> }))}
            <div class="lm-actions">
                <Button
                    label=i18n.t(m::app_close)
                    variant=Variant::Secondary
                    autofocus=true
                    on_press=move |()| token.open.set(false)
                />
            </div>
        </Dialog>
    }
}

#[component]
fn Record(token: Token) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let (hours, limit) = (token.hours, token.session_hours);
    let (from, last_day, made) = (token.valid_from, token.last_day, token.created_at);
    let valid = live(move || {
        let (from, last_day) = (dates.date(from), dates.day(last_day));
        m::tokens_summary_from_day(i18n.lang(), &from, &last_day)
    });
    let sessions = path_with(Page::Sessions, USER, &token.user_id.to_string());
    view! {
        <dl class="lm-kv">
            <KeyValue key=i18n.t(m::tokens_summary_name)>{token.full_name.to_string()}</KeyValue>
            <KeyValue key=i18n.t(m::tokens_summary_login)>
                <span class="lm-code">{token.login.to_string()}</span>
            </KeyValue>
            <KeyValue key=i18n.t(m::tokens_job_title)>{token.job_title.to_string()}</KeyValue>
            <KeyValue key=i18n.t(m::tokens_workstation)>{token.workstation.to_string()}</KeyValue>
            <KeyValue key=i18n.t(m::tokens_hours)>
                {move || words::hours(i18n.lang(), hours)}
            </KeyValue>
            <KeyValue key=i18n.t(m::tokens_summary_valid)>{valid}</KeyValue>
            <KeyValue key=i18n.t(m::tokens_summary_session)>
                {move || words::session(i18n.lang(), limit)}
            </KeyValue>
            <KeyValue key=i18n.t(m::tokens_state)>
                {words::state(token.state)}
                <span class="lm-t2">
                    {move || m::tokens_issued(i18n.lang(), &dates.date_time(made))}
                </span>
            </KeyValue>
            <Whole key=m::tokens_id text=token.id.to_string()/>
            <Whole key=m::tokens_sha256 text=token.sha256/>
        </dl>
        <p>
            <a href=sessions>{i18n.t(m::tokens_sessions)}</a>
        </p>
    }
}

/// A long value, whole, with a way to copy it.
#[component]
pub fn Whole(key: fn(Lang) -> &'static str, text: String) -> impl IntoView {
    let i18n = use_i18n();
    let name = move || m::app_copy_of(i18n.lang(), key(i18n.lang()));
    view! {
        <KeyValue key=i18n.t(key)>
            <span class="lm-code">{text.clone()}</span>
            <CopyButton
                text=Signal::stored(text)
                label=i18n.t(m::app_copy)
                name=Signal::derive(name)
                variant=Variant::Tertiary
            />
        </KeyValue>
    }
}
