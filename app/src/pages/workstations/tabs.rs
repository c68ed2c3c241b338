//! The lists of the section.

use crate::{components::tabs::Tabs, i18n::use_i18n, page::Page};
use leptos::prelude::*;
use shared::messages as m;

/// Workstations and open sessions.
#[component]
pub fn SectionTabs() -> impl IntoView {
    let i18n = use_i18n();
    let workstations = Signal::derive(move || m::workstations_title(i18n.lang()).to_owned());
    let sessions = Signal::derive(move || m::workstations_open_sessions(i18n.lang()).to_owned());
    let tabs = vec![
        (Page::Workstations, workstations),
        (Page::Sessions, sessions),
    ];
    view! { <Tabs label=i18n.t(m::app_lists) tabs/> }
}
