//! Requisitions: what is asked for at once, issued or kept as a draft.

mod form;
mod repeated;
mod store;
mod whole;

use axum::{Router, extract::State};
use ground::calendar::Calendar;
use monitor::{Actor, Answer, Command, Entity, Operation, Subject};
use shared::{
    endpoints,
    ids::RequisitionId,
    page::Version,
    referrals::{FormKey, Requisition, RequisitionForm},
};
use web::{AppState, Body, By, IdempotencyKey, IfMatch, Record, Serve};

pub(super) use form::{Purpose, check};
pub(super) use repeated::repeated;
pub(super) use store::{Written, write};
pub use store::{draft, issue};
pub(super) use whole::{Part, concerning, readable, whole};

/// The routes of requisitions.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(endpoints::IssueRequisition, post)
        .serve(endpoints::CreateDraft, create_draft)
        .serve(endpoints::UpdateDraft, update_draft)
        .serve(endpoints::IssueDraft, issue_draft)
        .serve(endpoints::DeleteDraft, delete_draft)
        .serve(endpoints::GetRequisition, get)
}

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
pub struct Filled {
    /// What the form sent.
    pub form: RequisitionForm,
    /// On these terms it is issued, or would be.
    pub terms: Terms,
    /// What the form is called, if it may come again.
    pub key: Option<FormKey>,
}

/// Issues what the form asks for.
pub struct IssueRequisition(pub Filled);

impl Command for IssueRequisition {
    const DESTINATION: Entity = Entity::ReferralDesk;
    const OPERATION: Operation = Operation::IssueRequisition;
    const TOUCHES_SESSIONS: bool = false;
}

/// Keeps a draft.
pub struct CreateDraft(pub Filled);

impl Command for CreateDraft {
    const DESTINATION: Entity = Entity::ReferralDesk;
    const OPERATION: Operation = Operation::CreateDraft;
    const TOUCHES_SESSIONS: bool = false;
}

/// A draft as the form has it now, and the version it was read in.
struct DraftChange {
    id: RequisitionId,
    form: RequisitionForm,
    terms: Terms,
    version: Version,
}

/// Changes a draft.
pub struct UpdateDraft(DraftChange);

impl Command for UpdateDraft {
    const DESTINATION: Entity = Entity::ReferralDesk;
    const OPERATION: Operation = Operation::UpdateDraft;
    const TOUCHES_SESSIONS: bool = false;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Requisition(self.0.id))
    }
}

/// Issues a draft as the form has it now.
pub struct IssueDraft(DraftChange);

impl Command for IssueDraft {
    const DESTINATION: Entity = Entity::ReferralDesk;
    const OPERATION: Operation = Operation::IssueDraft;
    const TOUCHES_SESSIONS: bool = false;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Requisition(self.0.id))
    }
}

/// Throws a draft away.
pub struct DeleteDraft(RequisitionId);

impl Command for DeleteDraft {
    const DESTINATION: Entity = Entity::ReferralDesk;
    const OPERATION: Operation = Operation::DeleteDraft;
    const TOUCHES_SESSIONS: bool = false;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Requisition(self.0))
    }
}

/// Asks for one requisition.
pub struct GetRequisition(RequisitionId);

impl Command for GetRequisition {
    const DESTINATION: Entity = Entity::ReferralDesk;
    const OPERATION: Operation = Operation::GetRequisition;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Requisition(self.0))
    }
}

async fn post(
    State(app): State<AppState>,
    actor: By<IssueRequisition>,
    IdempotencyKey(key): IdempotencyKey,
    Body(form): Body<RequisitionForm>,
) -> Answer<Requisition> {
    let terms = Terms::of(&app);
    let command = IssueRequisition(Filled { form, terms, key });
    app.monitor
        .run_concerning(&actor, command, store::issue)
        .await
}

async fn create_draft(
    State(app): State<AppState>,
    actor: By<CreateDraft>,
    IdempotencyKey(key): IdempotencyKey,
    Body(form): Body<RequisitionForm>,
) -> Answer<Requisition> {
    let terms = Terms::of(&app);
    let command = CreateDraft(Filled { form, terms, key });
    let made = app
        .monitor
        .run_concerning(&actor, command, store::draft)
        .await?;
    Ok(made.tagged(|requisition| requisition.version))
}

async fn update_draft(
    State(app): State<AppState>,
    actor: By<UpdateDraft>,
    Record(id): Record<RequisitionId>,
    IfMatch(version): IfMatch,
    Body(form): Body<RequisitionForm>,
) -> Answer<Requisition> {
    let terms = Terms::of(&app);
    let command = UpdateDraft(DraftChange {
        id,
        form,
        terms,
        version,
    });
    let changed = app
        .monitor
        .run_concerning(&actor, command, store::update_draft)
        .await?;
    Ok(changed.tagged(|requisition| requisition.version))
}

async fn issue_draft(
    State(app): State<AppState>,
    actor: By<IssueDraft>,
    Record(id): Record<RequisitionId>,
    IfMatch(version): IfMatch,
    Body(form): Body<RequisitionForm>,
) -> Answer<Requisition> {
    let terms = Terms::of(&app);
    let command = IssueDraft(DraftChange {
        id,
        form,
        terms,
        version,
    });
    app.monitor
        .run_concerning(&actor, command, store::issue_draft)
        .await
}

async fn delete_draft(
    State(app): State<AppState>,
    actor: Actor,
    Record(id): Record<RequisitionId>,
) -> Answer<()> {
    app.monitor
        .run_concerning(&actor, DeleteDraft(id), store::delete_draft)
        .await
}

async fn get(
    State(app): State<AppState>,
    actor: Actor,
    Record(id): Record<RequisitionId>,
) -> Answer<Requisition> {
    let found = app
        .monitor
        .read_concerning(&actor, GetRequisition(id), whole::get)
        .await?;
    Ok(found.tagged(|requisition| requisition.version))
}
