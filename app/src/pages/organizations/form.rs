//! Creates or renames an organization.

use super::Doing;
use crate::{
    api,
    components::{
        button::{Button, Submit, Variant},
        conflict::{Conflict, Difference},
        conflict_panel::ConflictPanel,
        dialog::Dialog,
        draft::{Draft, Entry},
        form::Form,
        input::TextField,
    },
    i18n::use_i18n,
    state::notices::{Notices, use_notices},
};
use leptos::prelude::*;
use shared::{
    ids::OrganizationId,
    lang::Lang,
    messages as m,
    organizations::{Organization, OrganizationForm},
    page::Version,
    problem::ErrorCode,
};

#[derive(Clone, Copy)]
struct Fields {
    draft: Draft,
    name: Entry,
    /// Which to rename, and as it was when; absent for a new one.
    renamed: RwSignal<Option<(OrganizationId, Version)>>,
    conflict: Conflict<Organization>,
    open: RwSignal<bool>,
    notices: Notices,
    on_done: Callback<()>,
}

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
    let draft = Draft::new("organization").blaming(|code| match code {
        ErrorCode::OrganizationNameTaken => Some("name"),
        _ => None,
    });
    let before = organization.as_ref().map(|one| one.name.to_string());
    let fields = Fields {
        draft,
        name: draft.entry("name", before.clone().unwrap_or_default()),
        renamed: RwSignal::new(organization.map(|one| (one.id, one.version))),
        conflict: Conflict::new(draft),
        open: super::dialog(doing),
        notices: use_notices(),
        on_done,
    };
    let renames = before.is_some();
    let title = move || match &before {
        Some(name) => m::organizations_edit_title(i18n.lang(), name),
        None => m::organizations_new_title(i18n.lang()).to_owned(),
    };
    let note = renames.then(|| i18n.t(m::organizations_rename_note));
    view! {
        <Dialog id="organization" open=fields.open title=Signal::derive(title)>
            <Form draft on_submit=move |()| fields.submit()>
                <ConflictPanel
                    error=fields.conflict.error()
                    differences=Signal::derive(move || fields.differences(i18n.lang()))
                    on_save=move |()| fields.save_mine()
                    on_discard=move |()| fields.take_theirs()
                />
                <TextField
                    entry=fields.name
                    label=i18n.t(m::organizations_name)
                    hint=i18n.t(m::organizations_name_hint)
                    autofocus=true
                />
                {note.map(|note| view! { <p class="lm-muted">{note}</p> })}
                <Show when=move || !fields.conflict.is_open()>
                    <Actions fields renames/>
                </Show>
            </Form>
        </Dialog>
    }
}

#[component]
fn Actions(fields: Fields, renames: bool) -> impl IntoView {
    let i18n = use_i18n();
    let submit = i18n.t(if renames {
        m::app_rename
    } else {
        m::app_create
    });
    view! {
        <div class="lm-actions">
            <Submit label=submit busy_label=i18n.t(m::app_saving) busy=fields.draft.busy()/>
            <Button
                label=i18n.t(m::app_cancel)
                variant=Variant::Secondary
                on_press=move |()| fields.open.set(false)
            />
        </div>
    }
}

impl Fields {
    fn submit(self) {
        let form = self.draft.read(|reader| {
            let name = reader.take(self.name)?;
            Some(OrganizationForm { name })
        });
        let Some(form) = form else { return };
        match self.renamed.get_untracked() {
            None => self
                .draft
                .send(api::organizations::create(form), move |one| {
                    self.done(one, m::notice_organization_created);
                }),
            Some((id, version)) => self.draft.send_or(
                api::organizations::rename(id, version, form),
                move |one| self.done(one, m::notice_organization_saved),
                move |error| self.conflict.fail(error, api::organizations::get(id)),
            ),
        }
    }

    fn done(self, one: Organization, notice: fn(Lang, &str) -> String) {
        self.notices
            .say(move |lang| notice(lang, one.name.as_str()));
        self.open.set(false);
        self.on_done.run(());
    }

    fn save_mine(self) {
        if self.close_conflict().is_some() {
            self.submit();
        }
    }

    fn take_theirs(self) {
        if let Some(theirs) = self.close_conflict() {
            self.name.value.set(theirs);
        }
    }

    /// Goes on from what is on record now; answers its name.
    fn close_conflict(self) -> Option<String> {
        let theirs = self.conflict.close()?;
        self.renamed.set(Some((theirs.id, theirs.version)));
        Some(theirs.name.to_string())
    }

    fn differences(self, lang: Lang) -> Vec<Difference> {
        let theirs = self.conflict.theirs();
        let of = |theirs: &str| {
            Difference::of(m::organizations_name(lang), theirs, &self.name.value.get())
        };
        theirs
            .and_then(|theirs| of(theirs.name.as_str()))
            .into_iter()
            .collect()
    }
}
