//! What others did to the own way in; and to whose one person did alone what
//! takes two.

use crate::{
    api,
    components::{
        alert::{Alert, Severity},
        load::{Failure, Loader},
    },
    dates::{Dates, use_dates},
    i18n::use_i18n,
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
        let found = own.get().filter(|found| !found.is_empty())?;
        let line = |notice: &Notice| {
            let notice = notice.clone();
            view! { <li>{move || said(i18n.lang(), dates, &notice)}</li> }
        };
        let lines = found.iter().map(line).collect_view();
        Some(view! {
            <Alert severity=Severity::Info heading=i18n.t(m::home_notices)>
                <ul>{lines}</ul>
                <p>{i18n.t(m::home_notices_next)}</p>
            </Alert>
        })
    };
    view! {
        {shown}
        <Failure of=own/>
    }
}

fn said(lang: Lang, dates: Dates, notice: &Notice) -> String {
    let at = dates.moment_time(notice.at);
    let who = who(lang, notice.by.as_ref());
    match (notice.act, notice.alone) {
        (NoticedAct::PasswordReset, false) => m::home_notice_reset(lang, &at, &who),
        (NoticedAct::PasswordReset, true) => m::home_notice_reset_alone(lang, &at, &who),
        (NoticedAct::TokenMade, _) => m::home_notice_token(lang, &at, &who),
    }
}

fn who(lang: Lang, by: Option<&FullName>) -> String {
    match by {
        Some(by) => names::short(by.as_str()),
        None => m::app_by_command_line(lang).to_owned(),
    }
}

/// Where one person set a password and made a token, for those who could be
/// the second; and until when nobody may, though only one could.
#[component]
pub fn Alone() -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let alone = Loader::new(api::notices::alone);
    let shown = move || {
        let found = alone.get()?.acts.clone();
        let line = |act: &AloneAct| {
            let AloneAct {
                at, who: owner, by, ..
            } = act.clone();
            let said = move || {
                let lang = i18n.lang();
                let by = who(lang, by.as_ref());
                m::home_alone_line(lang, &dates.moment_time(at), &by, owner.as_str())
            };
            view! { <li>{said}</li> }
        };
        let lines = found.iter().map(line).collect_view();
        (!found.is_empty()).then(|| {
            view! {
                <Alert severity=Severity::Warning heading=i18n.t(m::home_alone)>
                    <ul>{lines}</ul>
                    <p>{i18n.t(m::home_alone_next)}</p>
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
        {shown}
        <Failure of=alone/>
    }
}
