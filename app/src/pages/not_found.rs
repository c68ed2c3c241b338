//! No page has this address.

use crate::{
    components::{button::LinkButton, head::Head},
    i18n::use_i18n,
    page::Page,
};
use leptos::prelude::*;
use shared::messages as m;

/// Says so, and offers the way home.
#[component]
pub fn NotFound() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Head
            title=i18n.t(m::error_page_not_found_title)
            lead=i18n.t(m::error_page_not_found_text)
        />
        <div class="lm-actions">
            <LinkButton page=Page::Home label=i18n.t(m::app_to_home)/>
        </div>
    }
}
