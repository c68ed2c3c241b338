//! The ids of records: one UUIDv7 newtype (RFC 9562 §5.7) per kind, so that
//! a user's id cannot be passed where a role's is meant.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident)*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Names an existing record, or one about to be made.
            pub const fn new(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The bare UUID, for storage.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text).map(Self)
            }
        }
    )*};
}

ids! {
    /// One role given to one user.
    AssignmentId
    /// A hospital, clinic or department that users belong to.
    OrganizationId
    /// A person whom referrals are about.
    PatientId
    /// One service asked for: what is taken into work and completed.
    ReferralId
    /// One request to the server, as its log and the journal name it.
    RequestId
    /// What was asked for at once, under one number (FHIR `requisition`).
    RequisitionId
    /// A named set of three-state permissions.
    RoleId
    /// One signed-in browser.
    SessionId
    /// A staff token: the JWT's `jti`, shown as "ID" in lists.
    TokenId
    /// A person who signs in.
    UserId
    /// A browser on a particular computer: the token's `device`.
    WorkstationId
}
