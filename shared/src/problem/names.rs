//! People whom a refusal names.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// People by name, a few of perhaps many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Names {
    /// The full names of the first of them.
    pub first: Vec<String>,
    /// How many more there are.
    pub more: u64,
}

impl Names {
    /// So many are named at most; of the others only how many they are is said.
    pub const NAMED: usize = 5;

    /// The first of `all`; nobody is `None`.
    pub fn of(mut all: Vec<String>) -> Option<Self> {
        let more = all.len().saturating_sub(Self::NAMED);
        all.truncate(Self::NAMED);
        (!all.is_empty()).then_some(Self {
            first: all,
            more: more as u64,
        })
    }
}
