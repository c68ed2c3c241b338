//! The journal: what was done, by whom, what was refused and why.

mod notes;
mod subject;

pub use notes::{Account, Mark, Notes, OsUser, Word};
pub use subject::{Identifies, KeyName, NotASubject, Subject};

use crate::{
    fields::{FullName, Login, WorkstationName},
    ids::{OrganizationId, PatientId, RequestId, UserId},
    time::{Day, Timestamp},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the journal is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct JournalQuery {
    /// Only what this user did or underwent.
    pub user: Option<UserId>,
    /// Only what concerns this patient, their referrals too.
    pub patient: Option<PatientId>,
    /// Only this operation, such as `issue_requisition`.
    pub operation: Option<String>,
    /// Only on this day at the facility or after it.
    pub from: Option<Day>,
    /// Only on this day at the facility or before it.
    pub until: Option<Day>,
    /// Where the page begins.
    pub cursor: Option<String>,
}

/// A page of the journal, newest first. How many lines there are altogether it
/// does not say: to count them is to read them all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct JournalPage {
    /// At most [`crate::page::PAGE_SIZE`] lines.
    pub items: Vec<JournalLine>,
    /// Where the next page begins, if there is one. Opaque.
    pub next: Option<String>,
    /// The numbers of lines that belong here and cannot be read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub damaged: Vec<String>,
}

/// A line of the journal: codes and ids, never entered text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct JournalLine {
    /// Its number, which only grows.
    pub id: i64,
    /// When it was written, by the server's clock.
    pub at: Timestamp,
    /// Which entity asked.
    pub source: String,
    /// Of which.
    pub destination: String,
    /// For what.
    pub operation: String,
    /// `done`, `delivered`, `refused`, `failed` or `counted`.
    pub outcome: String,
    /// Who; absent for strangers, the clock and the command line.
    pub user: Option<UserId>,
    /// Their login.
    pub login: Option<Login>,
    /// Their name now.
    pub full_name: Option<FullName>,
    /// For which organization, as they belonged to it then.
    pub organization: Option<OrganizationId>,
    /// At which workstation.
    pub workstation: Option<WorkstationName>,
    /// From which address.
    pub address: Option<String>,
    /// What it was about.
    pub subject: Option<Subject>,
    /// What else is known of it.
    #[serde(flatten)]
    pub notes: Notes,
    /// Why it was refused or failed: a code.
    pub reason: Option<String>,
    /// By which policy it was decided: the beginning of the table's digest.
    pub policy: Option<String>,
    /// In which request, as the server's log names it too.
    pub request: Option<RequestId>,
    /// How many events the line stands for.
    pub count: u64,
}
