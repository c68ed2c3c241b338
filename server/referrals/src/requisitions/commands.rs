//! What is asked of requisitions.

use super::store;
use monitor::Concerning;
use serde::{Deserialize, Serialize};
use shared::{
    ids::RequisitionId,
    page::Version,
    referrals::{FormKey, Requisition, RequisitionForm},
};
use web::{AppState, Typed};

/// A form, to be made something of once.
#[derive(Serialize, Deserialize)]
pub struct Filled {
    /// What the form sent.
    pub form: Typed<RequisitionForm>,
    /// What the form is called, if it may come again.
    pub key: Option<FormKey>,
}

monitor::commands! { AppState:
    /// Issues what the form asks for.
    pub struct IssueRequisition(pub Filled)
        does store::issue with app => Concerning<Requisition>, TOUCHES_SESSIONS = false;

    /// Keeps a draft.
    pub struct CreateDraft(pub Filled)
        does store::draft with app => Concerning<Requisition>, TOUCHES_SESSIONS = false;

    /// Changes a draft.
    pub struct UpdateDraft(pub(super) DraftChange)
        does store::update_draft with app => Concerning<Requisition>,
        about Requisition(0.id), TOUCHES_SESSIONS = false;

    /// Issues a draft as the form has it now.
    pub struct IssueDraft(pub(super) DraftChange)
        does store::issue_draft with app => Concerning<Requisition>,
        about Requisition(0.id), TOUCHES_SESSIONS = false;

    /// Throws a draft away.
    pub struct DeleteDraft(pub(super) RequisitionId)
        does store::delete_draft => Concerning<()>, about Requisition(0), TOUCHES_SESSIONS = false;
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
