//! What is typed into the form of a workstation, and what becomes of it.

use crate::{
    api,
    components::{
        conflict::Conflict,
        draft::{Draft, Entry},
    },
    pages::workstations::list::Acts,
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

/// The form.
#[derive(Clone, Copy)]
pub struct Fields {
    /// The list it is part of.
    pub acts: Acts,
    /// The request.
    pub draft: Draft,
    /// What somebody faster made of the record.
    pub conflict: Conflict<Workstation>,
    /// What staff call it.
    pub name: Entry,
    /// Where it stands.
    pub place: Entry,
    /// The label on its case.
    pub inventory_label: Entry,
    notices: Notices,
}

impl Fields {
    /// An empty form.
    pub fn new(acts: Acts) -> Self {
        let draft = Draft::new("workstation")
            .blaming(|code| matches!(code, ErrorCode::WorkstationNameTaken).then_some("name"));
        Self {
            acts,
            draft,
            conflict: Conflict::new(draft),
            name: draft.entry("name", ""),
            place: draft.entry("place", ""),
            inventory_label: draft.entry("inventory_label", ""),
            notices: use_notices(),
        }
    }

    /// Fills in what the record holds.
    pub fn begin(self) {
        self.conflict.close();
        let edited = untrack(|| self.acts.edit.get()).flatten();
        self.fill_in(edited.map(|workstation| workstation.form));
    }

    pub(super) fn fill_in(self, form: Option<WorkstationForm>) {
        let text =
            |field: fn(WorkstationForm) -> String| form.clone().map(field).unwrap_or_default();
        self.name.value.set(text(|form| form.name.into()));
        self.place.value.set(text(|form| form.place.into()));
        self.inventory_label
            .value
            .set(text(|form| form.inventory_label.into()));
    }

    pub(super) fn read(self) -> Option<WorkstationForm> {
        self.draft.read(move |reader| {
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

    /// Sends it, if every field keeps its rules.
    pub fn submit(self) {
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

    pub(super) fn update(self, edited: Workstation, form: WorkstationForm) {
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
}
