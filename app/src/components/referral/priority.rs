//! A priority: filled bars and a word.

use crate::{i18n::use_i18n, names::referrals as names};
use leptos::prelude::*;
use shared::referrals::Priority;

/// Left edge, top edge and height of every bar.
const BARS: [[&str; 3]; 3] = [
    ["0.5", "9.5", "4"],
    ["6", "5.5", "8"],
    ["11.5", "1.5", "12"],
];

/// The mark and the word.
#[component]
pub fn PriorityMark(priority: Priority) -> impl IntoView {
    let i18n = use_i18n();
    let level = priority.level();
    let bar = |(at, [x, y, height]): (u8, [&'static str; 3])| {
        let class = if at < level { "on" } else { "off" };
        view! { <rect class=class x=x y=y width="4" height=height/> }
    };
    view! {
        <span class="lm-prio" data-level=level.to_string()>
            <svg viewBox="0 0 16 14" aria-hidden="true">
                {(0..).zip(BARS).map(bar).collect_view()}
            </svg>
            {i18n.t(names::priority(priority))}
        </span>
    }
}
