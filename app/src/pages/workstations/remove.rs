//! Asks before a workstation is removed, and says what goes along.

use crate::{
    api,
    components::{
        confirm::{Act, ConfirmAct, Question},
        load::Loader,
        subject::Subject,
    },
    i18n::use_i18n,
};
use leptos::prelude::*;
use shared::{messages as m, workstations::Workstation};

#[component]
pub fn Remove(workstation: Subject<Workstation>, all: Loader<Vec<Workstation>>) -> impl IntoView {
    let i18n = use_i18n();
    let title = workstation
        .say(move |station| m::workstations_remove_title(i18n.lang(), station.form.name.as_str()));
    let act = move |()| {
        let gone = workstation.get()?;
        let remove = Act::new(api::workstations::delete(gone.id), move |()| all.reload());
        Some(remove.say(move |lang| m::notice_workstation_removed(lang, gone.form.name.as_str())))
    };
    view! {
        <ConfirmAct
            question=Question::new("remove-workstation", workstation.open)
            title
            verb=m::workstations_remove_submit
            keep=m::workstations_remove_keep
            act
        >
            {move || workstation.get().map(|station| along(&station))}
            <p>{i18n.t(m::workstations_remove_stays)}</p>
        </ConfirmAct>
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
