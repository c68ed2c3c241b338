//! Everything that happened, the latest first.

use crate::{
    components::{
        icon::{Icon, IconMark},
        panel::{Panel, PanelBody},
        status::Tone,
    },
    dates::use_dates,
    i18n::use_i18n,
    names::{self, referrals as words},
};
use leptos::prelude::*;
use shared::{
    catalogue::Bilingual,
    fields::Note,
    lang::Lang,
    messages as m,
    referrals::{Act, HistoryEntry, Requisition},
    time::Timestamp,
};
use std::sync::Arc;

/// What happened to one service, or at once to several.
#[derive(Clone)]
struct Event {
    entry: HistoryEntry,
    /// The service, and how many it happened to.
    service: Bilingual,
    count: u64,
    result: Option<Note>,
}

#[component]
pub fn History(shown: Arc<Requisition>) -> impl IntoView {
    let i18n = use_i18n();
    let events = events(&shown);
    (!events.is_empty()).then(|| {
        view! {
            <Panel id="requisition-history" title=i18n.t(m::referrals_history)>
                <PanelBody>
                    <ol class="lm-timeline">{events.into_iter().map(item).collect_view()}</ol>
                </PanelBody>
            </Panel>
        }
    })
}

/// The events of all services. What was issued at once happened once.
fn events(requisition: &Requisition) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    for referral in &requisition.referrals {
        for entry in &referral.history {
            let same = |event: &&mut Event| entry.act == Act::Issue && event.entry == *entry;
            if let Some(event) = events.iter_mut().find(same) {
                event.count += 1;
                continue;
            }
            let is_done = entry.act == Act::Complete;
            events.push(Event {
                entry: entry.clone(),
                service: referral.service.name.clone(),
                count: 1,
                result: referral.result.clone().filter(|_| is_done),
            });
        }
    }
    events.sort_by_key(|event| std::cmp::Reverse(event.entry.at));
    events
}

fn item(event: Event) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let (tone, icon) = mark(event.entry.act);
    let at = event.entry.at;
    let who = event.clone();
    view! {
        <li data-tone=tone.code()>
            <IconMark icon/>
            <time datetime=iso(at)>{move || dates.moment_time(at)}</time>
            <div>
                {move || what(i18n.lang(), &event)}
                <span class="lm-t2">{move || by(i18n.lang(), &who.entry)}</span>
            </div>
        </li>
    }
}

const fn mark(act: Act) -> (Tone, Icon) {
    match act {
        Act::Issue => (Tone::Accent, Icon::New),
        Act::Take | Act::TakeOver => (Tone::Accent, Icon::Started),
        Act::Release => (Tone::Neutral, Icon::New),
        Act::Complete => (Tone::Success, Icon::Done),
        Act::Recall | Act::Replace => (Tone::Neutral, Icon::Withdrawn),
        Act::EnterInError => (Tone::Neutral, Icon::Mistaken),
        Act::Expire => (Tone::Warning, Icon::Expired),
    }
}

/// What happened, why, and what was found.
fn what(lang: Lang, event: &Event) -> String {
    let entry = &event.entry;
    let happened = match (entry.act, event.count) {
        (Act::Issue, count) if 1 < count => m::referrals_history_issued(lang, count),
        (act, _) => m::referrals_history_of(lang, words::act(act)(lang), event.service.of(lang)),
    };
    let reason = entry
        .reason
        .map(|reason| words::reason(reason)(lang).to_owned());
    let quoted = |note: &Note| m::app_quoted(lang, note.as_str());
    let comment = entry.comment.as_ref().map(quoted);
    let result = event.result.as_ref().map(quoted);
    let parts = [Some(happened), reason, comment, result];
    parts.into_iter().flatten().collect::<Vec<_>>().join(". ")
}

/// Who did it, and where.
fn by(lang: Lang, entry: &HistoryEntry) -> String {
    let Some(who) = &entry.by else {
        return m::referrals_by_system(lang).to_owned();
    };
    let who = names::short(who.as_str());
    let organization = entry.organization.as_ref().map(ToString::to_string);
    let station = entry.workstation.as_ref();
    let station = station.map(|station| m::referrals_at_workstation(lang, station.as_str()));
    let parts = [Some(who), organization, station];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// As `datetime` wants it.
fn iso(at: Timestamp) -> String {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 fit")]
    let date = js_sys::Date::new(&(at.0 as f64).into());
    date.to_iso_string().into()
}
