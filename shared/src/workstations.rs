//! Workstations: a browser on a particular computer, known by a key that
//! cannot leave it.

use crate::{
    fields::{InventoryLabel, Place, WorkstationName},
    ids::WorkstationId,
    page::Version,
    time::Timestamp,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the workstation form sends, to create and to change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkstationForm {
    /// Unique as it is folded ([`fold`](crate::text::fold)).
    pub name: WorkstationName,
    /// Where it stands.
    pub place: Place,
    /// The label on its case.
    pub inventory_label: InventoryLabel,
}

/// A workstation on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Workstation {
    /// Unchanging, also when the browser is enrolled again: a token's `device`.
    pub id: WorkstationId,
    /// What the form edits.
    #[serde(flatten)]
    pub form: WorkstationForm,
    /// When its present key was enrolled; absent until then.
    pub enrolled_at: Option<Timestamp>,
    /// Valid tokens bound to it.
    pub tokens: u64,
    /// Open sessions on it.
    pub sessions: u64,
    /// An older one has the same name since names are compared more closely.
    pub namesake: bool,
    /// For `If-Match`.
    pub version: Version,
}

/// A one-time link that enrols the browser it is opened in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EnrolmentLink {
    /// The address, with the code in its fragment, which browsers do not send.
    pub link: String,
    /// When it stops working: 15 minutes after it was made.
    pub expires_at: Timestamp,
}

impl std::fmt::Debug for EnrolmentLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EnrolmentLink")
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}

/// The code of an enrolment link, to look at it or to use it up. Using it up
/// needs a proof (RFC 9449) made with the key to enrol.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EnrolmentCode {
    /// The fragment of the link.
    pub code: String,
}

impl std::fmt::Debug for EnrolmentCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EnrolmentCode(…)")
    }
}

/// What a workstation may know of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ThisWorkstation {
    /// The token's `device`.
    pub id: WorkstationId,
    /// What staff call it.
    pub name: WorkstationName,
    /// Where it stands.
    pub place: Place,
    /// When its key was enrolled; absent while the link is only looked at.
    pub enrolled_at: Option<Timestamp>,
}
