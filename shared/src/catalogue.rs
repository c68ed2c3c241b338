//! The catalogue: what can be asked for, and the diagnoses it is asked for by.

use crate::{fields::Code, lang::Lang, text::latin};
use serde::{Deserialize, Serialize};

/// What is typed for a code, or for its beginning: Latin capitals and digits,
/// whatever stands between them and in whichever alphabet they look like these.
/// `None` if it is nothing a code could be.
pub fn code_key(text: &str) -> Option<String> {
    let mut key = String::new();
    for c in text.chars().flat_map(char::to_uppercase).map(latin) {
        match c {
            'A'..='Z' | '0'..='9' => key.push(c),
            _ if c.is_alphanumeric() || matches!(c, '%' | '_' | '\\') => return None,
            _ => {}
        }
    }
    (!key.is_empty()).then_some(key)
}

/// A name in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

macro_rules! codes {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$vmeta])* #[serde(rename = $code)] $variant,)*
        }

        impl $name {
            /// All, in the order of forms.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The code on the wire and in the database.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }

            /// What a code means.
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}
pub(crate) use codes;

codes! {
    /// What kind of service is asked for (`eHealth/SNOMED/service_request_categories`).
    #[expect(missing_docs, reason = "the names say it")]
    Category {
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Its code.
    pub code: Code,
    /// What it is called.
    pub name: Bilingual,
    /// Its category.
    pub category: Category,
    /// The groups around it, outermost first.
    pub groups: Vec<Bilingual>,
}

/// Looks for services.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ServiceQuery {
    /// The beginning of a code, or parts of the names of service and group.
    pub search: Option<String>,
}

codes! {
    /// A list of diagnoses.
    DiagnosisSystem {
        /// МКХ-10-АМ.
        Icd10 = "icd10",
        /// The classification of primary care.
        Icpc2 = "icpc2",
    }
}

/// A diagnosis of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnosis {
    /// Its code.
    pub code: Code,
    /// What it is called.
    pub name: Bilingual,
}

/// Looks for diagnoses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiagnosisQuery {
    /// In this list.
    pub system: DiagnosisSystem,
    /// The beginning of a code, or parts of the name.
    pub search: Option<String>,
}
