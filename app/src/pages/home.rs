//! What is open to the user, why, and until when.

use crate::{
    components::{
        day_band::DayBand,
        head::Head,
        panel::{Panel, PanelBody},
    },
    dates::{Dates, use_dates},
    i18n::use_i18n,
    names,
    page::Page,
    pages::account::ends,
    state::{clock::use_clock, session::use_session},
};
use leptos::prelude::*;
use shared::{
    lang::Lang,
    messages as m,
    permissions::Permission,
    sessions::{EndsBy, Session},
};
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

/// The pages that are open, and by which roles.
#[component]
fn Open(session: Arc<Session>) -> impl IntoView {
    let i18n = use_i18n();
    let may = |page: Page| page.needs().iter().any(|needed| session.may(*needed));
    let pages: Vec<_> = LINKS.into_iter().filter(|(page, ..)| may(*page)).collect();
    let refers = session.may(Permission::IssuingReferrals);
    let nothing = pages.is_empty() && !refers;
    let roles = session.roles.clone();
    let by = move || match roles.len() {
        0 => m::home_no_roles(i18n.lang()).to_owned(),
        count => m::home_by_roles(
            i18n.lang(),
            count as u64,
            &names::quoted_roles(i18n.lang(), &roles),
        ),
    };
    let why = [
        Page::Account.path(),
        ["#", super::account::PERMISSIONS].concat(),
    ]
    .concat();
    view! {
        <Panel id="home-open" title=i18n.t(m::home_open)>
            {nothing
                .then(|| {
                    view! {
                        <div class="lm-empty">
                            <h3>{i18n.t(m::home_open_none)}</h3>
                            <p class="lm-muted">{i18n.t(m::home_open_none_hint)}</p>
                        </div>
                    }
                })}
            <ul class="lm-links">{pages.into_iter().map(link).collect_view()}</ul>
            {refers
                .then(|| view! { <PanelBody tight=true><p>{i18n.t(m::home_referrals)}</p></PanelBody> })}
            <footer>
                <span>{by}</span>
                <a href=why>{i18n.t(m::home_why)}</a>
            </footer>
        </Panel>
    }
}

/// What a link to a page says: its name, and what one does there.
type Text = fn(Lang) -> &'static str;

/// The pages besides this one, and what one does there.
const LINKS: [(Page, Text, Text); 7] = [
    (
        Page::Users,
        m::app_nav_users,
        m::permissions_user_management_hint,
    ),
    (
        Page::Organizations,
        m::app_nav_organizations,
        m::organizations_lead,
    ),
    (
        Page::Roles,
        m::app_nav_roles,
        m::permissions_role_management_hint,
    ),
    (
        Page::Assignments(None),
        m::app_nav_assignments,
        m::permissions_role_assignment_hint,
    ),
    (
        Page::TokenNew(None),
        m::home_create_jwt,
        m::home_create_jwt_hint,
    ),
    (Page::Tokens, m::home_delete_jwt, m::home_delete_jwt_hint),
    (
        Page::Workstations,
        m::app_nav_workstations,
        m::workstations_lead,
    ),
];

fn link((page, name, hint): (Page, Text, Text)) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <li>
            <a href=page.path()>{i18n.t(name)}</a>
            <span></span>
            <small>{move || names::capitalized(hint(i18n.lang()))}</small>
        </li>
    }
}

/// The right to issue referrals, which has no page yet.
#[component]
fn Referrals() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <li>
            <span>{i18n.t(m::permissions_issuing_referrals)}</span>
            <span></span>
            <small>{i18n.t(m::home_referrals)}</small>
        </li>
    }
}

/// The working hours over the day.
#[component]
fn Hours(session: Arc<Session>) -> impl IntoView {
    let (i18n, dates, clock) = (use_i18n(), use_dates(), use_clock());
    let now = Signal::derive(move || dates.minute_of_day(clock.now()));
    let hours = session.hours;
    view! {
        <Panel id="home-hours" title=i18n.t(m::home_hours)>
            <PanelBody tight=true>
                <DayBand hours=Signal::stored(hours) now=Some(now)/>
                <p>{move || hours_text(i18n.lang(), dates, &session)}</p>
            </PanelBody>
        </Panel>
    }
}

fn hours_text(lang: Lang, dates: Dates, session: &Session) -> String {
    let hours = session.hours;
    if hours.is_whole_day() {
        m::home_hours_whole_day(lang, &dates.time(session.ends_at))
    } else if session.ends_by == EndsBy::Hours {
        m::home_hours_text(lang, &hours.start.to_string(), &hours.end.to_string())
    } else {
        // Something ends the session before the hours do.
        let ends = ends(lang, dates, session);
        [
            &dates.hours(hours),
            ". ",
            m::account_ends(lang),
            " ",
            &ends,
            ".",
        ]
        .concat()
    }
}
