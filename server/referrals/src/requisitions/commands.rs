//! What is asked of requisitions.

use ground::calendar::Calendar;
use monitor::{Command, Subject};
use serde::{Deserialize, Serialize};
use shared::{
    endpoints,
    ids::RequisitionId,
    page::Version,
    referrals::{FormKey, RequisitionForm},
};
use web::{AppState, Typed};

/// On what terms this installation issues.
#[derive(Debug, Clone)]
pub struct Terms {
    /// The facility's days.
    pub calendar: Calendar,
    /// For how many days a referral holds.
    pub days: u16,
}

impl Terms {
    /// Those of the configuration.
    pub fn of(app: &AppState) -> Self {
        Self {
            calendar: app.config.calendar.clone(),
            days: app.config.referral_days,
        }
    }
}

/// A form, to be made something of once.
#[derive(Serialize, Deserialize)]
pub struct Filled {
    /// What the form sent.
    pub form: Typed<RequisitionForm>,
    /// What the form is called, if it may come again.
    pub key: Option<FormKey>,
}

/// Issues what the form asks for.
#[derive(Serialize, Deserialize)]
pub struct IssueRequisition(pub Filled);

impl Command for IssueRequisition {
    type Of = endpoints::IssueRequisition;
    const TOUCHES_SESSIONS: bool = false;
}

/// Keeps a draft.
#[derive(Serialize, Deserialize)]
pub struct CreateDraft(pub Filled);

impl Command for CreateDraft {
    type Of = endpoints::CreateDraft;
    const TOUCHES_SESSIONS: bool = false;
}

/// A draft as the form has it now, and the version it was read in.
#[derive(Serialize, Deserialize)]
pub struct DraftChange {
    pub(super) id: RequisitionId,
    pub(super) form: Typed<RequisitionForm>,
    pub(super) version: Version,
}

impl DraftChange {
    pub(super) const fn parts(&self) -> (RequisitionId, &Typed<RequisitionForm>, Version) {
        (self.id, &self.form, self.version)
    }
}

/// Changes a draft.
#[derive(Serialize, Deserialize)]
pub struct UpdateDraft(pub(super) DraftChange);

impl Command for UpdateDraft {
    type Of = endpoints::UpdateDraft;
    const TOUCHES_SESSIONS: bool = false;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Requisition(self.0.id))
    }
}

/// Issues a draft as the form has it now.
#[derive(Serialize, Deserialize)]
pub struct IssueDraft(pub(super) DraftChange);

impl Command for IssueDraft {
    type Of = endpoints::IssueDraft;
    const TOUCHES_SESSIONS: bool = false;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Requisition(self.0.id))
    }
}

/// Throws a draft away.
#[derive(Serialize, Deserialize)]
pub struct DeleteDraft(pub(super) RequisitionId);

impl Command for DeleteDraft {
    type Of = endpoints::DeleteDraft;
    const TOUCHES_SESSIONS: bool = false;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Requisition(self.0))
    }
}

/// Asks for one requisition.
#[derive(Serialize, Deserialize)]
pub struct GetRequisition(pub(super) RequisitionId);

impl Command for GetRequisition {
    type Of = endpoints::GetRequisition;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Requisition(self.0))
    }
}
