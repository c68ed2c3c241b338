//! The server could not be asked who is signed in, or for a part of the client.

use crate::{
    api::ApiError,
    components::{button::Button, head::Head},
    i18n::use_i18n,
};
use leptos::prelude::*;
use shared::messages as m;

/// Says so, and offers what can help: another try, or the page of today.
#[component]
pub fn Failed(error: ApiError, #[prop(into)] on_retry: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let reload = Callback::new(|()| {
        // A page that cannot be loaded anew stays as it is.
        let _ = window().location().reload();
    });
    let (title, lead, label, on_press) = match error {
        ApiError::Unreachable => (
            i18n.t(m::error_page_unreachable_title),
            i18n.t(m::error_page_unreachable_text),
            i18n.t(m::app_retry),
            on_retry,
        ),
        ApiError::Outdated => (
            i18n.t(m::error_page_outdated_title),
            i18n.t(m::error_page_outdated_text),
            i18n.t(m::error_page_reload),
            reload,
        ),
        ApiError::Problem(_) => (
            i18n.t(m::error_page_failed_title),
            i18n.t(m::error_page_failed_text),
            i18n.t(m::error_page_reload),
            reload,
        ),
    };
    view! {
        <Head title lead/>
        <div class="lm-actions">
            <Button label on_press/>
        </div>
    }
}
