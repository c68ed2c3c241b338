//! Numbers that were perhaps meant.

use super::lookup::Lookup;
use crate::{
    components::{
        alert::{Alert, Severity},
        referral::ReferralNumber,
    },
    i18n::use_i18n,
};
use leptos::prelude::*;
use shared::{messages as m, referrals::Number};

/// Each looks itself up once it is pressed, never by itself.
#[component]
pub fn Repairs(lookup: Lookup, repairs: Vec<Number>) -> impl IntoView {
    let i18n = use_i18n();
    let button = move |number: Number| {
        let text = number.to_string();
        let take = move |_| {
            lookup.number.value.set(text.clone());
            lookup.find();
        };
        view! {
            <button class="ds-button" type="button" data-variant="secondary" on:click=take>
                <ReferralNumber number/>
            </button>
        }
    };
    view! {
        <Alert severity=Severity::Warning heading=i18n.t(m::rule_number_check)>
            <p>{i18n.t(m::processing_repairs)}</p>
            <div class="lm-actions">{repairs.into_iter().map(button).collect_view()}</div>
        </Alert>
    }
}
