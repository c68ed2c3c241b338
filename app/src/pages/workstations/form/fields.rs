//! What is typed into the form of a workstation, and what becomes of it.

use crate::{
    api,
    components::{
        edition::{Difference, EditForm, Edition},
        form_state::{Entry, FormState},
    },
    pages::workstations::acts::Acts,
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
use std::sync::Arc;

#[derive(Clone, Copy)]
pub struct Fields {
    /// The list it is part of.
    pub acts: Acts,
    /// The request.
    pub state: FormState,
    edition: Edition<Workstation>,
    /// What staff call it.
    pub name: Entry,
    /// Where it stands.
    pub place: Entry,
    /// The label on its case.
    pub inventory_label: Entry,
    notices: Notices,
}

impl Fields {
    pub fn new(acts: Acts) -> Self {
        let state = FormState::new("workstation")
            .blaming(|code| matches!(code, ErrorCode::WorkstationNameTaken).then_some("name"));
        Self {
            acts,
            state,
            edition: Edition::new(state, None),
            name: state.entry("name", ""),
            place: state.entry("place", ""),
            inventory_label: state.entry("inventory_label", ""),
            notices: use_notices(),
        }
    }

    /// Fills in what the record holds.
    pub fn begin(self) {
        let edited = untrack(|| self.acts.edit.get()).flatten();
        self.fill_in(edited.clone().map(|workstation| workstation.form));
        self.edition.begin(edited.map(Arc::new));
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
        self.state.read(move |reader| {
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

    fn done(self, workstation: &Workstation, notice: fn(Lang, &str) -> String) {
        let name = workstation.form.name.to_string();
        self.acts.edit.open.set(false);
        self.notices.say(move |lang| notice(lang, &name));
        self.acts.all.reload();
    }
}

impl EditForm for Fields {
    type Record = Workstation;

    fn edition(self) -> Edition<Workstation> {
        self.edition
    }

    fn differences(self, lang: Lang, theirs: &Workstation) -> Vec<Difference> {
        let form = &theirs.form;
        let field = |label: fn(Lang) -> &'static str, theirs: &str, entry: Entry| {
            Difference::of(label(lang), theirs, &entry.value.get())
        };
        let label = form.inventory_label.as_str();
        [
            field(m::workstations_name, form.name.as_str(), self.name),
            field(m::workstations_place, form.place.as_str(), self.place),
            field(m::workstations_inventory_label, label, self.inventory_label),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn fill(self, theirs: &Workstation) {
        self.fill_in(Some(theirs.form.clone()));
        self.acts.edit.open_about(Some(theirs.clone()));
        self.acts.all.reload();
    }

    fn first(self) -> String {
        self.name.id()
    }

    fn send(self) {
        let Some(form) = self.read() else {
            return;
        };
        let Some(before) = self.edition.record() else {
            let create = api::workstations::create(form);
            return self.state.send(create, move |created| {
                self.done(&created, m::notice_workstation_created);
                // What comes next: its browser.
                self.acts.link.open_about(created);
            });
        };
        let id = before.id;
        let update = api::workstations::update(id, before.version, form);
        let done = move |changed| self.done(&changed, m::notice_workstation_saved);
        self.edition.send(update, done, move || async move {
            let all = api::workstations::list().await?;
            let now = all.into_iter().find(|workstation| workstation.id == id);
            Ok(now.unwrap_or_else(|| Workstation::clone(&before)))
        });
    }
}
