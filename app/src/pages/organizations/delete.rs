//! Deletes an organization; if somebody belongs to it, the server says who.

use super::Doing;
use crate::{
    api,
    components::{dialog::Confirm, draft::Draft, error_summary::focus_on},
    i18n::use_i18n,
    state::notices::use_notices,
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
    let (i18n, notices) = (use_i18n(), use_notices());
    let open = super::dialog(doing);
    let id = organization.id;
    let name = StoredValue::new(organization.name.to_string());
    let title = Signal::derive(move || {
        name.with_value(|name| m::organizations_delete_title(i18n.lang(), name))
    });
    let draft = Draft::new("delete-organization");
    let confirm = move |()| {
        draft.send(api::organizations::delete(id), move |()| {
            let name = name.get_value();
            notices.say(move |lang| m::notice_organization_deleted(lang, &name));
            open.set(false);
            on_done.run(());
            // The button that opened the dialog goes with its row.
            request_animation_frame(|| focus_on("main"));
        });
    };
    let keep = Signal::derive(move || m::app_keep(i18n.lang()).to_owned());
    view! {
        <Confirm
            id="delete-organization"
            open
            title
            verb=i18n.t(m::organizations_delete_submit)
            keep
            draft
            on_confirm=confirm
        >
            <p>{i18n.t(m::organizations_delete_text)}</p>
        </Confirm>
    }
}
