//! Asks to sign in again where the session of a page ended, so that what was
//! typed there is still there afterwards.

use crate::{
    components::{
        button::{Button, Variant},
        dialog::Dialog,
    },
    dates::use_dates,
    i18n::use_i18n,
    live::{follow, live},
    navigation::use_go,
    page::Page,
    pages::SignInForm,
    state::{
        deadline::Cause,
        notices::use_notices,
        session::{Cover, Ending, use_session},
    },
};
use leptos::prelude::*;
use shared::{messages as m, sessions::Session, text::line};

/// The dialog, open while the session of the page has ended.
#[component]
pub fn SignInAgain() -> impl IntoView {
    let (i18n, state) = (use_i18n(), use_session());
    let open = RwSignal::new(false);
    follow(move || open.set(state.ending().is_some()));
    view! {
        <Dialog id="sign-in-again" open insists=true title=i18n.t(m::session_ended_title)>
            <Again/>
        </Dialog>
    }
}

#[component]
fn Again() -> impl IntoView {
    let (i18n, state, go, notices) = (use_i18n(), use_session(), use_go(), use_notices());
    let login = state
        .session_now()
        .map(|session| session.login.to_string())
        .unwrap_or_default();
    let expected = StoredValue::new(login.clone());
    let other = RwSignal::new(false);
    let on_login = move |typed: String| {
        other.set(expected.with_value(|login| !line(&typed).eq_ignore_ascii_case(login)));
    };
    let kept = untrack(|| state.cover()) == Some(Cover::Kept);
    let on_done = move |session: Session| {
        if state.signed_in(session) {
            go.to_and_say(Page::Home, |lang| m::session_other_person(lang).to_owned());
        } else if kept {
            notices.say(|lang| m::session_resumed(lang).to_owned());
        }
    };
    let leave = move |()| {
        state.signed_out();
        go.to(Page::SignIn);
    };
    let hint = live(move || {
        let text = match (kept, other.get()) {
            (true, true) => m::session_leave_hint,
            (true, false) => m::session_ended_kept,
            (false, _) => m::session_ended_dropped,
        };
        text(i18n.lang())
    });
    let leave_label = if kept {
        m::session_leave
    } else {
        m::session_leave_dropped
    };
    view! {
        <p><Reason/></p>
        <p role="status">{hint}</p>
        <SignInForm name="again" login on_login submit_label=m::session_sign_in_again on_done/>
        <div class="lm-actions">
            <Button label=i18n.t(leave_label) variant=Variant::Tertiary on_press=leave/>
        </div>
    }
}

/// Why the session ended.
#[component]
fn Reason() -> impl IntoView {
    let (i18n, dates, state) = (use_i18n(), use_dates(), use_session());
    live(move || {
        let lang = i18n.lang();
        match state.ending() {
            Some(Ending::Over(deadline)) if deadline.cause == Cause::Idle => {
                let minutes = state.session().map_or(0, |session| session.idle_minutes);
                m::session_ended_idle(lang, minutes.into())
            }
            Some(Ending::Over(deadline)) => m::session_ended_hours(lang, &dates.time(deadline.at)),
            Some(Ending::Elsewhere) => m::session_ended_elsewhere(lang).to_owned(),
            None => String::new(),
        }
    })
}
