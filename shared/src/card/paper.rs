//! A card on its way to paper.

use crate::lang::Lang;
use serde::{Deserialize, Serialize};

/// The signed document of a requisition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedCard {
    /// The JWS in compact form.
    pub card: String,
    /// The same as a QR code.
    pub qr: Picture,
}

/// A QR code to be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// How many modules it is wide and high, without the quiet zone.
    pub modules: u16,
    /// The dark ones as an SVG path, one unit each.
    pub path: String,
}

/// How a requisition is to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperQuery {
    /// In which language.
    pub lang: Lang,
}

/// The one answer that is no JSON: a PDF file (ISO 32000-2), for the browser to
/// show and print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pdf;
