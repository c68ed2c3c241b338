//! How far a requisition has come.

use crate::{
    components::panel::{KeyValue, Panel, PanelBody},
    dates::{Dates, use_dates},
    i18n::use_i18n,
    live::live,
    names::referrals::priority,
    state::clock::use_clock,
};
use leptos::prelude::*;
use shared::{
    lang::Lang,
    messages as m,
    referrals::{Referral, ReferralState, Request, Requisition},
    time::Timestamp,
};
use std::sync::Arc;

#[component]
pub fn Progress(shown: Arc<Requisition>) -> impl IntoView {
    let (i18n, dates, clock) = (use_i18n(), use_dates(), use_clock());
    let all = shown.referrals.len() as u64;
    let is_done = |one: &&Referral| one.state.request == Request::Completed;
    let done = shown.referrals.iter().filter(is_done).count() as u64;
    let until = shown.valid_until;
    let soon = shown.priority;
    let waiting = waiting(&shown).map(|since| {
        let still = live(move || still(i18n.lang(), dates, since, clock.now()));
        let norm = live(move || {
            let lang = i18n.lang();
            let days = u64::from(soon.stuck_days());
            m::referrals_norm(lang, days, priority(soon)(lang))
        });
        view! {
            <KeyValue key=i18n.t(m::referrals_still)>
                {still}
                <span class="lm-t2">{norm}</span>
            </KeyValue>
        }
    });
    view! {
        <Panel id="requisition-progress" title=i18n.t(m::referrals_progress)>
            <PanelBody>
                <dl class="lm-kv">
                    <KeyValue key=i18n.t(m::referrals_status_completed)>
                        {move || m::referrals_done_of(i18n.lang(), all, &done.to_string())}
                    </KeyValue>
                    <KeyValue key=i18n.t(m::referrals_valid_until)>
                        {move || until.map(|day| dates.day(day))}
                    </KeyValue>
                    {waiting}
                </dl>
            </PanelBody>
        </Panel>
    }
}

/// Since when something waits that nobody took: the longest.
fn waiting(requisition: &Requisition) -> Option<Timestamp> {
    let new = requisition.referrals.iter();
    let new = new.filter(|one| one.state == ReferralState::ISSUED);
    new.filter_map(|one| Some(one.history.last()?.at)).min()
}

fn still(lang: Lang, dates: Dates, since: Timestamp, now: Timestamp) -> String {
    match now.days_since(since) {
        0 => dates.duration(now.since(since)),
        days => m::referrals_days(lang, days),
    }
}
