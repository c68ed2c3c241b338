//! Asks before a workstation is removed, and says what goes along.

use crate::{
    api,
    components::{
        dialog::Confirm, draft::Draft, error_summary::focus_on, load::Loader, subject::Subject,
    },
    i18n::use_i18n,
    state::notices::use_notices,
};
use leptos::prelude::*;
use shared::{messages as m, workstations::Workstation};

/// The question.
#[component]
pub fn Remove(workstation: Subject<Workstation>, all: Loader<Vec<Workstation>>) -> impl IntoView {
    let (i18n, notices) = (use_i18n(), use_notices());
    let draft = Draft::new("remove-workstation");
    let title = workstation
        .say(move |station| m::workstations_remove_title(i18n.lang(), station.form.name.as_str()));
    let keep = Signal::derive(move || m::workstations_remove_keep(i18n.lang()).to_owned());
    let remove = move |()| {
        let Some(gone) = untrack(|| workstation.get()) else {
            return;
        };
        draft.send(api::workstations::delete(gone.id), move |()| {
            workstation.open.set(false);
            notices.say(move |lang| m::notice_workstation_removed(lang, gone.form.name.as_str()));
            all.reload();
            focus_on("main");
        });
    };
    view! {
        <Confirm
            id="remove-workstation-title"
            open=workstation.open
            title
            verb=i18n.t(m::workstations_remove_submit)
            keep
            draft
            on_confirm=remove
        >
            {move || workstation.get().map(|station| along(&station))}
            <p>{i18n.t(m::workstations_remove_stays)}</p>
        </Confirm>
    }
}

/// What goes along with it.
fn along(workstation: &Workstation) -> AnyView {
    let i18n = use_i18n();
    let (tokens, sessions) = (workstation.tokens, workstation.sessions);
    if tokens == 0 && sessions == 0 {
        return view! { <p>{i18n.t(m::workstations_remove_nothing)}</p> }.into_any();
    }
    let tokens = (tokens > 0).then(|| {
        view! { <li>{move || m::workstations_remove_tokens(i18n.lang(), tokens)}</li> }
    });
    let sessions = (sessions > 0).then(|| {
        view! { <li>{move || m::workstations_remove_sessions(i18n.lang(), sessions)}</li> }
    });
    view! {
        <p>{i18n.t(m::workstations_remove_along)}</p>
        <ul>
            {tokens}
            {sessions}
        </ul>
    }
    .into_any()
}
