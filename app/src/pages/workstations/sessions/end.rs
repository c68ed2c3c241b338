//! Asks before a session is ended.

use crate::{
    api,
    components::{
        confirm::{Act, ConfirmAct, Question},
        load::Loader,
        subject::Subject,
    },
    i18n::use_i18n,
    page::Page,
    state::session::use_session,
};
use leptos::prelude::*;
use shared::{messages as m, sessions::SessionRow};

#[component]
pub fn End(ended: Subject<SessionRow>, sessions: Loader<Vec<SessionRow>>) -> impl IntoView {
    let (i18n, state) = (use_i18n(), use_session());
    let title = Signal::derive(move || m::workstations_session_end_title(i18n.lang()).to_owned());
    let what = ended.say(move |row| {
        let (who, workstation) = (row.full_name.as_str(), row.workstation.as_str());
        m::workstations_session_end_what(i18n.lang(), who, workstation)
    });
    let act = move |()| {
        let row = ended.get()?;
        let end = api::sessions::end(row.id);
        if row.current {
            return Some(Act::new(end, move |()| state.signed_out()).to(Page::SignIn));
        }
        let end = Act::new(end, move |()| sessions.reload());
        Some(end.say(move |lang| m::notice_session_revoked(lang, row.workstation.as_str())))
    };
    view! {
        <ConfirmAct
            question=Question::new("end-session", ended.open)
            title
            verb=m::workstations_session_end_submit
            act
        >
            <p>{what}</p>
            <p>{i18n.t(m::workstations_session_end_text)}</p>
        </ConfirmAct>
    }
}
