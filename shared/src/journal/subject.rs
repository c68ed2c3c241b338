//! The records that journal lines are about.

use crate::ids::{
    AssignmentId, OrganizationId, PatientId, ReferralId, RequisitionId, RoleId, SessionId, TokenId,
    UserId, WorkstationId,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

macro_rules! subjects {
    ($($name:ident($id:ty) = $kind:literal,)*) => {
        /// The record a line of the journal is about.
        #[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(tag = "kind", content = "id", rename_all = "kebab-case")]
        #[expect(missing_docs, reason = "the names of the records")]
        pub enum Subject {
            $($name($id),)*
        }

        impl fmt::Display for Subject {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$name(id) => write!(f, concat!($kind, " {}"), id),)*
                }
            }
        }

        $(impl Identifies for $id {
            fn subject(path: &str) -> Option<Subject> {
                path.parse().ok().map(Subject::$name)
            }
        })*

        /// "kind id", as it is displayed.
        impl FromStr for Subject {
            type Err = NotASubject;

            fn from_str(text: &str) -> Result<Self, NotASubject> {
                let (kind, id) = text.split_once(' ').ok_or(NotASubject)?;
                match kind {
                    $($kind => id.parse().map(Self::$name).map_err(|_| NotASubject),)*
                    _ => Err(NotASubject),
                }
            }
        }
    };
}

subjects! {
    User(UserId) = "user",
    Organization(OrganizationId) = "organization",
    Role(RoleId) = "role",
    Assignment(AssignmentId) = "assignment",
    Token(TokenId) = "token",
    Workstation(WorkstationId) = "workstation",
    Session(SessionId) = "session",
    Patient(PatientId) = "patient",
    Requisition(RequisitionId) = "requisition",
    Referral(ReferralId) = "referral",
    Key(KeyName) = "key",
}

/// What names a record in a path.
pub trait Identifies {
    /// The record that this part of a path names, if it is one that the journal knows.
    fn subject(path: &str) -> Option<Subject>;
}

macro_rules! nameless {
    ($($id:ty)*) => {$(
        impl Identifies for $id {
            fn subject(_: &str) -> Option<Subject> {
                None
            }
        }
    )*};
}

nameless! { () String }

/// The text names no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no record of a known kind")]
pub struct NotASubject;

/// The name of a public key: its thumbprint (RFC 7638), 43 characters of base64url.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct KeyName(String);

impl TryFrom<String> for KeyName {
    type Error = NotASubject;

    fn try_from(text: String) -> Result<Self, NotASubject> {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        let is_name = text.len() == 43 && text.bytes().all(fits);
        is_name.then_some(Self(text)).ok_or(NotASubject)
    }
}

impl FromStr for KeyName {
    type Err = NotASubject;

    fn from_str(text: &str) -> Result<Self, NotASubject> {
        text.to_owned().try_into()
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_displayed_is_read_again() {
        let id = "01980000-0000-7000-8000-000000000001";
        let key = "cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s";
        for text in [format!("user {id}"), format!("key {key}")] {
            let subject: Subject = text.parse().unwrap();
            assert_eq!(subject.to_string(), text);
            let json = serde_json::to_string(&subject).unwrap();
            assert_eq!(serde_json::from_str::<Subject>(&json).unwrap(), subject);
        }
        for text in [
            "",
            "user",
            "user x",
            "key x",
            "nurse",
            &format!("nurse {id}"),
        ] {
            assert_eq!(text.parse::<Subject>(), Err(NotASubject), "{text}");
        }
    }
}
