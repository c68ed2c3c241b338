//! The working hours, and what ends the session.

use crate::{
    components::{
        day_band::DayBand,
        panel::{Panel, PanelBody},
    },
    dates::{Dates, use_dates},
    i18n::use_i18n,
    pages::account::ends,
    state::clock::use_clock,
};
use leptos::prelude::*;
use shared::{
    lang::Lang,
    messages as m,
    sessions::{EndsBy, Session},
};
use std::sync::Arc;

/// The working hours over the day.
#[component]
pub fn Hours(session: Arc<Session>) -> impl IntoView {
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
