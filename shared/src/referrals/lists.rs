//! Worklists: which referrals wait for whom.

use super::{
    number::Number,
    record::{AskedService, Priority},
    status::{Act, Processing, ReferralState, Request},
};
use crate::{
    closed::codes,
    fields::FullName,
    ids::{PatientId, ReferralId, RequisitionId, UserId},
    lang::Lang,
    page::{Order, Total, or_default},
    patients::{BirthDate, PatientName},
    time::{Day, Timestamp},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

codes! {
    /// The lists of whoever issues.
    pub enum Worklist {
        /// Those the user issued, and their drafts.
        Mine = "mine",
        /// Those of the user's organization.
        Organization = "organization",
        /// Those of the organization that nobody took and whose validity ends
        /// within [`Worklist::EXPIRING_DAYS`] days.
        Expiring = "expiring",
        /// Those of the organization that nobody took for longer than their
        /// priority allows ([`Priority::stuck_days`]), and those in work with
        /// somebody who is gone.
        Stuck = "stuck",
    }
}

impl Worklist {
    /// How many days ahead [`Worklist::Expiring`] looks.
    pub const EXPIRING_DAYS: i64 = 14;
}

codes! {
    /// The sortable columns.
    #[derive(Default)]
    #[expect(missing_docs, reason = "the names of the columns")]
    pub enum ReferralSort {
        #[default]
        Issued = "issued",
        Patient = "patient",
        Priority = "priority",
        ValidUntil = "valid-until",
    }
}

codes! {
    /// When the listed referrals were issued.
    pub enum Issued {
        /// On this day.
        Today = "today",
        /// On this day and the six before.
        Week = "week",
        /// On this day and the 29 before.
        Month = "month",
    }
}

/// Somebody whose referrals a worklist can be narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListedRequester {
    /// The user.
    pub id: UserId,
    /// As they were called when they last issued one.
    pub full_name: FullName,
}

/// What a worklist is asked for. Sent as a body: what is typed never stands in
/// an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReferralQuery {
    /// Which list.
    pub list: Worklist,
    /// A number, the beginnings of the patient's names, or part of a service.
    #[serde(default)]
    pub search: Option<String>,
    /// Only of this patient.
    #[serde(default)]
    pub patient: Option<PatientId>,
    /// Only with this status.
    #[serde(default)]
    pub request: Option<Request>,
    /// Only with this status of processing.
    #[serde(default)]
    pub processing: Option<Processing>,
    /// Only with this priority.
    #[serde(default)]
    pub priority: Option<Priority>,
    /// Only issued by this user.
    #[serde(default)]
    pub requester: Option<UserId>,
    /// Only issued within this period.
    #[serde(default)]
    pub issued: Option<Issued>,
    /// Only issued on this day or after it.
    #[serde(default)]
    pub issued_from: Option<Day>,
    /// Only issued on this day or before it.
    #[serde(default)]
    pub issued_until: Option<Day>,
    /// The column to sort by.
    #[serde(default, deserialize_with = "or_default")]
    pub sort: ReferralSort,
    /// Its direction.
    #[serde(default, deserialize_with = "or_default")]
    pub order: Order,
    /// Where the page begins.
    #[serde(default)]
    pub cursor: Option<String>,
}

/// What the list of referrals in work with the caller is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct WorkQuery {
    /// Also those they completed.
    pub completed: bool,
    /// Where the page begins.
    pub cursor: Option<String>,
}

/// A referral in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReferralRow {
    /// The referral.
    pub id: ReferralId,
    /// Where it is read whole.
    pub requisition_id: RequisitionId,
    /// Absent while it is a draft.
    pub number: Option<Number>,
    /// How many services share the number.
    pub services: u64,
    /// Whom it is about.
    pub patient_id: PatientId,
    /// Their name.
    pub patient: PatientName,
    /// Born on.
    pub birth_date: BirthDate,
    /// What is asked for.
    pub service: AskedService,
    /// How soon.
    pub priority: Priority,
    /// Where it stands.
    pub state: ReferralState,
    /// Whether it waits for longer than its priority allows, or for somebody who
    /// is gone.
    pub stuck: bool,
    /// When it was issued; of a draft, when it was written.
    pub issued_at: Timestamp,
    /// The last day it holds; absent while it is a draft.
    pub valid_until: Option<Day>,
    /// Who issued it.
    pub requester: FullName,
    /// Who carries it out.
    pub performer: Option<FullName>,
    /// The latest thing that happened, if any did.
    pub last_act: Option<Act>,
}

/// How many referrals each list holds; absent where the caller has no right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct ListCounts {
    /// [`Worklist::Mine`].
    pub mine: Total,
    /// [`Worklist::Organization`].
    pub organization: Total,
    /// [`Worklist::Expiring`].
    pub expiring: Total,
    /// [`Worklist::Stuck`].
    pub stuck: Total,
}

/// What a list is asked for as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExportQuery {
    /// In which language its words are.
    pub lang: Lang,
    /// Which list, all of it: its cursor does not count.
    pub list: ReferralQuery,
}

/// A list as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Export {
    /// Values in lines (RFC 4180) below the columns' names, but separated by semicolons,
    /// as UTF-8 with a byte order mark: a spreadsheet set to Ukrainian reads nothing else.
    /// Dates are `31.12.2026`, moments `31.12.2026 08:30` in the facility's time zone.
    pub csv: String,
    /// How many referrals it has.
    pub rows: u64,
    /// Whether more matched than one file holds.
    pub cut: bool,
    /// The ids of referrals in it that cannot be read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub damaged: Vec<String>,
}
