//! Asks before a session is ended.

use crate::{
    api,
    components::{confirm::Confirm, draft::Draft, focus::focus_on, load::Loader, subject::Subject},
    i18n::use_i18n,
    navigation::use_go,
    page::Page,
    state::{notices::use_notices, session::use_session},
};
use leptos::prelude::*;
use shared::{messages as m, sessions::SessionRow};

/// The question.
#[component]
pub fn End(ended: Subject<SessionRow>, sessions: Loader<Vec<SessionRow>>) -> impl IntoView {
    let (i18n, notices) = (use_i18n(), use_notices());
    let (go, state) = (use_go(), use_session());
    let draft = Draft::new("end-session");
    let title = Signal::derive(move || m::workstations_session_end_title(i18n.lang()).to_owned());
    let what = ended.say(move |row| {
        let (who, workstation) = (row.full_name.as_str(), row.workstation.as_str());
        m::workstations_session_end_what(i18n.lang(), who, workstation)
    });
    let end = move |()| {
        let Some(row) = untrack(|| ended.get()) else {
            return;
        };
        draft.send(api::sessions::end(row.id), move |()| {
            ended.open.set(false);
            if row.current {
                state.signed_out();
                return go.to(Page::SignIn);
            }
            notices.say(move |lang| m::notice_session_revoked(lang, row.workstation.as_str()));
            sessions.reload();
            focus_on("main");
        });
    };
    view! {
        <Confirm
            open=ended.open
            title
            verb=m::workstations_session_end_submit
            draft
            on_confirm=end
        >
            <p>{what}</p>
            <p>{i18n.t(m::workstations_session_end_text)}</p>
        </Confirm>
    }
}
