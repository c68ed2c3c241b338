//! What stands in the fields, to and from the wire.

use super::fields::{Parts, put};
use crate::components::form_state::{FaultText, Reader, optional};
use leptos::prelude::*;
use shared::{
    fields::{Note, Rule},
    referrals::{Requisition, RequisitionForm},
    text::is_blank,
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

    /// What stands there; a field at fault is left out, so that the whole can be
    /// checked all the same.
    pub(super) fn form(&self, reader: &mut Reader) -> RequisitionForm {
        RequisitionForm {
            patient_id: self.patient,
            services: self.lines.read(reader),
            icd10: reader.parse(self.icd10.entry, optional).flatten(),
            icpc2: reader.parse(self.icpc2.entry, optional).flatten(),
            priority: self.priority.get(),
            clinical_note: reader.parse(self.note, optional).flatten(),
            patient_instruction: reader.parse(self.instruction, optional).flatten(),
            occurrence: reader.parse(self.occurrence, day).flatten(),
            foreign_number: reader.parse(self.foreign_number, optional).flatten(),
        }
    }
}

impl Parts {
    /// Finds fault with a day for which it cannot be planned: past, if it `is_issued`, or beyond
    /// the last one it will hold.
    pub(super) fn planned(&self, form: &RequisitionForm, is_issued: bool, reader: &mut Reader) {
        let dates = self.dates;
        let (Some(day), Some(_), Some(longest)) =
            (form.occurrence, dates.today(), dates.referral_days())
        else {
            return;
        };
        let rule = match dates.days_until(day) {
            None if is_issued => Rule::OccurrencePast,
            Some(days) if u64::from(longest) < days => Rule::OccurrenceTooLate,
            _ => return,
        };
        reader.fault(self.occurrence, FaultText::Rule(rule));
    }
}

fn day(text: &str) -> Result<Option<Day>, Rule> {
    if is_blank(text) {
        return Ok(None);
    }
    Day::typed(text).map(Some)
}
