//! What is open to the user, why, and until when.

mod hours;
mod open;

use crate::{
    components::head::Head,
    dates::use_dates,
    i18n::use_i18n,
    state::{clock::use_clock, session::use_session},
};
use hours::Hours;
use leptos::prelude::*;
use open::Open;
use shared::{lang::Lang, messages as m, sessions::Session};
use std::sync::Arc;

/// The page.
#[component]
pub fn Home() -> impl IntoView {
    let state = use_session();
    let session = Memo::new(move |_| state.session());
    move || session.get().map(|session| view! { <Greeting session/> })
}

#[component]
fn Greeting(session: Arc<Session>) -> impl IntoView {
    let (i18n, dates, clock) = (use_i18n(), use_dates(), use_clock());
    let greeting = move || greeting(dates.minute_of_day(clock.now()) / 60)(i18n.lang());
    let (ends_at, workstation) = (session.ends_at, session.workstation.to_string());
    let lead = move || {
        let (until, today) = (dates.time(ends_at), dates.long(clock.now()));
        m::home_lead(i18n.lang(), &today, &until, &workstation)
    };
    let hours = Arc::clone(&session);
    view! {
        <Head title=greeting document=i18n.t(m::home_title) lead/>
        <div class="lm-cols">
            <div class="lm-stack">
                <Open session/>
            </div>
            <div class="lm-stack">
                <Hours session=hours/>
            </div>
        </div>
    }
}

/// A good morning, by the hour.
const fn greeting(hour: u16) -> fn(Lang) -> &'static str {
    match hour {
        5..11 => m::home_greeting_morning,
        11..17 => m::home_greeting_day,
        17..22 => m::home_greeting_evening,
        _ => m::home_greeting_night,
    }
}
