//! A QR code on its way to the page.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A QR code to be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Picture {
    /// How many modules it is wide and high, without the quiet zone.
    pub modules: u16,
    /// The dark ones as an SVG path, one unit each.
    pub path: String,
}
