//! What a line of the journal says beside who, what and when: typed, so that nothing
//! that somebody entered gets there.

use super::Subject;
use crate::{
    ids::{PatientId, RoleId},
    permissions::{Permission, State},
    time::Day,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, fmt};

/// What else the journal keeps of an event.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Notes {
    /// What it concerned beside its subject.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Subject>,
    /// Whose data it showed or touched.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub patients: Vec<PatientId>,
    /// The names of the fields that changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<Word>,
    /// What was special about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
}

/// A word of the program's own, such as the name of a field: never entered text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Word(Cow<'static, str>);

impl From<&'static str> for Word {
    fn from(word: &'static str) -> Self {
        Self(Cow::Borrowed(word))
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What was special about an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "mark", rename_all = "kebab-case")]
pub enum Mark {
    /// One person did what two do elsewhere, since nobody else could have.
    Alone,
    /// From now on one person does what two did.
    FourEyesEnd,
    /// It was done to somebody who may read the journal.
    Auditor,
    /// By it somebody came to read the journal.
    AuditorNew,
    /// The form came again, and nothing was made anew.
    SentBefore,
    /// The key before may be known to others.
    Compromised,
    /// A role came to say this of a permission.
    Permission {
        /// Of which.
        permission: Permission,
        /// What it said before.
        before: State,
        /// What it says now.
        after: State,
    },
    /// A role was given to the user in question.
    RoleGiven {
        /// Which.
        role: RoleId,
    },
    /// A role was withdrawn from them.
    RoleWithdrawn {
        /// Which.
        role: RoleId,
    },
    /// The journal was asked for this operation alone.
    Operation {
        /// Its code.
        operation: Word,
    },
    /// The journal was asked for what happened on this day or after it.
    From {
        /// The day at the facility.
        day: Day,
    },
    /// The journal was asked for what happened on this day or before it.
    Until {
        /// The day at the facility.
        day: Day,
    },
    /// A file of the catalogue had rows of this kind.
    Imported {
        /// Which: `group`, `service`, `icd10` or `icpc2`.
        records: Word,
        /// So many were not on record.
        new: usize,
        /// So many were, otherwise.
        changed: usize,
        /// So many were, just so.
        unchanged: usize,
        /// So many are offered no more.
        deactivated: usize,
    },
    /// Whoever ran the command on the server.
    By(OsUser),
}

/// Whoever runs a command, as the operating system knows them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct OsUser {
    /// The account it runs under.
    pub account: Account,
    /// Whose it was before `sudo`, if it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sudo: Option<Account>,
}

/// The name of an account of the operating system: of what such names are made of,
/// since the rest could pass for something else in a line of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(from = "String")]
#[schemars(rename = "OsAccount")]
pub struct Account(String);

impl From<String> for Account {
    fn from(name: String) -> Self {
        /// Longer names are cut: nobody has one.
        const LONGEST: usize = 64;
        let is_plain = |letter: &char| letter.is_alphanumeric() || "._-@\\$".contains(*letter);
        Self(name.chars().filter(is_plain).take(LONGEST).collect())
    }
}

impl fmt::Display for OsUser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "os-user {}", self.account.0)?;
        match &self.sudo {
            Some(Account(name)) if !name.is_empty() => write!(f, " sudo-user {name}"),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const fn sign(state: State) -> &'static str {
            match state {
                State::Allow => "+",
                State::Deny => "-",
                State::Undefined => "",
            }
        }
        match self {
            Self::Alone => f.write_str("alone"),
            Self::FourEyesEnd => f.write_str("four-eyes-end"),
            Self::Auditor => f.write_str("auditor"),
            Self::AuditorNew => f.write_str("auditor-new"),
            Self::SentBefore => f.write_str("sent-before"),
            Self::Compromised => f.write_str("compromised"),
            Self::Permission {
                permission,
                before,
                after,
            } => write!(f, "{permission}:{}→{}", sign(*before), sign(*after)),
            Self::RoleGiven { role } => write!(f, "gave role {role}"),
            Self::RoleWithdrawn { role } => write!(f, "withdrew role {role}"),
            Self::Operation { operation } => write!(f, "operation {operation}"),
            Self::From { day } => write!(f, "from {day}"),
            Self::Until { day } => write!(f, "until {day}"),
            Self::Imported {
                records,
                new,
                changed,
                unchanged,
                deactivated,
            } => write!(
                f,
                "{records}: {new} new, {changed} changed, {unchanged} unchanged, \
                 {deactivated} deactivated;"
            ),
            Self::By(user) => write!(f, "by {user}"),
        }
    }
}

/// As the command line prints them: `user … patients … full_name alone`.
impl fmt::Display for Notes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let patients = (!self.patients.is_empty()).then(|| "patients".to_owned());
        let also = self.also.iter().map(ToString::to_string);
        let parts: Vec<String> = also
            .chain(patients)
            .chain(self.patients.iter().map(ToString::to_string))
            .chain(self.changed.iter().map(ToString::to_string))
            .chain(self.marks.iter().map(ToString::to_string))
            .collect();
        f.write_str(&parts.join(" "))
    }
}
