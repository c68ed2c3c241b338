//! Where a session was opened: in which browser, from which address.

use crate::i18n::use_i18n;
use leptos::prelude::*;
use shared::{messages as m, sessions::SessionRow};

/// The browser, and below it the address.
#[component]
pub fn SessionOrigin(row: SessionRow) -> impl IntoView {
    let i18n = use_i18n();
    let browser = row.browser.map(|browser| browser.to_string());
    let browser = move || {
        let unknown = || m::account_session_browser_unknown(i18n.lang()).to_owned();
        browser.clone().unwrap_or_else(unknown)
    };
    let address = row.address.map(|address| address.to_string());
    view! {
        {browser}
        <span class="lm-t2">{address}</span>
    }
}
