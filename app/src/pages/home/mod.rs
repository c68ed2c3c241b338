//! What is open to the user, why, and until when.

mod alone;
mod attention;
mod hours;
mod lapses;
mod notices;
mod open;
mod recent;
mod work;

use crate::{
    components::{button::LinkButton, head::Head, icon::Icon},
    dates::use_dates,
    i18n::use_i18n,
    live::live,
    page::Page,
    state::{clock::use_clock, session::use_session},
};
use alone::Alone;
use attention::Attention;
use hours::Hours;
use lapses::{Lapses, SharedLicences};
use leptos::prelude::*;
use notices::Notices;
use open::Open;
use recent::Recent;
use shared::{lang::Lang, messages as m, permissions::Permission, sessions::Session};
use std::sync::Arc;
use work::Work;

#[component]
pub fn Home() -> impl IntoView {
    let state = use_session();
    let session = Memo::new(move |_| state.session());
    live(move || session.get().map(|session| view! { <Greeting session/> }))
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
    let issues = session.may(Permission::IssuingReferrals);
    let processes = session.may(Permission::ProcessingReferrals);
    let begin = issues.then(|| {
        view! { <LinkButton page=Page::Patients label=i18n.t(m::referrals_new) icon=Icon::Plus/> }
    });
    let governs = Permission::ADMINISTRATIVE
        .iter()
        .any(|permission| session.may(*permission));
    let manages_users = session.may(Permission::UserManagement);
    let watches = manages_users
        || session.may(Permission::TokenManagement)
        || session.may(Permission::ReadingJournal);
    let works = issues || processes;
    let open = Arc::clone(&session);
    let wide = (!works).then(|| view! { <Open session=Arc::clone(&open)/> });
    let narrow = works.then(|| view! { <Open session/> });
    view! {
        <Head title=greeting document=i18n.t(m::home_title) lead>{begin}</Head>
        <div class="lm-cols">
            <div class="lm-stack">
                <Notices/>
                {governs.then(|| view! { <Lapses/> })}
                {manages_users.then(|| view! { <SharedLicences/> })}
                {watches.then(|| view! { <Alone/> })}
                {issues.then(|| view! { <Attention/> })}
                {processes.then(|| view! { <Work/> })}
                {issues.then(|| view! { <Recent/> })}
                {wide}
            </div>
            <div class="lm-stack">
                {narrow}
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
