//! Says what was asked for already: a service that is not done yet, or all of
//! the form before its answer was lost.

use super::{active::ActiveServices, lines::Lines};
use crate::{
    components::{
        alert::{Alert, Severity},
        form_state::FormState,
        load::Skeleton,
        referral::ReferralNumber,
    },
    dates::use_dates,
    i18n::use_i18n,
    live::live,
    page::Page,
};
use leptos::prelude::*;
use shared::{messages as m, problem::ErrorCode, referrals::ReferralRow};

/// A warning for each of them.
#[component]
pub fn Already(lines: Lines, active: ActiveServices) -> impl IntoView {
    let twice = Memo::new(move |_| {
        let lines = lines.all().into_iter();
        lines
            .filter_map(|line| active.asks_for(&line.code))
            .collect::<Vec<_>>()
    });
    // Nothing that is being filled in goes out of sight.
    let comes_with_lines = untrack(|| !lines.all().is_empty());
    let awaited = Memo::new(move |_| comes_with_lines && active.is_awaited());
    live(move || {
        if awaited.get() {
            // What comes after it stays where it is.
            view! { <Skeleton/> }.into_any()
        } else {
            twice
                .get()
                .into_iter()
                .map(warning)
                .collect_view()
                .into_any()
        }
    })
}

/// The way to what was made of the form before it was filled in otherwise.
/// Another tab: nothing typed is lost.
#[component]
pub fn Sent(state: FormState) -> impl IntoView {
    let i18n = use_i18n();
    let made = move || match state.failure().get()?.code()? {
        ErrorCode::FormSent { requisition } => *requisition,
        _ => None,
    };
    live(move || {
        made().map(|id| {
            let href = Page::Referral(id).path();
            view! { <a href=href target="_blank">{i18n.t(m::referrals_sent_open)}</a> }
        })
    })
}

fn warning(row: ReferralRow) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let (name, at) = (row.service.name, row.issued_at);
    let heading = move || m::referrals_already(i18n.lang(), &dates.date(at), name.of(i18n.lang()));
    let link = row.number.map(|number| {
        let href = Page::Referral(row.requisition_id).path();
        view! { <a href=href target="_blank"><ReferralNumber number/></a> }
    });
    view! {
        <Alert severity=Severity::Warning heading=Signal::derive(heading)>
            <p>{i18n.t(m::referrals_already_text)} " " {link}</p>
        </Alert>
    }
}
