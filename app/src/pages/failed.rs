//! The server could not be asked who is signed in.

use crate::{
    components::{button::Button, head::Head},
    i18n::use_i18n,
    state::session::use_session,
};
use leptos::prelude::*;
use shared::messages as m;

/// Says so, and offers another try.
#[component]
pub fn Failed(
    /// Whether there was no answer at all.
    unreachable: bool,
) -> impl IntoView {
    let (i18n, session) = (use_i18n(), use_session());
    if unreachable {
        view! {
            <Head
                title=i18n.t(m::error_page_unreachable_title)
                lead=i18n.t(m::error_page_unreachable_text)
            />
            <div class="lm-actions">
                <Button label=i18n.t(m::app_retry) on_press=move |()| session.retry()/>
            </div>
        }
        .into_any()
    } else {
        let reload = |()| {
            // A page that cannot be loaded anew stays as it is.
            let _ = window().location().reload();
        };
        view! {
            <Head title=i18n.t(m::error_page_failed_title) lead=i18n.t(m::error_page_failed_text)/>
            <div class="lm-actions">
                <Button label=i18n.t(m::error_page_reload) on_press=reload/>
            </div>
        }
        .into_any()
    }
}
