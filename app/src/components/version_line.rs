//! A version of a record in its timeline: what changed, by whom, when.

use super::icon::{Icon, IconMark};
use crate::{
    dates::{Dates, use_dates},
    i18n::use_i18n,
    live::live,
    names,
};
use leptos::prelude::*;
use shared::{fields::FullName, lang::Lang, messages as m, time::Timestamp};

/// The line. `said` gives a sentence for each field that changed.
#[component]
pub fn VersionLine(
    /// Whether the record began with it.
    first: bool,
    at: Timestamp,
    /// Absent for whoever runs the server.
    #[prop(optional_no_strip)]
    by: Option<FullName>,
    said: impl Fn(Lang) -> Vec<String> + Send + 'static,
) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let icon = if first { Icon::Plus } else { Icon::Pencil };
    let what = live(move || {
        let lines = said(i18n.lang()).into_iter();
        lines.map(|line| view! { <p>{line}</p> }).collect_view()
    });
    let who = live(move || match &by {
        Some(by) => names::short(by.as_str()),
        None => m::app_by_command_line(i18n.lang()).to_owned(),
    });
    view! {
        <li>
            <IconMark icon/>
            <time datetime=Dates::machine(at)>{move || dates.moment_time(at)}</time>
            <div>
                {what}
                <span class="lm-t2">{who}</span>
            </div>
        </li>
    }
}
