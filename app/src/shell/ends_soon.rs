//! Warns before the session ends, and offers to go on where that helps.

use super::LiveRegion;
use crate::{
    components::button::{Button, Variant},
    dates::use_dates,
    i18n::use_i18n,
    live::live,
    state::{
        clock::use_clock,
        deadline::{Cause, Deadline, Nearness},
        session::use_session,
    },
};
use leptos::prelude::*;
use shared::messages as m;

/// The warning, while the end is near.
#[component]
pub fn EndsSoon() -> impl IntoView {
    let (clock, session) = (use_clock(), use_session());
    let near = Memo::new(move |_| {
        let deadline = session.deadline()?;
        match deadline.nearness(clock.now()) {
            Nearness::Near(minutes) => Some((deadline, minutes)),
            Nearness::Far | Nearness::Past => None,
        }
    });
    let warning = live(move || {
        near.get()
            .map(|(deadline, minutes)| view! { <Warning deadline minutes/> })
    });
    let empty = Signal::derive(move || near.get().is_none());
    view! { <LiveRegion empty class="lm-soon">{warning}</LiveRegion> }
}

#[component]
fn Warning(deadline: Deadline, minutes: u64) -> impl IntoView {
    let (i18n, dates, session) = (use_i18n(), use_dates(), use_session());
    let idle = deadline.cause == Cause::Idle;
    let text = live(move || {
        let lang = i18n.lang();
        if minutes == 0 {
            m::session_ends_now(lang).to_owned()
        } else if idle {
            m::session_idle_soon(lang, minutes)
        } else {
            m::session_ends_soon(lang, minutes, &dates.time(deadline.at))
        }
    });
    view! {
        <div class="ds-alert" data-color="warning">
            <h2 class="ds-heading">{text}</h2>
            {if idle {
                view! {
                    <Button
                        label=i18n.t(m::session_stay)
                        variant=Variant::Secondary
                        on_press=move |()| session.load()
                    />
                }
                    .into_any()
            } else {
                view! { <p>{i18n.t(m::session_ends_soon_hint)}</p> }.into_any()
            }}
        </div>
    }
}
