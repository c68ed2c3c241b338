//! The form that asks for services, and what it is called.

use super::{
    number::ForeignNumber,
    record::{Priority, Quantity, Referral, Requisition},
};
use crate::{
    catalogue::{Category, Diagnosis},
    fields::{DiagnosisCode, FieldFault, Note, Rule, ServiceCode},
    ids::PatientId,
    time::Day,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

/// The most services under one number.
pub const MAX_SERVICES: usize = 5;

/// A service the form asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestedService {
    /// Of the catalogue.
    pub code: ServiceCode,
    /// The service's own, or hospitalization or transfer of care.
    pub category: Category,
    /// How many.
    pub quantity: Quantity,
}

/// What the form sends, to issue and to keep as a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RequisitionForm {
    /// Whom it is about.
    pub patient_id: PatientId,
    /// One to five, none twice.
    pub services: Vec<RequestedService>,
    /// By ICD-10-AM; this or the other one is needed to issue.
    pub icd10: Option<DiagnosisCode>,
    /// By ICPC-2.
    pub icpc2: Option<DiagnosisCode>,
    /// How soon.
    pub priority: Priority,
    /// For whoever carries it out.
    pub clinical_note: Option<Note>,
    /// For the patient.
    pub patient_instruction: Option<Note>,
    /// The day it is planned for.
    pub occurrence: Option<Day>,
    /// Its number in the national system.
    pub foreign_number: Option<ForeignNumber>,
}

impl RequisitionForm {
    /// What forbids keeping the form, even as a draft.
    ///
    /// # Errors
    /// The fields and the rules they break.
    pub fn check(&self) -> Result<(), Vec<FieldFault>> {
        let mut faults = Vec::new();
        match self.services.len() {
            0 => faults.push(FieldFault::new("services", Rule::ServicesMissing)),
            count if MAX_SERVICES < count => {
                faults.push(FieldFault::new("services", Rule::ServicesTooMany));
            }
            _ => {}
        }
        for (place, service) in self.services.iter().enumerate() {
            let before = &self.services[..place];
            if before.iter().any(|other| other.code == service.code) {
                let field = format!("services[{place}].code");
                faults.push(FieldFault::new(&field, Rule::ServiceTwice));
            }
        }
        if faults.is_empty() {
            Ok(())
        } else {
            Err(faults)
        }
    }

    /// What forbids issuing it.
    ///
    /// # Errors
    /// The fields and the rules they break.
    pub fn check_complete(&self) -> Result<(), Vec<FieldFault>> {
        let mut faults = self.check().err().unwrap_or_default();
        if self.icd10.is_none() && self.icpc2.is_none() {
            faults.push(FieldFault::new("icd10", Rule::DiagnosisMissing));
        }
        if faults.is_empty() {
            Ok(())
        } else {
            Err(faults)
        }
    }
}

impl Requisition {
    /// What the form sent.
    pub fn form(&self) -> RequisitionForm {
        let asked = |referral: &Referral| RequestedService {
            code: referral.service.code.clone(),
            category: referral.service.category,
            quantity: referral.service.quantity,
        };
        let code = |diagnosis: &Option<Diagnosis>| diagnosis.as_ref().map(|one| one.code.clone());
        RequisitionForm {
            patient_id: self.patient.id,
            services: self.referrals.iter().map(asked).collect(),
            icd10: code(&self.icd10),
            icpc2: code(&self.icpc2),
            priority: self.priority,
            clinical_note: self.clinical_note.clone(),
            patient_instruction: self.patient_instruction.clone(),
            occurrence: self.occurrence,
            foreign_number: self.foreign_number.clone(),
        }
    }
}

/// Names a filled form, so that sending it again, because the answer was lost,
/// does not ask for everything twice (draft-ietf-httpapi-idempotency-key-header).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormKey(Uuid);

impl FormKey {
    /// A new one.
    pub const fn from_random_bytes(bytes: [u8; 16]) -> Self {
        Self(uuid::Builder::from_random_bytes(bytes).into_uuid())
    }

    /// The key an `Idempotency-Key` header names.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().strip_prefix('"')?.strip_suffix('"')?;
        text.parse().ok().map(Self)
    }

    /// The bare UUID, for storage.
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl fmt::Display for FormKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.0.hyphenated())
    }
}
