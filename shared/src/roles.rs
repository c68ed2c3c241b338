//! Roles: a name and a state for every permission.

use crate::{
    closed::codes, fields::RoleName, ids::RoleId, page::Version, permissions::PermissionStates,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

codes! {
    /// A role that comes with the system (the thesis' Table 2.1, who carries
    /// referrals out, and who reads the journal). Its name is translated until
    /// somebody renames it.
    #[expect(missing_docs, reason = "the variants are the roles' names")]
    pub enum ShippedRole {
        Administrator = "administrator",
        HeadOfDepartment = "head-of-department",
        FamilyDoctor = "family-doctor",
        Nurse = "nurse",
        LaboratoryWorker = "laboratory-worker",
        Intern = "intern",
        Auditor = "auditor",
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
    /// Not all of it can be read. If it is a permission that cannot, the role forbids
    /// everything until it is saved again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub damaged: bool,
    /// For `If-Match`.
    pub version: Version,
}
