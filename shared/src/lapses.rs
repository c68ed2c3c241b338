//! Rights that are about to have nobody left who can use them.

use crate::{permissions::Permission, time::Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// For how many days a token must still work before its owner counts as able.
pub const LASTING_DAYS: u32 = 14;

/// An administrative permission whose holders all run out of ways in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Lapse {
    /// The permission.
    pub permission: Permission,
    /// When the last token ends, or ended, that counts; absent when none does: every one
    /// of them works at night only, or at a workstation its owner never signed
    /// in at.
    pub until: Option<Timestamp>,
    /// The full name of whose token that is.
    pub who: Option<String>,
    /// Their login.
    pub login: Option<String>,
}
