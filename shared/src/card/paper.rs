//! A card on its way to paper.

use crate::{lang::Lang, picture::Picture};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The signed document of a requisition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SignedCard {
    /// The JWS in compact form.
    pub card: String,
    /// The same as a QR code.
    pub qr: Picture,
}

/// How a requisition is to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaperQuery {
    /// In which language.
    pub lang: Lang,
}

/// The one answer that is no JSON: a PDF file (ISO 32000-2), for the browser to
/// show and print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Pdf;

/// Public keys, for whoever checks what they signed (RFC 7517 §5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct JwkSet {
    /// Each with its name `kid`.
    pub keys: Vec<serde_json::Value>,
}
