//! What is on record of a referral, and what is done with it.

use super::{
    number::{ForeignNumber, Number},
    reasons::{ErrorReason, Reason, RecallReason},
    status::{Act, ReferralState},
};
use crate::{
    catalogue::{Bilingual, Category, Diagnosis},
    closed::codes,
    fields::{
        FullName, LicenceNumber, Note, OrganizationName, Position, Rule, ServiceCode,
        WorkstationName,
    },
    ids::{ReferralId, RequisitionId, UserId},
    page::Version,
    patients::PatientRow,
    time::{Day, Timestamp},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

codes! {
    /// How soon (FHIR `RequestPriority`).
    pub enum Priority {
        /// In the ordinary order.
        Routine = "routine",
        /// Before routine ones.
        Urgent = "urgent",
        /// As soon as possible.
        Asap = "asap",
        /// At once.
        Stat = "stat",
    }
}

impl Priority {
    /// 0 for routine to 3 for stat.
    pub const fn level(self) -> u8 {
        match self {
            Self::Routine => 0,
            Self::Urgent => 1,
            Self::Asap => 2,
            Self::Stat => 3,
        }
    }

    /// After how many days without anybody taking it into work a referral is
    /// stuck.
    pub const fn stuck_days(self) -> u32 {
        match self {
            Self::Routine => 40,
            Self::Urgent => 5,
            Self::Asap => 2,
            Self::Stat => 1,
        }
    }

    /// A referral that nobody took is stuck at `now` if it was issued then or
    /// before.
    pub fn stuck_since(self, now: Timestamp) -> Timestamp {
        now.plus_days(-i64::from(self.stuck_days()))
    }
}

/// How many of a service: 1 to 99.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "i64", into = "i64")]
#[schemars(extend("minimum" = 1, "maximum" = 99))]
pub struct Quantity(u8);

impl Quantity {
    /// One.
    pub const ONE: Self = Self(1);

    /// 1 to 99.
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<i64> for Quantity {
    type Error = Rule;

    fn try_from(quantity: i64) -> Result<Self, Rule> {
        match u8::try_from(quantity) {
            Ok(quantity @ 1..=99) => Ok(Self(quantity)),
            _ => Err(Rule::QuantityInvalid),
        }
    }
}

impl From<Quantity> for i64 {
    fn from(quantity: Quantity) -> Self {
        quantity.0.into()
    }
}

/// Who issued, as they were then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Requester {
    /// The user.
    pub id: UserId,
    /// ПІБ.
    pub full_name: FullName,
    /// The job title.
    pub position: Position,
    /// Absent for staff without a licence.
    pub licence_number: Option<LicenceNumber>,
    /// Where they worked.
    pub organization: OrganizationName,
}

/// The number another requisition goes by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// The requisition.
    pub id: RequisitionId,
    /// Its number.
    pub number: Number,
}

/// What was asked for at once: everything its referrals share, and those of
/// them the caller may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Requisition {
    /// The requisition.
    pub id: RequisitionId,
    /// Absent while it is a draft.
    pub number: Option<Number>,
    /// Its number in the national system.
    pub foreign_number: Option<ForeignNumber>,
    /// Whom it is about.
    pub patient: PatientRow,
    /// By ICD-10-AM.
    pub icd10: Option<Diagnosis>,
    /// By ICPC-2.
    pub icpc2: Option<Diagnosis>,
    /// How soon.
    pub priority: Priority,
    /// For whoever carries it out.
    pub clinical_note: Option<Note>,
    /// For the patient.
    pub patient_instruction: Option<Note>,
    /// The day it is planned for.
    pub occurrence: Option<Day>,
    /// Who issued it, as they were then; of a draft, who wrote it.
    pub requester: Requester,
    /// When it was issued; absent while it is a draft.
    pub issued_at: Option<Timestamp>,
    /// The last day it holds; absent while it is a draft.
    pub valid_until: Option<Day>,
    /// What it replaces.
    pub replaces: Option<Link>,
    /// One for each service.
    pub referrals: Vec<Referral>,
    /// The ids of referrals under the number that cannot be read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub damaged: Vec<String>,
    /// Whether the caller may change and discard it: their own draft.
    pub editable: bool,
    /// For `If-Match`, while it is a draft.
    pub version: Version,
}

/// A service as it was called when it was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AskedService {
    /// Its code.
    pub code: ServiceCode,
    /// What it was called.
    pub name: Bilingual,
    /// As what it is asked for.
    pub category: Category,
    /// How many.
    pub quantity: Quantity,
}

/// One service asked for, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Referral {
    /// The referral.
    pub id: ReferralId,
    /// What is asked for.
    pub service: AskedService,
    /// Where it stands.
    pub state: ReferralState,
    /// Who carries it out, or did.
    pub performer: Option<Performer>,
    /// What was found.
    pub result: Option<Note>,
    /// What replaced it.
    pub replaced_by: Option<Link>,
    /// Everything that happened, oldest first.
    pub history: Vec<HistoryEntry>,
    /// What the caller may do with it now. A courtesy for the page: the server
    /// decides anew when it is asked.
    pub allowed: Vec<Act>,
}

/// Who carries a referral out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Performer {
    /// ПІБ.
    pub full_name: FullName,
    /// Where they work.
    pub organization: OrganizationName,
    /// When they took it.
    pub since: Timestamp,
    /// Whether they are gone while it is in work: deleted, elsewhere by now, without the
    /// permission or without a token.
    pub gone: bool,
}

/// Something that happened to a referral.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HistoryEntry {
    /// When, by the server's clock.
    pub at: Timestamp,
    /// The step it took.
    pub act: Act,
    /// Who did it; absent for the system.
    pub by: Option<FullName>,
    /// Where they work.
    pub organization: Option<OrganizationName>,
    /// At which workstation.
    pub workstation: Option<WorkstationName>,
    /// The reason given; absent where the step takes none.
    pub reason: Option<Reason>,
    /// In words.
    pub comment: Option<Note>,
}

/// Completes a referral.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Completion {
    /// What was found.
    pub result: Note,
}

/// Takes a referral over from whoever has it in work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeOver {
    /// Why, in words.
    pub reason: Note,
}

/// Takes a referral back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recall {
    /// Why it is not needed any more.
    pub reason: RecallReason,
    /// In words, where the reason demands it.
    pub comment: Option<Note>,
}

/// Says that a referral should never have been.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EnteredInError {
    /// What was wrong with it.
    pub reason: ErrorReason,
    /// In words, where the reason demands it.
    pub comment: Option<Note>,
}

/// Looks a number up, as it was said or typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NumberQuery {
    /// A number of ours or of the national system.
    pub number: String,
}

/// What is known under a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Found {
    /// The number as it is written; absent if it has a typing error.
    pub number: Option<Number>,
    /// What the caller may see of it; without the patient.
    pub referrals: Vec<FoundReferral>,
    /// The ids of referrals under the number that cannot be read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub damaged: Vec<String>,
    /// With a typing error: the numbers on record that were perhaps meant.
    pub repairs: Vec<Number>,
}

/// A referral found by its number: enough to decide whether to take it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FoundReferral {
    /// The referral.
    pub id: ReferralId,
    /// Where it can be read whole, if the caller may.
    pub requisition_id: Option<RequisitionId>,
    /// What is asked for.
    pub service: AskedService,
    /// How soon.
    pub priority: Priority,
    /// Where it stands.
    pub state: ReferralState,
    /// The last day it holds.
    pub valid_until: Day,
    /// Who has it in work.
    pub taken_by: Option<FullName>,
    /// Whether that is the caller.
    pub mine: bool,
    /// The latest thing that happened to it.
    pub last_act: Option<Act>,
    /// What the caller may do with it now.
    pub allowed: Vec<Act>,
}
