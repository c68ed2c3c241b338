//! Deletes an organization; if somebody belongs to it, the server says who.

use super::Doing;
use crate::{api, components::confirm::ConfirmAct, i18n::use_i18n};
use leptos::prelude::*;
use shared::{messages as m, organizations::Organization};

/// Asks before it.
#[component]
pub fn DeleteOrganization(
    doing: RwSignal<Option<Doing>>,
    on_done: Callback<()>,
    organization: Organization,
) -> impl IntoView {
    let i18n = use_i18n();
    let id = organization.id;
    let name = StoredValue::new(organization.name.to_string());
    let title = move || m::organizations_delete_title(i18n.lang(), &name.get_value());
    let act = move || {
        let name = name.get_value();
        let said = move |lang| m::notice_organization_deleted(lang, &name);
        Some((api::organizations::delete(id), said))
    };
    view! {
        <ConfirmAct
            name="delete-organization"
            open=super::dialog(doing)
            title=Signal::derive(title)
            verb=m::organizations_delete_submit
            keep=m::app_keep
            act
            on_done
        >
            <p>{i18n.t(m::organizations_delete_text)}</p>
        </ConfirmAct>
    }
}
