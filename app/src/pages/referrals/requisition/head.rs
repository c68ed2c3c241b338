//! The number as the heading, and where the whole stands.

use super::super::section::above;
use crate::{
    api,
    components::{
        button::Button,
        head::take_title,
        icon::Icon,
        referral::{ReferralNumber, StandingMark},
    },
    dates::use_dates,
    i18n::use_i18n,
    live::live,
    names::referrals::Standing,
    state::papers::use_papers,
};
use leptos::{prelude::*, task::spawn_local};
use shared::{ids::RequisitionId, messages as m, referrals::Requisition};
use std::sync::Arc;

#[component]
pub fn RequisitionHead(shown: Arc<Requisition>) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let (page, name) = above();
    let number = shown.number.clone();
    let said = number.as_ref().map(ToString::to_string);
    let title = Signal::derive(move || match &said {
        Some(number) => m::referrals_requisition(i18n.lang(), number),
        None => m::referrals_draft(i18n.lang()).to_owned(),
    });
    let heading = take_title(title);
    let named = match number {
        Some(number) => view! {
            {i18n.t(m::referrals_one)}
            " "
            <ReferralNumber number/>
        }
        .into_any(),
        None => i18n.t(m::referrals_draft).into_any(),
    };
    let (issued_at, until) = (shown.issued_at, shown.valid_until);
    let when = live(move || {
        let (at, until) = (issued_at?, until?);
        let at = dates.date_time(at);
        Some(m::referrals_issued_until(
            i18n.lang(),
            &at,
            &dates.day(until),
        ))
    });
    let standing = of_all(&shown);
    view! {
        <div class="lm-head">
            <div>
                <nav class="lm-crumbs" aria-label=i18n.t(m::app_path)>
                    <ol>
                        <li>
                            <a href=page.path()>{name}</a>
                        </li>
                    </ol>
                </nav>
                <h1 tabindex="-1" node_ref=heading>{named}</h1>
                <p>
                    <StandingMark standing large=true/>
                    " "
                    <span>{when}</span>
                </p>
            </div>
            {shown.number.is_some().then(|| view! { <Print id=shown.id/> })}
        </div>
    }
}

/// Shows it on paper, in the language of the page.
#[component]
fn Print(id: RequisitionId) -> impl IntoView {
    let (i18n, papers) = (use_i18n(), use_papers());
    // The browser fetches the file by itself, which the server allows once it was asked for
    // and for some minutes after a proof. Why it was not, the opened page tells in words.
    let print = move |()| {
        let Some(tab) = papers.open() else { return };
        let address = api::requisitions::paper(id, i18n.lang());
        spawn_local(async move {
            let _ = api::requisitions::ask_for_print(id).await;
            api::possession::before_navigation().await;
            tab.show(&address);
        });
    };
    view! {
        <div class="lm-actions">
            <Button label=i18n.t(m::referrals_print) icon=Icon::Printer on_press=print/>
        </div>
    }
}

/// Where a requisition stands.
pub fn of_all(requisition: &Requisition) -> Standing {
    let referrals = requisition.referrals.iter();
    let all: Vec<Standing> = referrals.map(Standing::of_one).collect();
    Standing::together(&all)
}
