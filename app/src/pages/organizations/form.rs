//! Creates or renames an organization.

use super::{
    doing::{Doing, dialog},
    naming::Naming,
};
use crate::{
    components::{dialog::Dialog, edition::ChangeForm, form::DialogActions, input::TextField},
    i18n::use_i18n,
};
use leptos::prelude::*;
use shared::{messages as m, organizations::Organization};

#[component]
pub fn OrganizationDialog(
    doing: RwSignal<Option<Doing>>,
    on_done: Callback<()>,
    /// Which to rename; absent for a new one.
    #[prop(optional)]
    organization: Option<Organization>,
) -> impl IntoView {
    let i18n = use_i18n();
    let before = organization.as_ref().map(|one| one.name.to_string());
    let naming = Naming::new(organization, dialog(doing), on_done);
    let renames = before.is_some();
    let title = move || match &before {
        Some(name) => m::organizations_edit_title(i18n.lang(), name),
        None => m::organizations_new_title(i18n.lang()).to_owned(),
    };
    let note = renames.then(|| i18n.t(m::organizations_rename_note));
    let submit = if renames {
        m::app_rename
    } else {
        m::app_create
    };
    let (state, open) = (naming.state, naming.open);
    let actions = move || view! { <DialogActions state submit=i18n.t(submit) open/> };
    view! {
        <Dialog id="organization" open title=Signal::derive(title)>
            <ChangeForm form=naming actions>
                <TextField
                    entry=naming.name
                    label=i18n.t(m::organizations_name)
                    hint=i18n.t(m::organizations_name_hint)
                    autofocus=true
                />
                {note.map(|note| view! { <p class="lm-muted">{note}</p> })}
            </ChangeForm>
        </Dialog>
    }
}
