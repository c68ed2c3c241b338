//! Chooses a user's organization.

use crate::{
    components::{
        choice::Choice,
        choose::Choose,
        form_state::Entry,
        load::{LoadFailure, Loader},
    },
    i18n::use_i18n,
    live::live,
    page::Page,
};
use leptos::{ev, prelude::*};
use shared::{messages as m, organizations::Organization};

/// The field. Who misses an organization adds it in another tab, and finds it
/// here when coming back.
#[component]
pub fn OrganizationField(entry: Entry, organizations: Loader<Vec<Organization>>) -> impl IntoView {
    let i18n = use_i18n();
    let choices = Signal::derive(move || {
        let all = organizations.get();
        let all = all.iter().flat_map(|all| all.iter());
        all.map(choice).collect::<Vec<_>>()
    });
    let is_away = RwSignal::new(false);
    let back = window_event_listener(ev::focus, move |_| {
        if is_away.get_untracked() {
            is_away.set(false);
            organizations.reload();
        }
    });
    on_cleanup(move || back.remove());
    let failure = live(move || {
        let error = organizations.error()?;
        Some(view! { <LoadFailure error retry=move |()| organizations.reload()/> })
    });
    view! {
        <div class="lm-stack-s">
            <Choose
                entry
                label=i18n.t(m::users_organization)
                choices
                none=i18n.t(m::users_organization_choose)
            />
            {failure}
            <a
                class="lm-hint"
                href=Page::Organizations.path()
                target="_blank"
                on:click=move |_| is_away.set(true)
            >
                {i18n.t(m::users_organization_missing)}
            </a>
        </div>
    }
}

fn choice(organization: &Organization) -> Choice {
    Choice::new(organization.id, organization.name.to_string())
}
