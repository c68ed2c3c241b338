//! The number as the heading, and where the whole stands.

use super::super::above;
use crate::{
    api,
    components::{
        head::take_title,
        icon::{Icon, IconMark},
        referral::{ReferralNumber, StandingMark},
    },
    dates::use_dates,
    i18n::use_i18n,
    names::referrals::Standing,
};
use leptos::{prelude::*, task::spawn_local};
use shared::{ids::RequisitionId, messages as m, referrals::Requisition};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The head of the page.
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
    let when = move || {
        let (at, until) = (issued_at?, until?);
        let at = dates.date_time(at);
        Some(m::referrals_issued_until(
            i18n.lang(),
            &at,
            &dates.day(until),
        ))
    };
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
    let i18n = use_i18n();
    let ready = StoredValue::new(false);
    // The browser fetches the file by itself, which the server allows once it was asked for
    // and for some minutes after a proof. Why it was not, the opened page tells in words.
    let ask = move || async move {
        let _ = api::requisitions::ask_for_print(id).await;
        api::possession::before_navigation().await;
    };
    let ask_first = move |ev: leptos::ev::MouseEvent| {
        if ready.get_value() {
            return ready.set_value(false);
        }
        ev.prevent_default();
        let link = ev.current_target();
        spawn_local(async move {
            ask().await;
            let link = link.and_then(|link| link.dyn_into::<HtmlElement>().ok());
            // The page may have been left meanwhile.
            if let (Some(link), None) = (link, ready.try_set_value(true)) {
                link.click();
            }
        });
    };
    view! {
        <div class="lm-actions">
            <a
                class="ds-button"
                rel="external"
                target="_blank"
                // Other buttons than the first open it, too.
                on:pointerdown=move |ev| {
                    if ev.button() != 0 {
                        spawn_local(ask());
                    }
                }
                on:click=ask_first
                href=move || api::requisitions::paper(id, i18n.lang())
            >
                <IconMark icon=Icon::Printer/>
                {i18n.t(m::referrals_print)}
            </a>
        </div>
    }
}

/// Where a requisition stands.
pub fn of_all(requisition: &Requisition) -> Standing {
    let referrals = requisition.referrals.iter();
    let all: Vec<Standing> = referrals.map(Standing::of_one).collect();
    Standing::together(&all)
}
