//! Creates or renames an organization.

use super::{Doing, naming::Naming};
use crate::{
    components::{
        button::{Button, Submit, Variant},
        dialog::Dialog,
        edition::{ConflictPanel, EditForm},
        form::Form,
        input::TextField,
    },
    i18n::use_i18n,
};
use leptos::prelude::*;
use shared::{messages as m, organizations::Organization};

/// The form, in a dialog.
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
    let naming = Naming::new(organization, super::dialog(doing), on_done);
    let renames = before.is_some();
    let title = move || match &before {
        Some(name) => m::organizations_edit_title(i18n.lang(), name),
        None => m::organizations_new_title(i18n.lang()).to_owned(),
    };
    let note = renames.then(|| i18n.t(m::organizations_rename_note));
    view! {
        <Dialog id="organization" open=naming.open title=Signal::derive(title)>
            <Form draft=naming.draft on_submit=move |()| naming.send()>
                <ConflictPanel form=naming/>
                <TextField
                    entry=naming.name
                    label=i18n.t(m::organizations_name)
                    hint=i18n.t(m::organizations_name_hint)
                    autofocus=true
                />
                {note.map(|note| view! { <p class="lm-muted">{note}</p> })}
                <Show when=move || !naming.edition().is_open()>
                    <Actions naming renames/>
                </Show>
            </Form>
        </Dialog>
    }
}

#[component]
fn Actions(naming: Naming, renames: bool) -> impl IntoView {
    let i18n = use_i18n();
    let submit = i18n.t(if renames {
        m::app_rename
    } else {
        m::app_create
    });
    view! {
        <div class="lm-actions">
            <Submit label=submit busy_label=i18n.t(m::app_saving) busy=naming.draft.busy()/>
            <Button
                label=i18n.t(m::app_cancel)
                variant=Variant::Secondary
                on_press=move |()| naming.open.set(false)
            />
        </div>
    }
}
