//! What stands in the fields, to and from the wire.

use super::fields::{Parts, put};
use crate::components::draft::{Reader, optional};
use leptos::prelude::*;
use shared::{
    fields::{Note, Rule},
    referrals::{Requisition, RequisitionForm},
    time::Day,
};

impl Parts {
    pub(super) fn fill_reason(&self, requisition: &Requisition) {
        self.icd10.fill(requisition.icd10.as_ref());
        self.icpc2.fill(requisition.icpc2.as_ref());
        self.priority.set(requisition.priority);
        let text = |note: Option<&Note>| note.map(ToString::to_string);
        put(self.note, text(requisition.clinical_note.as_ref()));
        let instruction = requisition.patient_instruction.as_ref();
        put(self.instruction, text(instruction));
        put(self.occurrence, requisition.occurrence.map(Day::as_typed));
    }

    pub(super) fn form(&self, reader: &mut Reader) -> Option<RequisitionForm> {
        let services = self.lines.read(reader);
        let icd10 = reader.parse(self.icd10.entry, optional);
        let icpc2 = reader.parse(self.icpc2.entry, optional);
        let clinical_note = reader.parse(self.note, optional);
        let patient_instruction = reader.parse(self.instruction, optional);
        let occurrence = reader.parse(self.occurrence, day);
        let foreign_number = reader.parse(self.foreign_number, optional);
        Some(RequisitionForm {
            patient_id: self.patient,
            services: services?,
            icd10: icd10?,
            icpc2: icpc2?,
            priority: self.priority.get_untracked(),
            clinical_note: clinical_note?,
            patient_instruction: patient_instruction?,
            occurrence: occurrence?,
            foreign_number: foreign_number?,
        })
    }
}

fn day(text: &str) -> Result<Option<Day>, Rule> {
    match text.trim() {
        "" => Ok(None),
        text => Day::typed(text).map(Some),
    }
}
