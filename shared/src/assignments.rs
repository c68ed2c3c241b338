//! Assignments: which user holds which role.

use crate::{
    ids::{AssignmentId, RoleId, UserId},
    permissions::EffectivePermission,
    roles::RoleLabel,
    time::Timestamp,
    users::Person,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the form sends to give a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAssignment {
    /// Who gets the role.
    pub user_id: UserId,
    /// Which role.
    pub role_id: RoleId,
}

/// An assignment on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Assignment {
    /// The assignment.
    pub id: AssignmentId,
    /// The role given.
    pub role: RoleLabel,
    /// Since when.
    pub since: Timestamp,
    /// The full name of who gave it; absent for the command line.
    pub given_by: Option<String>,
}

/// A user with their roles, and what these add up to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Holder {
    /// Who it is.
    pub person: Person,
    /// The roles held, oldest first.
    pub assignments: Vec<Assignment>,
    /// What they add up to.
    pub permissions: Vec<EffectivePermission>,
}
