//! Deletes an organization; if somebody belongs to it, the server says who.

use super::doing::{Doing, dialog};
use crate::{
    api,
    components::confirm::{Act, ConfirmAct, Question},
    i18n::use_i18n,
};
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
    let act = move |()| {
        let name = name.get_value();
        let delete = Act::new(api::organizations::delete(id), move |()| on_done.run(()));
        Some(delete.say(move |lang| m::notice_organization_deleted(lang, &name)))
    };
    view! {
        <ConfirmAct
            question=Question::new("delete-organization", dialog(doing))
            title=Signal::derive(title)
            verb=m::organizations_delete_submit
            keep=m::app_keep
            act
        >
            <p>{i18n.t(m::organizations_delete_text)}</p>
        </ConfirmAct>
    }
}
