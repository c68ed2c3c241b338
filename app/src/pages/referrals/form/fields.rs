//! What is filled in, and how it is read.

use super::{diagnosis::DiagnosisField, lines::Lines};
use crate::{
    components::form_state::{Entry, FormState, Reader},
    dates::{Dates, use_dates},
};
use leptos::prelude::*;
use shared::{
    catalogue::DiagnosisSystem,
    ids::PatientId,
    problem::{ErrorCode, FieldFault},
    referrals::{Priority, Referral, Requisition, RequisitionForm},
};

/// A requisition being filled in.
#[derive(Clone, Copy)]
pub struct Fields(StoredValue<Parts>);

#[derive(Clone, Copy)]
pub struct Parts {
    /// The attempt to send it.
    pub state: FormState,
    /// The facility's days.
    pub dates: Dates,
    /// Whom it is about.
    pub patient: PatientId,
    /// The services.
    pub lines: Lines,
    /// By ICD-10-AM.
    pub icd10: DiagnosisField,
    /// By ICPC-2.
    pub icpc2: DiagnosisField,
    /// How soon.
    pub priority: RwSignal<Priority>,
    /// For whoever carries it out.
    pub note: Entry,
    /// For the patient.
    pub instruction: Entry,
    /// The day it is planned for.
    pub occurrence: Entry,
    /// Its number in the national system.
    pub foreign_number: Entry,
}

impl Fields {
    /// An empty form about a patient, for at most so many services.
    pub fn new(patient: PatientId, most: usize) -> Self {
        let state = FormState::new("requisition").blaming(|code| match code {
            ErrorCode::ForeignNumberTaken => Some("foreign_number"),
            _ => None,
        });
        Self(StoredValue::new(Parts {
            state,
            dates: use_dates(),
            patient,
            lines: Lines::new(state, most),
            icd10: DiagnosisField::new(state.entry("icd10", ""), DiagnosisSystem::Icd10),
            icpc2: DiagnosisField::new(state.entry("icpc2", ""), DiagnosisSystem::Icpc2),
            priority: RwSignal::new(Priority::Routine),
            note: state.entry("clinical_note", ""),
            instruction: state.entry("patient_instruction", ""),
            occurrence: state.entry("occurrence", ""),
            foreign_number: state.entry("foreign_number", ""),
        }))
    }

    pub fn parts(self) -> Parts {
        self.0.get_value()
    }

    /// The attempt to send it.
    pub fn state(self) -> FormState {
        self.parts().state
    }

    pub fn fill(self, requisition: &Requisition) {
        let parts = self.parts();
        let services = requisition.referrals.iter().map(|one| &one.service);
        parts.lines.fill(services);
        parts.fill_reason(requisition);
        let number = requisition.foreign_number.as_ref();
        put(parts.foreign_number, number.map(ToString::to_string));
    }

    /// Fills in one of the services, and why it was asked for.
    pub fn fill_with(self, requisition: &Requisition, referral: &Referral) {
        let parts = self.parts();
        parts.lines.fill([&referral.service].into_iter());
        parts.fill_reason(requisition);
    }

    /// Asks before what was changed is left behind.
    pub fn guard(self) {
        let parts = self.parts();
        parts.state.guard(move || {
            let said = parts.lines.all().into_iter().map(|line| line.said());
            let priority = parts.priority.get().code().to_owned();
            said.chain([priority]).collect::<Vec<_>>().join(" ")
        });
    }

    /// What was filled in, if it may be issued; otherwise its faults show.
    pub fn complete(self) -> Option<RequisitionForm> {
        self.read(RequisitionForm::check_complete, |parts, form, reader| {
            reader.printed(parts.note);
            reader.printed(parts.instruction);
            parts.planned(form, true, reader);
        })
    }

    /// What was filled in, if it may be kept; otherwise its faults show.
    pub fn unfinished(self) -> Option<RequisitionForm> {
        self.read(RequisitionForm::check, |parts, form, reader| {
            parts.planned(form, false, reader);
        })
    }

    fn read(
        self,
        check: fn(&RequisitionForm) -> Result<(), Vec<FieldFault>>,
        and: fn(&Parts, &RequisitionForm, &mut Reader),
    ) -> Option<RequisitionForm> {
        let parts = self.parts();
        parts.state.read(move |reader| {
            let form = parts.form(reader);
            if let Err(faults) = check(&form) {
                reader.refuse(faults);
            }
            and(&parts, &form, reader);
            Some(form)
        })
    }
}

pub(super) fn put(entry: Entry, text: Option<String>) {
    entry.set(text.unwrap_or_default());
}
