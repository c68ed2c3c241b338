//! Roles: a name and a state for every permission.

use crate::{fields::RoleName, ids::RoleId, page::Version, permissions::PermissionStates};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A role that comes with the system (the thesis' Table 2.1, who carries
/// referrals out, and who reads the journal). Its name is translated until
/// somebody renames it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the variants are the roles' names")]
pub enum ShippedRole {
    Administrator,
    HeadOfDepartment,
    FamilyDoctor,
    Nurse,
    LaboratoryWorker,
    Intern,
    Auditor,
}

impl ShippedRole {
    /// Every shipped role, in the order of the table.
    pub const ALL: [Self; 7] = [
        Self::Administrator,
        Self::HeadOfDepartment,
        Self::FamilyDoctor,
        Self::Nurse,
        Self::LaboratoryWorker,
        Self::Intern,
        Self::Auditor,
    ];

    /// The code in the database and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::HeadOfDepartment => "head-of-department",
            Self::FamilyDoctor => "family-doctor",
            Self::Nurse => "nurse",
            Self::LaboratoryWorker => "laboratory-worker",
            Self::Intern => "intern",
            Self::Auditor => "auditor",
        }
    }

    /// The role a code names.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// How a role is named wherever it is mentioned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RoleLabel {
    /// The role.
    pub id: RoleId,
    /// Its name as stored.
    pub name: RoleName,
    /// Set while the name is the shipped one, to be shown translated.
    pub shipped: Option<ShippedRole>,
}

/// What the role form sends, to create and to change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleForm {
    /// Unique as it is folded ([`fold`](crate::text::fold)).
    pub name: RoleName,
    /// A state for each permission; none may be missing.
    pub permissions: PermissionStates,
}

/// A role on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Role {
    /// Id and name.
    #[serde(flatten)]
    pub label: RoleLabel,
    /// A state for each permission.
    pub permissions: PermissionStates,
    /// How many users hold it.
    pub holders: u64,
    /// An older one has the same name since names are compared more closely.
    pub namesake: bool,
    /// For `If-Match`.
    pub version: Version,
}
