//! A day of 24 hours as a band: working hours, and now. One unit is one
//! minute. The sentence beside it carries the meaning.

use crate::live::live;
use leptos::prelude::*;
use shared::time::WorkingHours;

const DAY: u16 = 1440;

/// The hours drawn, without a scale.
#[component]
pub fn DayStrip(
    #[prop(into)] hours: Signal<WorkingHours>,
    /// The minute of the day it is now.
    #[prop(optional_no_strip)]
    now: Option<Signal<u16>>,
    /// Draws the whole day below the hours.
    #[prop(optional)]
    ground: bool,
    /// Marks every third hour.
    #[prop(optional)]
    ticks: bool,
) -> impl IntoView {
    let line = |x: u16| ["M", &x.to_string(), " 0v40"].concat();
    let spans = live(move || {
        let span =
            |(x, width): (u16, u16)| view! { <rect class="lm-on" x=x width=width height="40"/> };
        spans(hours.get())
            .into_iter()
            .flatten()
            .map(span)
            .collect_view()
    });
    view! {
        <svg viewBox="0 0 1440 40" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            {ground.then(|| view! { <rect class="lm-off" width="1440" height="40"/> })}
            {spans}
            {ticks
                .then(|| {
                    let tick = |hour: u16| view! { <path class="lm-tick" d=line(hour * 180)/> };
                    (1..8).map(tick).collect_view()
                })}
            {now.map(|now| view! { <path class="lm-now" d=move || line(now.get())/> })}
        </svg>
    }
}

/// The hours drawn over a scale.
#[component]
pub fn DayBand(
    #[prop(into)] hours: Signal<WorkingHours>,
    #[prop(optional_no_strip)] now: Option<Signal<u16>>,
) -> impl IntoView {
    let wraps = move || hours.get().crosses_midnight().then_some("");
    view! {
        <figure class="lm-day" data-wrap=wraps>
            <DayStrip hours now ticks=true/>
            <ol class="lm-hours" aria-hidden="true">
                {["00", "03", "06", "09", "12", "15", "18", "21", "24"].map(|hour| view! { <li>{hour}</li> })}
            </ol>
        </figure>
    }
}

/// The hours as start and length, in minutes: two spans across midnight.
fn spans(hours: WorkingHours) -> [Option<(u16, u16)>; 2] {
    let (start, end) = (hours.start.minutes(), hours.end.minutes());
    if hours.is_whole_day() {
        [Some((0, DAY)), None]
    } else if hours.crosses_midnight() {
        [
            Some((0, end)).filter(|_| end > 0),
            Some((start, DAY - start)),
        ]
    } else {
        [Some((start, end - start)), None]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::time::TimeOfDay;

    fn of(start: u16, end: u16) -> [Option<(u16, u16)>; 2] {
        let at = |hour| TimeOfDay::new(hour, 0).unwrap();
        spans(WorkingHours {
            start: at(start),
            end: at(end),
        })
    }

    #[test]
    fn a_night_shift_is_two_spans() {
        assert_eq!(of(8, 20), [Some((480, 720)), None]);
        assert_eq!(of(22, 6), [Some((0, 360)), Some((1320, 120))]);
        assert_eq!(of(20, 0), [None, Some((1200, 240))]);
        assert_eq!(of(7, 7), [Some((0, 1440)), None]);
    }
}
