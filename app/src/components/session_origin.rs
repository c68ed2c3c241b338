//! Where a session was opened: in which browser, from which address.

use crate::{dates::use_dates, i18n::use_i18n, live::live};
use leptos::prelude::*;
use shared::{messages as m, sessions::SessionRow};

/// The browser, and below it the address; and that somebody else had its cookie.
#[component]
pub fn SessionOrigin(row: SessionRow) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let browser = row.browser.map(|browser| browser.to_string());
    let browser = live(move || {
        let unknown = || m::account_session_browser_unknown(i18n.lang()).to_owned();
        browser.clone().unwrap_or_else(unknown)
    });
    let address = row.address.map(|address| address.to_string());
    let bare = row.bare.map(|bare| {
        let said = live(move || {
            let (at, from) = (dates.moment_time(bare.at), bare.address.to_string());
            m::account_session_bare(i18n.lang(), &from, bare.count, &at)
        });
        view! { <strong class="lm-t2">{said}</strong> }
    });
    view! {
        {browser}
        <span class="lm-t2">{address}</span>
        {bare}
    }
}
