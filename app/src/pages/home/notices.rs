//! What others did to the own way in; and to whose one person did alone what
//! takes two.

use crate::{
    api,
    components::{
        alert::{Alert, Severity},
        load::{Failure, Loader},
    },
    dates::{Dates, use_dates},
    i18n::{I18n, use_i18n},
    names,
};
use leptos::prelude::*;
use shared::{
    fields::FullName,
    lang::Lang,
    messages as m,
    notices::{AloneAct, Notice, NoticedAct},
};

/// Who reset the own password and when, for some days after.
#[component]
pub fn Notices() -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let own = Loader::new(api::notices::own);
    let shown = move || {
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
    };
    view! {
        {shown}
        <Failure of=own/>
    }
}

/// How many others there are, and where.
fn more(i18n: I18n, count: u64) -> Option<impl IntoView> {
    let said = move || m::home_notices_more(i18n.lang(), count);
    (count != 0).then(|| view! { <li>{said}</li> })
}

fn said(lang: Lang, dates: Dates, notice: &Notice) -> String {
    let at = dates.moment_time(notice.at);
    let who = who(lang, notice.by.as_ref());
    match (notice.act, notice.alone) {
        (NoticedAct::PasswordReset, false) => m::home_notice_reset(lang, &at, &who),
        (NoticedAct::PasswordReset, true) => m::home_notice_reset_alone(lang, &at, &who),
        (NoticedAct::TokenMade, true) => m::home_notice_token(lang, &at, &who),
        (act, _) => m::home_notice_act(lang, deed(act)(lang), &at, &who),
    }
}

/// What was done, as a phrase.
const fn deed(act: NoticedAct) -> fn(Lang) -> &'static str {
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

fn who(lang: Lang, by: Option<&FullName>) -> String {
    match by {
        Some(by) => names::short(by.as_str()),
        None => m::app_by_command_line(lang).to_owned(),
    }
}

/// Where one person set a password and made a token, for those who could be
/// the second; until when nobody may, though only one could; and what was done to
/// whoever reads the journal.
#[component]
pub fn Alone() -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let alone = Loader::new(api::notices::alone);
    let shown = move |is_alone: bool| {
        let found = alone.get()?;
        let acts = found.acts.iter().filter(|act| act.alone == is_alone);
        let line = |act: &AloneAct| {
            let AloneAct {
                at,
                who: owner,
                by,
                act,
                ..
            } = act.clone();
            let said = move || {
                let lang = i18n.lang();
                let (by, at) = (who(lang, by.as_ref()), dates.moment_time(at));
                if is_alone {
                    m::home_alone_line(lang, &at, &by, owner.as_str())
                } else {
                    m::home_auditor_line(lang, deed(act)(lang), &at, owner.as_str(), &by)
                }
            };
            view! { <li>{said}</li> }
        };
        let lines: Vec<_> = acts.map(line).collect();
        let (heading, next, others) = if is_alone {
            let next = i18n.t(m::home_alone_next);
            (i18n.t(m::home_alone), next, found.more_alone)
        } else {
            let next = i18n.t(m::home_auditor_next);
            (i18n.t(m::home_auditor), next, found.more_of_auditors)
        };
        (!lines.is_empty()).then(|| {
            view! {
                <Alert severity=Severity::Warning heading>
                    <ul>{lines}{more(i18n, others)}</ul>
                    <p>{next}</p>
                </Alert>
            }
        })
    };
    let remembered = move || {
        let until = alone.get()?.until?;
        let said = move || m::home_four_eyes_until(i18n.lang(), &dates.date_time(until));
        Some(view! {
            <Alert severity=Severity::Warning heading=i18n.t(m::home_four_eyes)>
                <p>{said}</p>
            </Alert>
        })
    };
    view! {
        {remembered}
        {move || shown(true)}
        {move || shown(false)}
        <Failure of=alone/>
    }
}
