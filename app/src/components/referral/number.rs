//! A number in four groups, to be read aloud; copied, it has no dashes.

use leptos::prelude::*;
use shared::referrals::Number;

#[component]
pub fn ReferralNumber(number: Number) -> impl IntoView {
    let groups = number.groups().map(ToOwned::to_owned);
    let said = groups.join(" ");
    let group = |group: String| view! { <span>{group}</span> };
    view! {
        <span class="lm-number" role="img" aria-label=said>
            {groups.map(group)}
        </span>
    }
}
