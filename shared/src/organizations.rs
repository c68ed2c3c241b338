//! Organizations: the hospitals, clinics and departments users belong to.

use crate::{fields::OrganizationName, ids::OrganizationId, page::Version};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the organization form sends, to create and to rename.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganizationForm {
    /// Unique as it is folded ([`fold`](crate::text::fold)).
    pub name: OrganizationName,
}

/// An organization on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Organization {
    /// The organization.
    pub id: OrganizationId,
    /// Its name.
    pub name: OrganizationName,
    /// How many users belong to it.
    pub members: u64,
    /// An older one has the same name since names are compared more closely.
    pub namesake: bool,
    /// For `If-Match`.
    pub version: Version,
}
