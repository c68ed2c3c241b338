//! The form that creates or changes a workstation, in a dialog.

use super::list::Acts;
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
    fields::{InventoryLabel, Place, WorkstationName},
    lang::Lang,
    messages as m,
    problem::ErrorCode,
    workstations::{Workstation, WorkstationForm},
};

#[derive(Clone, Copy)]
struct Fields {
    acts: Acts,
    draft: Draft,
    conflict: Conflict<Workstation>,
    name: Entry,
    place: Entry,
    inventory_label: Entry,
    notices: Notices,
}

/// The dialog.
#[component]
pub fn Edit(acts: Acts) -> impl IntoView {
    let i18n = use_i18n();
    let draft = Draft::new("workstation")
        .blaming(|code| matches!(code, ErrorCode::WorkstationNameTaken).then_some("name"));
    let fields = Fields {
        acts,
        draft,
        conflict: Conflict::new(draft),
        name: draft.entry("name", ""),
        place: draft.entry("place", ""),
        inventory_label: draft.entry("inventory_label", ""),
        notices: use_notices(),
    };
    Effect::new(move |_| {
        if acts.edit.open.get() {
            fields.begin();
        }
    });
    let title = acts.edit.say(move |workstation| match workstation {
        Some(workstation) => {
            m::workstations_edit_title(i18n.lang(), workstation.form.name.as_str())
        }
        None => m::workstations_new_title(i18n.lang()).into(),
    });
    view! {
        <Dialog id="workstation-title" open=acts.edit.open title>
            <FormOf fields/>
        </Dialog>
    }
}

#[component]
fn FormOf(fields: Fields) -> impl IntoView {
    let i18n = use_i18n();
    let conflict = fields.conflict;
    view! {
        <ConflictPanel
            error=conflict.error()
            differences=move || fields.differences(i18n.lang())
            on_save=move |()| fields.save_mine()
            on_discard=move |()| fields.take_theirs()
        />
        <Form draft=fields.draft on_submit=move |()| fields.submit()>
            <TextField
                entry=fields.name
                label=i18n.t(m::workstations_name)
                hint=i18n.t(m::workstations_name_hint)
                autofocus=true
            />
            <TextField
                entry=fields.place
                label=i18n.t(m::workstations_place)
                hint=i18n.t(m::workstations_place_hint)
                optional=true
            />
            <TextField
                entry=fields.inventory_label
                label=i18n.t(m::workstations_inventory_label)
                hint=i18n.t(m::workstations_inventory_label_hint)
                optional=true
            />
            <div class="lm-actions" hidden=move || conflict.is_open()>
                <Submit
                    label=i18n.t(m::app_save)
                    busy_label=i18n.t(m::app_saving)
                    busy=fields.draft.busy()
                />
                <Button
                    label=i18n.t(m::app_cancel)
                    variant=Variant::Secondary
                    on_press=move |()| fields.acts.edit.open.set(false)
                />
            </div>
        </Form>
    }
}

impl Fields {
    /// Fills in what the record holds.
    fn begin(self) {
        self.conflict.close();
        let edited = untrack(|| self.acts.edit.get()).flatten();
        self.fill_in(edited.map(|workstation| workstation.form));
    }

    fn fill_in(self, form: Option<WorkstationForm>) {
        let text =
            |field: fn(WorkstationForm) -> String| form.clone().map(field).unwrap_or_default();
        self.name.value.set(text(|form| form.name.into()));
        self.place.value.set(text(|form| form.place.into()));
        self.inventory_label
            .value
            .set(text(|form| form.inventory_label.into()));
    }

    fn read(self) -> Option<WorkstationForm> {
        self.draft.read(|reader| {
            let name = reader.take::<WorkstationName>(self.name);
            let place = reader.take::<Place>(self.place);
            let inventory_label = reader.take::<InventoryLabel>(self.inventory_label);
            Some(WorkstationForm {
                name: name?,
                place: place?,
                inventory_label: inventory_label?,
            })
        })
    }

    fn submit(self) {
        let Some(form) = self.read() else {
            return;
        };
        match untrack(|| self.acts.edit.get()).flatten() {
            Some(edited) => self.update(edited, form),
            None => self
                .draft
                .send(api::workstations::create(form), move |created| {
                    self.done(&created, m::notice_workstation_created);
                    // What comes next: its browser.
                    self.acts.link.open_about(created);
                }),
        }
    }

    fn update(self, edited: Workstation, form: WorkstationForm) {
        let id = edited.id;
        let update = api::workstations::update(id, edited.version, form);
        let done = move |changed| self.done(&changed, m::notice_workstation_saved);
        self.draft.send_or(update, done, move |error| {
            self.conflict.fail(error, async move {
                let all = api::workstations::list().await?;
                let now = all.into_iter().find(|workstation| workstation.id == id);
                Ok(now.unwrap_or(edited))
            });
        });
    }

    fn done(self, workstation: &Workstation, notice: fn(Lang, &str) -> String) {
        let name = workstation.form.name.to_string();
        self.acts.edit.open.set(false);
        self.notices.say(move |lang| notice(lang, &name));
        self.acts.all.reload();
    }

    fn differences(self, lang: Lang) -> Vec<Difference> {
        let Some(theirs) = self.conflict.theirs() else {
            return Vec::new();
        };
        let form = &theirs.form;
        let field = |label: fn(Lang) -> &'static str, theirs: &str, entry: Entry| {
            Difference::of(label(lang), theirs, &entry.value.get())
        };
        [
            field(m::workstations_name, form.name.as_str(), self.name),
            field(m::workstations_place, form.place.as_str(), self.place),
            field(
                m::workstations_inventory_label,
                form.inventory_label.as_str(),
                self.inventory_label,
            ),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Saves what was typed over what the record holds now.
    fn save_mine(self) {
        if let Some(form) = self.read()
            && let Some(theirs) = self.conflict.close()
        {
            self.update(Workstation::clone(&theirs), form);
        }
    }

    /// Takes what the record holds now.
    fn take_theirs(self) {
        if let Some(theirs) = self.conflict.close() {
            self.fill_in(Some(theirs.form.clone()));
            self.acts.edit.open_about(Some(Workstation::clone(&theirs)));
            self.acts.all.reload();
        }
    }
}
