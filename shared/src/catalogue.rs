//! The catalogue: what can be asked for, and the diagnoses it is asked for by.

use crate::{
    closed::codes,
    fields::{DiagnosisCode, ServiceCode},
    lang::Lang,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A name in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Bilingual {
    /// Ukrainian.
    pub uk: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// The name in `lang`.
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::Uk => &self.uk,
            Lang::En => &self.en,
        }
    }
}

codes! {
    /// What kind of service is asked for (`eHealth/SNOMED/service_request_categories`).
    #[expect(missing_docs, reason = "the names say it")]
    pub enum Category {
        Counselling = "counselling",
        Consultation = "consultation",
        DiagnosticProcedure = "diagnostic_procedure",
        LaboratoryProcedure = "laboratory_procedure",
        Imaging = "imaging",
        Procedure = "procedure",
        SurgicalProcedure = "surgical_procedure",
        Treatment = "treatment",
        Education = "education",
        Evaluation = "evaluation",
        Hospitalization = "hospitalization",
        TransferOfCare = "transfer_of_care",
    }
}

impl Category {
    /// Whether a service of category `service` may be asked for as this one:
    /// as itself, or as the reason to be admitted or handed over.
    pub fn fits(self, service: Self) -> bool {
        self == service || matches!(self, Self::Hospitalization | Self::TransferOfCare)
    }
}

/// A service that can be asked for: a leaf of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Service {
    /// Its code.
    pub code: ServiceCode,
    /// What it is called.
    pub name: Bilingual,
    /// Its category.
    pub category: Category,
    /// The groups around it, outermost first.
    pub groups: Vec<Bilingual>,
}

/// Looks for services.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ServiceQuery {
    /// The beginning of a code, or parts of the names of service and group.
    pub search: Option<String>,
}

codes! {
    /// A list of diagnoses.
    pub enum DiagnosisSystem {
        /// МКХ-10-АМ.
        Icd10 = "icd10",
        /// The classification of primary care.
        Icpc2 = "icpc2",
    }
}

/// A diagnosis of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Diagnosis {
    /// Its code.
    pub code: DiagnosisCode,
    /// What it is called.
    pub name: Bilingual,
}

/// Looks for diagnoses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DiagnosisQuery {
    /// In this list.
    pub system: DiagnosisSystem,
    /// The beginning of a code, or parts of the name.
    pub search: Option<String>,
}
