//! What the pages of users have in common.

use crate::{
    components::{head::Crumb, tabs::Tabs},
    dates::Dates,
    i18n::use_i18n,
    names,
    page::Page,
};
use leptos::prelude::*;
use shared::{lang::Lang, messages as m, users::Change};

/// The page above every user.
pub fn above() -> Crumb {
    let i18n = use_i18n();
    (
        Page::Users,
        Signal::derive(move || m::users_title(i18n.lang()).to_owned()),
    )
}

/// The lists of the section.
#[component]
pub fn SectionTabs() -> impl IntoView {
    let i18n = use_i18n();
    let organizations = Signal::derive(move || m::organizations_title(i18n.lang()).to_owned());
    let tabs = vec![above(), (Page::Organizations, organizations)];
    view! { <Tabs label=i18n.t(m::app_lists) tabs/> }
}

/// When and by whom a record was changed: `01.10.2026, Мельник Т. І.`
pub fn change(lang: Lang, dates: Dates, change: &Change) -> String {
    let who = match &change.by {
        Some(by) => names::short(by.as_str()),
        None => m::app_by_command_line(lang).to_owned(),
    };
    m::app_changed_by(lang, &dates.moment_time(change.at), &who)
}
