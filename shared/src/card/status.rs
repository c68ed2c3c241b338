//! What has become of a card since it was signed.

use crate::{catalogue::Bilingual, fields::ServiceCode, referrals::ReferralState, time::Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Asks for the present status of a card. Only a card whose signature is ours
/// is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CardStatusQuery {
    /// The JWS in compact form.
    pub card: String,
}

/// The present status of a card, service by service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CardStatus {
    /// When the server looked.
    pub at: Timestamp,
    /// In the order of the card.
    pub services: Vec<ServiceStatus>,
}

/// The present status of one service of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ServiceStatus {
    /// Its code.
    pub code: ServiceCode,
    /// What the catalogue calls it.
    pub name: Bilingual,
    /// Where it stands.
    pub state: ReferralState,
    /// When it was taken back or said to be a mistake, if it was.
    pub withdrawn_at: Option<Timestamp>,
}

/// The cards of one key that hold no more (SMART Health Cards, "Revocation"),
/// at `/.well-known/crl/<kid>.json` under the issuer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RevocationList {
    /// The key that signed them.
    pub kid: String,
    /// `rid`: cards are named by their revocation id.
    pub method: String,
    /// How often the list has changed.
    pub ctr: u64,
    /// The ids of cards of which nothing holds any more, each with the second
    /// from which it does not: `id.1764000000`; alone, whenever it was issued.
    pub rids: Vec<String>,
    /// Beyond the framework: of cards that hold in part, the places of the
    /// services that do not, counted from 0.
    #[serde(default)]
    pub services: BTreeMap<String, Vec<usize>>,
}

impl RevocationList {
    /// Since when a card issued at `issued_at` holds no more, in seconds; 0 if
    /// the list does not say.
    pub fn withdrawn(&self, rid: &str, issued_at: i64) -> Option<i64> {
        self.rids
            .iter()
            .find_map(|entry| match entry.split_once('.') {
                Some((id, since)) if id == rid => {
                    let since = since.parse().unwrap_or(i64::MAX);
                    (issued_at < since).then_some(since)
                }
                None if entry == rid => Some(0),
                _ => None,
            })
    }
}
