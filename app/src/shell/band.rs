//! The band on top: product, facility, shift, person; before signing in,
//! language and theme.

use super::{
    person::{PersonButton, PersonMenu},
    segments::{LanguageChoice, ThemeChoice},
};
use crate::{
    boot,
    components::{
        day_band::DayStrip,
        icon::{Icon, IconMark},
    },
    dates::use_dates,
    i18n::use_i18n,
    live::live,
    page::Page,
    state::{
        clock::use_clock,
        session::{Stage, use_session},
    },
};
use leptos::prelude::*;
use shared::{messages as m, sessions::Session};
use std::sync::Arc;

#[component]
pub fn Band() -> impl IntoView {
    let (clock, state) = (use_clock(), use_session());
    let facility = live(move || {
        let facility = clock.facility().get()?;
        Some(view! { <span class="lm-facility">{facility.name}</span> })
    });
    let session = Memo::new(move |_| state.session());
    let right = live(move || match session.get() {
        Some(session) => view! { <Working session/> }.into_any(),
        None if state.stage() == Stage::Checking && boot::was_signed_in() => ().into_any(),
        None => view! {
            <LanguageChoice name="band-language"/>
            <ThemeChoice name="band-theme"/>
        }
        .into_any(),
    });
    view! {
        <header class="lm-top">
            <div class="lm-bar">
                <Brand/>
                {facility}
                {right}
            </div>
        </header>
        {live(move || session.get().map(|session| view! { <PersonMenu session/> }))}
    }
}

#[component]
fn Brand() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <a class="lm-brand" href=Page::Home.path() aria-label=i18n.t(m::app_brand)>
            <svg viewBox="0 0 24 24" aria-hidden="true">
                <path
                    d="M9 2h6v7h7v6h-7v7H9v-7H2V9h7z"
                    fill="none"
                    stroke="currentColor"
                    stroke-width="1.8"
                    stroke-linejoin="round"
                />
                <path d="m9.2 14.8 5.6-5.6V22H9.2z" fill="#7fd0e6"/>
            </svg>
            <span>{i18n.t(m::app_brand)}</span>
        </a>
    }
}

/// What the band shows of the session: the shift, the person, the menu.
#[component]
fn Working(session: Arc<Session>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Shift session=Arc::clone(&session)/>
        <PersonButton session/>
        <button class="lm-menubtn" type="button" popovertarget="nav">
            <IconMark icon=Icon::Menu/>
            <span>{i18n.t(m::app_menu)}</span>
        </button>
    }
}

#[component]
fn Shift(session: Arc<Session>) -> impl IntoView {
    let (i18n, dates, clock) = (use_i18n(), use_dates(), use_clock());
    let (ends_at, hours) = (session.ends_at, session.hours);
    let now = Signal::derive(move || dates.minute_of_day(clock.now()));
    let until = live(move || {
        if hours.is_whole_day() {
            m::app_shift_whole_day(i18n.lang()).to_owned()
        } else {
            m::app_shift_until(i18n.lang(), &dates.time(ends_at))
        }
    });
    let left = live(move || {
        let left = dates.duration(ends_at.since(clock.now()));
        m::app_shift_left(i18n.lang(), &left)
    });
    view! {
        <a class="lm-shift" href=Page::Account.path()>
            <DayStrip hours=Signal::stored(hours) now=Some(now) ground=true/>
            <span>
                {until}
                " "
                <span>"· " {left}</span>
            </span>
        </a>
    }
}
