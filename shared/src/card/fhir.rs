//! The FHIR R4 resources on a card, minified by the framework's rules: no
//! `id`, `meta` or `text`, no `display` of a coding, references as
//! `resource:0`. Everything is said once, since a code holds 1195 characters:
//! requester, organization and reasons stand in the first request, and the
//! number ties the others to it. The order of the fields packs best.

use super::Card;
use crate::{
    catalogue::DiagnosisSystem,
    fields::{Code, DiagnosisCode, ServiceCode},
    patients::{BirthDate, NameParts, NoName, PatientName, Sex},
    referrals::{Number, Priority, Quantity},
};
use serde::{Deserialize, Serialize};

const ICD_10_AM: &str = "http://hl7.org/fhir/sid/icd-10-am";
const ICPC_2: &str = "http://hl7.org/fhir/sid/icpc-2";
const DATA_ABSENT: &str = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
/// The facility's catalogue of services.
const SERVICES: &str = "urn:luxmedica:code";

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Bundle {
    #[serde(rename = "resourceType")]
    resource_type: String,
    #[serde(rename = "type")]
    kind: String,
    entry: Vec<Entry>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Entry {
    #[serde(rename = "fullUrl")]
    full_url: String,
    resource: Resource,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "resourceType")]
enum Resource {
    Patient(Patient),
    ServiceRequest(Box<ServiceRequest>),
}

#[derive(Debug, Serialize, Deserialize)]
struct Patient {
    name: Vec<HumanName>,
    gender: Sex,
    #[serde(rename = "birthDate")]
    birth_date: BirthDate,
}

#[derive(Debug, Serialize, Deserialize)]
struct HumanName {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    family: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    given: Vec<String>,
    /// Why there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    extension: Vec<Absent>,
    /// What stands for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text: String,
}

/// The extension `data-absent-reason`.
#[derive(Debug, Serialize, Deserialize)]
struct Absent {
    url: String,
    #[serde(rename = "valueCode")]
    reason: NoName,
}

#[derive(Debug, Serialize, Deserialize)]
struct Named {
    display: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct ServiceRequest {
    status: String,
    intent: String,
    priority: Priority,
    subject: Reference,
    requisition: Identifier,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    requester: Option<Named>,
    /// One concept, coded by every list there is a diagnosis of.
    #[serde(rename = "reasonCode", default, skip_serializing_if = "Vec::is_empty")]
    reasons: Vec<Concept>,
    #[serde(
        rename = "quantityQuantity",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    quantity: Option<Amount>,
    code: Concept,
}

#[derive(Debug, Serialize, Deserialize)]
struct Identifier {
    value: Number,
    /// The organization that issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    assigner: Option<Named>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Concept {
    coding: Vec<Coding>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Coding {
    system: String,
    code: Code,
}

#[derive(Debug, Serialize, Deserialize)]
struct Amount {
    value: Quantity,
}

#[derive(Debug, Serialize, Deserialize)]
struct Reference {
    reference: String,
}

impl Reference {
    fn to(place: usize) -> Self {
        Self {
            reference: format!("resource:{place}"),
        }
    }
}

const PATIENT: usize = 0;

impl Bundle {
    /// The patient, the requester, and a request for each service.
    pub(super) fn of(card: &Card) -> Self {
        let patient = Resource::Patient(Patient {
            name: vec![human(&card.patient)],
            gender: card.sex,
            birth_date: card.birth_date,
        });
        let services = card.services.iter().enumerate();
        let requests = services.map(|(place, (code, quantity))| {
            let first = place == 0;
            let named = |display: &String| {
                first.then(|| Named {
                    display: display.clone(),
                })
            };
            Resource::ServiceRequest(Box::new(ServiceRequest {
                status: "active".to_owned(),
                intent: "order".to_owned(),
                priority: card.priority,
                subject: Reference::to(PATIENT),
                requisition: Identifier {
                    value: card.number.clone(),
                    assigner: named(&card.organization),
                },
                requester: named(&card.requester),
                reasons: if first {
                    reasons(&card.diagnoses)
                } else {
                    Vec::new()
                },
                quantity: (*quantity != Quantity::ONE).then_some(Amount { value: *quantity }),
                code: Concept {
                    coding: vec![Coding::new(SERVICES, code.clone().into())],
                },
            }))
        });
        let resources = [patient].into_iter().chain(requests);
        Self {
            resource_type: "Bundle".to_owned(),
            kind: "collection".to_owned(),
            entry: resources
                .enumerate()
                .map(|(place, resource)| Entry {
                    full_url: format!("resource:{place}"),
                    resource,
                })
                .collect(),
        }
    }

    /// What the resources say, without the claims around them.
    pub(super) fn said(self) -> Option<Card> {
        let mut resources = self.entry.into_iter().map(|entry| entry.resource);
        let Some(Resource::Patient(patient)) = resources.next() else {
            return None;
        };
        let requests: Option<Vec<ServiceRequest>> = resources
            .map(|resource| match resource {
                Resource::ServiceRequest(request) => Some(*request),
                Resource::Patient(_) => None,
            })
            .collect();
        let requests = requests?;
        let services = requests.iter().map(service).collect::<Option<_>>()?;
        let first = requests.into_iter().next()?;
        let diagnoses = first.reasons.iter().flat_map(|reason| &reason.coding);
        Some(Card {
            issuer: String::new(),
            issued_at: 0,
            expires_at: 0,
            rid: String::new(),
            number: first.requisition.value,
            patient: name(patient.name.into_iter().next()?)?,
            birth_date: patient.birth_date,
            sex: patient.gender,
            requester: first.requester?.display,
            organization: first.requisition.assigner?.display,
            priority: first.priority,
            diagnoses: diagnoses.filter_map(diagnosis).collect(),
            services,
        })
    }
}

impl Coding {
    fn new(system: &str, code: Code) -> Self {
        Self {
            system: system.to_owned(),
            code,
        }
    }
}

fn human(name: &PatientName) -> HumanName {
    match name {
        PatientName::Named(parts) => HumanName {
            family: parts.family.to_string(),
            given: [Some(&parts.given), parts.patronymic.as_ref()]
                .into_iter()
                .flatten()
                .map(ToString::to_string)
                .collect(),
            extension: Vec::new(),
            text: String::new(),
        },
        PatientName::Unnamed { absent, family, .. } => HumanName {
            family: family.as_ref().map(ToString::to_string).unwrap_or_default(),
            given: Vec::new(),
            extension: vec![Absent {
                url: DATA_ABSENT.to_owned(),
                reason: *absent,
            }],
            text: name.to_string(),
        },
    }
}

fn name(name: HumanName) -> Option<PatientName> {
    if let Some(absent) = name.extension.first() {
        let number = name.text.rsplit(' ').next()?;
        let family = Some(name.family).filter(|family| !family.is_empty());
        return Some(PatientName::Unnamed {
            absent: absent.reason,
            family: family.map(TryInto::try_into).transpose().ok()?,
            number: number.parse().ok(),
        });
    }
    let mut given = name.given.into_iter();
    Some(PatientName::Named(NameParts {
        family: name.family.try_into().ok()?,
        given: given.next()?.try_into().ok()?,
        patronymic: given.next().map(TryInto::try_into).transpose().ok()?,
    }))
}

fn reasons(diagnoses: &[(DiagnosisSystem, DiagnosisCode)]) -> Vec<Concept> {
    let codings = diagnoses.iter().map(|(system, code)| {
        let system = match system {
            DiagnosisSystem::Icd10 => ICD_10_AM,
            DiagnosisSystem::Icpc2 => ICPC_2,
        };
        Coding::new(system, code.clone().into())
    });
    let coding: Vec<Coding> = codings.collect();
    if coding.is_empty() {
        Vec::new()
    } else {
        vec![Concept { coding }]
    }
}

fn diagnosis(coding: &Coding) -> Option<(DiagnosisSystem, DiagnosisCode)> {
    let system = match coding.system.as_str() {
        ICD_10_AM => DiagnosisSystem::Icd10,
        ICPC_2 => DiagnosisSystem::Icpc2,
        _ => return None,
    };
    Some((system, coding.code.to_string().try_into().ok()?))
}

fn service(request: &ServiceRequest) -> Option<(ServiceCode, Quantity)> {
    let coding = request.code.coding.first()?;
    let quantity = request.quantity.as_ref();
    Some((
        coding.code.to_string().try_into().ok()?,
        quantity.map_or(Quantity::ONE, |amount| amount.value),
    ))
}
