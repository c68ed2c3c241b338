//! What a refusal shows that wants the change of rights to be confirmed.

use crate::{
    ids::{TokenId, UserId},
    permissions::Permission,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Somebody in whom hidden rights take effect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Surfacing {
    /// Their full name.
    pub who: String,
    /// The rights.
    pub permissions: Vec<Permission>,
}

/// A token that ends because its owner gains an administrative right which
/// whoever made it lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EndingToken {
    /// The token.
    pub id: TokenId,
    /// Its owner's full name.
    pub who: String,
    /// Where it works.
    pub workstation: String,
    /// The full name of who made it.
    pub made_by: String,
}

/// A one-time code, or an initial password, that ends because its owner gains an
/// administrative right which whoever knows it lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EndingCode {
    /// Its owner.
    pub user: UserId,
    /// Their full name.
    pub who: String,
    /// The full name of who made it.
    pub made_by: String,
}
