//! The working hours: typed or taken from a preset, drawn, and in words.

use super::fields::Fields;
use crate::{
    components::{
        button::{Button, Variant},
        day_band::DayBand,
        input::{Kind, TextField},
        panel::PanelBody,
    },
    dates::{Dates, use_dates},
    i18n::use_i18n,
    live::live,
};
use leptos::prelude::*;
use shared::{lang::Lang, messages as m, time::WorkingHours};

/// What a preset is called, its start, its end.
type Preset = (fn(Lang) -> &'static str, &'static str, &'static str);

const PRESETS: [Preset; 3] = [
    (m::tokens_preset_day, "08:00", "20:00"),
    (m::tokens_preset_night, "20:00", "08:00"),
    (m::tokens_preset_whole_day, "00:00", "00:00"),
];

#[component]
pub fn HoursPanel(fields: Fields) -> impl IntoView {
    let i18n = use_i18n();
    let entries = fields.entries();
    let preset = move |(words, start, end): Preset| {
        let label = Signal::derive(move || match words(i18n.lang()) {
            words if start == end => words.to_owned(),
            words => [words, " ", start, "–", end].concat(),
        });
        let take = move |()| {
            entries.start.value.set(start.into());
            entries.end.value.set(end.into());
        };
        view! { <Button label variant=Variant::Secondary on_press=take/> }
    };
    view! {
        <section class="lm-panel" aria-labelledby="token-hours">
            <header>
                <h2 id="token-hours">{i18n.t(m::tokens_part_hours)}</h2>
                <div class="lm-presets" role="group" aria-label=i18n.t(m::tokens_presets)>
                    {PRESETS.map(preset).collect_view()}
                </div>
            </header>
            <PanelBody>
                <div class="lm-grid">
                    <Time entry=entries.start label=m::tokens_start/>
                    <Time entry=entries.end label=m::tokens_end/>
                </div>
                <Drawn fields/>
                <div class="lm-grid">
                    <TextField
                        entry=entries.session_hours
                        label=i18n.t(m::tokens_session_hours)
                        hint=i18n.t(m::tokens_session_hours_hint)
                        kind=Kind::Digits
                        optional=true
                        span="3"
                    />
                </div>
            </PanelBody>
        </section>
    }
}

#[component]
fn Time(
    entry: crate::components::form_state::Entry,
    label: fn(Lang) -> &'static str,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <TextField
            entry
            label=i18n.t(label)
            placeholder=i18n.t(m::app_time_hint)
            span="3"
        />
    }
}

/// The hours on the scale of a day and in a sentence. While they are being
/// typed, the scale keeps what it showed.
#[component]
fn Drawn(fields: Fields) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let drawn = Memo::new(move |before: Option<&Option<WorkingHours>>| {
        fields.hours().or(before.copied().flatten())
    });
    let band = live(move || {
        let hours = drawn.get()?;
        Some(view! { <DayBand hours=Signal::stored(hours) now=None/> })
    });
    let sentence = live(move || {
        fields
            .hours()
            .map(|hours| sentence(i18n.lang(), dates, hours))
    });
    view! {
        {band}
        <p role="status">{sentence}</p>
    }
}

fn sentence(lang: Lang, dates: Dates, hours: WorkingHours) -> String {
    let [from, to] = [hours.start, hours.end].map(|time| time.to_string());
    let duration = dates.duration(i64::from(hours.minutes()) * 60_000);
    if hours.is_whole_day() {
        m::tokens_shift_whole_day(lang).into()
    } else if hours.crosses_midnight() {
        m::tokens_shift_night(lang, &duration, &from, &to)
    } else {
        m::tokens_shift_day(lang, &duration, &from, &to)
    }
}
