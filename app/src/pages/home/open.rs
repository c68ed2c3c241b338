//! What is open to the user, and by which roles.

use crate::{
    components::panel::Panel, i18n::use_i18n, live::live, names, page::Page,
    pages::account::PERMISSIONS,
};
use leptos::prelude::*;
use shared::{lang::Lang, messages as m, sessions::Session};
use std::sync::Arc;

/// The pages that are open, and by which roles.
#[component]
pub fn Open(session: Arc<Session>) -> impl IntoView {
    let i18n = use_i18n();
    let may = |page: Page| page.needs().iter().any(|needed| session.may(*needed));
    let pages: Vec<_> = LINKS.into_iter().filter(|(page, ..)| may(*page)).collect();
    let nothing = pages.is_empty();
    let roles = session.roles.clone();
    let by = live(move || match roles.len() {
        0 => m::home_no_roles(i18n.lang()).to_owned(),
        count => m::home_by_roles(
            i18n.lang(),
            count as u64,
            &names::quoted_roles(i18n.lang(), &roles),
        ),
    });
    let why = [Page::Account.path(), ["#", PERMISSIONS].concat()].concat();
    view! {
        <Panel id="home-open" title=i18n.t(m::home_open)>
            {nothing
                .then(|| {
                    view! {
                        <div class="lm-empty">
                            <h3>{i18n.t(m::home_open_none)}</h3>
                            <p class="lm-muted">{i18n.t(m::home_open_none_hint)}</p>
                        </div>
                    }
                })}
            <ul class="lm-links">{pages.into_iter().map(link).collect_view()}</ul>
            <footer>
                <span>{by}</span>
                <a href=why>{i18n.t(m::home_why)}</a>
            </footer>
        </Panel>
    }
}

/// What a link to a page says: its name, and what one does there.
type Text = fn(Lang) -> &'static str;

/// The pages besides this one, and what one does there: patients and referrals
/// first, then the management of access.
const LINKS: [(Page, Text, Text); 9] = [
    (Page::Patients, m::patients_title, m::patients_lead),
    (
        Page::Referrals,
        m::referrals_title,
        m::permissions_issuing_referrals_hint,
    ),
    (
        Page::Processing,
        m::processing_title,
        m::permissions_processing_referrals_hint,
    ),
    (
        Page::Users,
        m::app_nav_users,
        m::permissions_user_management_hint,
    ),
    (
        Page::Roles,
        m::app_nav_roles,
        m::permissions_role_management_hint,
    ),
    (
        Page::Assignments(None),
        m::app_nav_assignments,
        m::permissions_role_assignment_hint,
    ),
    (
        Page::TokenNew(None),
        m::home_create_jwt,
        m::home_create_jwt_hint,
    ),
    (Page::Tokens, m::home_delete_jwt, m::home_delete_jwt_hint),
    (
        Page::Workstations,
        m::app_nav_workstations,
        m::workstations_lead,
    ),
];

fn link((page, name, hint): (Page, Text, Text)) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <li>
            <a href=page.path()>{i18n.t(name)}</a>
            <span></span>
            <small>{move || names::capitalized(hint(i18n.lang()))}</small>
        </li>
    }
}
