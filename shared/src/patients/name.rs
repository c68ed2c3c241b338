//! What a patient is called.

use crate::{
    closed::codes,
    fields::{PersonName, Rule},
};
use schemars::JsonSchema;
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, Error as _, MapAccess, SeqAccess, Visitor},
};
use std::fmt;

/// What a patient is called: their name, or what stands for it while there is none.
///
/// On the wire `{"family", "given", "patronymic"}`, or `{"absent", "number"}`; of a child,
/// whose parent's name is known, also `family`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum PatientName {
    /// As the papers say.
    Named(NameParts),
    /// There is none, or nobody knows it.
    Unnamed {
        /// Why there is no name.
        absent: NoName,
        /// Прізвище of a child not named yet: the mother's, or the other parent's.
        #[serde(skip_serializing_if = "Option::is_none")]
        family: Option<PersonName>,
        /// Tells them from others without a name, from 1 in the order in which they came.
        /// The server's: what a form says of it does not count.
        number: Option<u32>,
    },
}

/// The parts of a patient's name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, JsonSchema)]
pub struct NameParts {
    /// Прізвище.
    pub family: PersonName,
    /// Ім’я.
    pub given: PersonName,
    /// По батькові; not everybody has one.
    pub patronymic: Option<PersonName>,
}

impl PatientName {
    /// The parts, if there is a name.
    pub const fn parts(&self) -> Option<&NameParts> {
        match self {
            Self::Named(parts) => Some(parts),
            Self::Unnamed { .. } => None,
        }
    }

    /// The family name, if it is known.
    pub const fn family(&self) -> Option<&PersonName> {
        match self {
            Self::Named(parts) => Some(&parts.family),
            Self::Unnamed { family, .. } => family.as_ref(),
        }
    }
}

/// What stands for a name is called across a corridor, printed and signed, so it is the
/// same in every language of the screen, as names are.
impl fmt::Display for PatientName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(parts) => {
                write!(f, "{} {}", parts.family, parts.given)?;
                match &parts.patronymic {
                    Some(patronymic) => write!(f, " {patronymic}"),
                    None => Ok(()),
                }
            }
            Self::Unnamed {
                absent,
                family,
                number,
            } => {
                match (absent, family) {
                    (NoName::Unknown, _) => f.write_str("Невідома особа")?,
                    (NoName::NotGiven, None) => f.write_str("Дитина без імені")?,
                    (NoName::NotGiven, Some(family)) => write!(f, "{family}, дитина без імені")?,
                }
                match number {
                    Some(number) => write!(f, " № {number}"),
                    None => Ok(()),
                }
            }
        }
    }
}

impl<'de> Deserialize<'de> for PatientName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("PatientName", &NAME[..3], NameVisitor)
    }
}

const NAME: [&str; 5] = ["family", "given", "patronymic", "absent", "number"];

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = PatientName;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<PatientName, A::Error> {
        let (mut family, mut given, mut patronymic) = (None, None, None);
        let (mut absent, mut number) = (None, None);
        while let Some(key) = map.next_key::<String>()? {
            let twice = match key.as_str() {
                "family" => family.replace(map.next_value()?).is_some(),
                "given" => given.replace(map.next_value()?).is_some(),
                "patronymic" => patronymic
                    .replace(map.next_value::<Option<PersonName>>()?)
                    .is_some(),
                "absent" => absent.replace(map.next_value()?).is_some(),
                "number" => number.replace(map.next_value::<Option<u32>>()?).is_some(),
                _ => return Err(A::Error::unknown_field(&key, &NAME)),
            };
            if twice {
                return Err(A::Error::custom(Rule::Invalid));
            }
        }
        // Of a name, not even `null` stands for what only the other form has.
        let mixed = match absent {
            Some(_) => patronymic.is_some(),
            None => number.is_some(),
        };
        let (patronymic, number) = (patronymic.flatten(), number.flatten());
        let name = name(family, given, patronymic, absent, number)?;
        if mixed {
            return Err(A::Error::custom(Rule::Invalid));
        }
        Ok(name)
    }

    /// From the three fields and an object of what else there is ([`crate::json`]).
    fn visit_seq<A: SeqAccess<'de>>(self, mut fields: A) -> Result<PatientName, A::Error> {
        let (family, given) = (fields.next_element()?, fields.next_element()?);
        let patronymic: Option<Option<PersonName>> = fields.next_element()?;
        let rest: Option<Rest> = fields.next_element()?;
        let Rest { absent, number } = rest.unwrap_or_default();
        name(family, given, patronymic.flatten(), absent, number)
    }
}

#[derive(Default, Deserialize)]
struct Rest {
    absent: Option<NoName>,
    number: Option<u32>,
}

/// What the fields make that are there.
fn name<E: de::Error>(
    family: Option<PersonName>,
    given: Option<PersonName>,
    patronymic: Option<PersonName>,
    absent: Option<NoName>,
    number: Option<u32>,
) -> Result<PatientName, E> {
    match (absent, family, given) {
        (Some(absent), family, None)
            if patronymic.is_none() && (family.is_none() || absent == NoName::NotGiven) =>
        {
            Ok(PatientName::Unnamed {
                absent,
                family,
                number,
            })
        }
        (None, Some(family), Some(given)) if number.is_none() => {
            Ok(PatientName::Named(NameParts {
                family,
                given,
                patronymic,
            }))
        }
        (None, None, _) => Err(E::missing_field(NAME[0])),
        (None, _, None) => Err(E::missing_field(NAME[1])),
        _ => Err(E::custom(Rule::Invalid)),
    }
}

codes! {
    /// Why a patient has no name (FHIR `data-absent-reason`).
    pub enum NoName {
        /// Nobody knows: no papers, unconscious.
        Unknown = "unknown",
        /// A child not named yet.
        NotGiven = "temp-unknown",
    }
}
