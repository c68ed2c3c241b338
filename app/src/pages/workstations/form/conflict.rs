//! What to do when somebody else changed the workstation meanwhile.

use super::fields::Fields;
use crate::components::{conflict::Difference, draft::Entry};
use leptos::prelude::*;
use shared::{lang::Lang, messages as m, workstations::Workstation};

impl Fields {
    /// What the record holds now beside what was typed.
    pub fn differences(self, lang: Lang) -> Vec<Difference> {
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
    pub fn save_mine(self) {
        if let Some(form) = self.read()
            && let Some(theirs) = self.conflict.close()
        {
            self.update(Workstation::clone(&theirs), form);
        }
    }

    /// Takes what the record holds now.
    pub fn take_theirs(self) {
        if let Some(theirs) = self.conflict.close() {
            self.fill_in(Some(theirs.form.clone()));
            self.acts.edit.open_about(Some(Workstation::clone(&theirs)));
            self.acts.all.reload();
        }
    }
}
