//! What others did to the own way in.

use crate::{
    api,
    components::{
        alert::{Alert, Severity},
        load::{Failure, Loader},
    },
    dates::{Dates, use_dates},
    i18n::{I18n, use_i18n},
    live::live,
    names,
};
use leptos::prelude::*;
use shared::{
    fields::FullName,
    lang::Lang,
    messages as m,
    notices::{Notice, NoticedAct},
};

/// Who reset the own password and when, for some days after.
#[component]
pub fn Notices() -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let own = Loader::new(api::notices::own);
    let shown = live(move || {
        let found = own.get().filter(|found| !found.acts.is_empty())?;
        let line = |notice: &Notice| {
            let notice = notice.clone();
            view! { <li>{move || said(i18n.lang(), dates, &notice)}</li> }
        };
        let lines = found.acts.iter().map(line).collect_view();
        Some(view! {
            <Alert severity=Severity::Info heading=i18n.t(m::home_notices)>
                <ul>{lines}{more(i18n, found.more)}</ul>
                <p>{i18n.t(m::home_notices_next)}</p>
            </Alert>
        })
    });
    view! {
        {shown}
        <Failure of=own/>
    }
}

/// How many others there are, and where.
pub(super) fn more(i18n: I18n, count: u64) -> Option<impl IntoView> {
    let said = live(move || m::home_notices_more(i18n.lang(), count));
    (count != 0).then(|| view! { <li>{said}</li> })
}

fn said(lang: Lang, dates: Dates, notice: &Notice) -> String {
    let at = dates.moment_time(notice.at);
    let who = who(lang, notice.by.as_ref());
    let last = match (notice.act, notice.alone) {
        (NoticedAct::PasswordReset, false) => m::home_notice_reset(lang, &at, &who),
        (NoticedAct::PasswordReset, true) => m::home_notice_reset_alone(lang, &at, &who),
        (NoticedAct::TokenMade, true) => m::home_notice_token(lang, &at, &who),
        (act, _) => m::home_notice_act(lang, deed(act)(lang), &at, &who),
    };
    before(lang, last, notice.times)
}

/// What was done last, and how often before.
pub(super) fn before(lang: Lang, last: String, times: u64) -> String {
    match times {
        0 | 1 => last,
        _ => [last, m::home_notice_before(lang, times - 1)].join(" "),
    }
}

/// What was done, as a phrase.
pub(super) const fn deed(act: NoticedAct) -> fn(Lang) -> &'static str {
    match act {
        NoticedAct::PasswordReset => m::home_deed_password_reset,
        NoticedAct::TokenMade => m::home_deed_token_made,
        NoticedAct::LinkMade => m::home_deed_link_made,
        NoticedAct::SessionEnded => m::home_deed_session_ended,
        NoticedAct::RecordChanged => m::home_deed_record_changed,
        NoticedAct::WayInClosed => m::home_deed_way_in_closed,
        NoticedAct::RightsChanged => m::home_deed_rights_changed,
        NoticedAct::JournalOpened => m::home_deed_journal_opened,
    }
}

pub(super) fn who(lang: Lang, by: Option<&FullName>) -> String {
    match by {
        Some(by) => names::short(by.as_str()),
        None => m::app_by_command_line(lang).to_owned(),
    }
}
