//! Signing in: two factors and a workstation (REQUIREMENTS §2).

use crate::fields::{EnteredPassword, Login};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the sign-in form sends. The proof of the workstation's key (RFC 9449)
/// goes along in the `DPoP` header.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// Who they say they are.
    pub login: Login,
    /// Something known.
    pub password: EnteredPassword,
    /// Something held: the content of the token file.
    pub token: String,
}

impl std::fmt::Debug for SignIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignIn(…)")
    }
}

/// A number for one proof, good for 60 seconds (RFC 9449 §8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Nonce {
    /// The proof's claim `nonce`.
    pub nonce: String,
}
