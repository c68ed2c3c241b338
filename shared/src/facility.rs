//! The facility that runs this installation.

use crate::time::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What anybody may know before signing in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Facility {
    /// The hospital's name, shown on every page.
    pub name: String,
    /// How to reach the administrator, in the facility's own words; may be empty.
    pub contact: String,
    /// The IANA time zone all times are shown in.
    pub time_zone: String,
    /// Whether administrators choose initial passwords, instead of handing out
    /// one-time codes.
    pub initial_passwords: bool,
    /// For how many days a referral holds: it is planned for one of them.
    pub referral_days: u16,
    /// The server's time, since ward clocks are wrong.
    pub now: Timestamp,
    /// The version of the software.
    pub version: String,
}
