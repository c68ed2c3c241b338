//! Requisitions: what is asked for at once, issued or kept as a draft.

mod form;
mod repeated;
mod store;
mod whole;

use axum::{Router, extract::State};
use form::DraftChange;
use monitor::{Answer, Concerning};
use shared::{
    ids::RequisitionId,
    referrals::{Requisition, RequisitionForm},
};
use web::{AppState, By, IdempotencyKey, IfMatch, PathId, Serve, Typed};

pub use form::Filled;
pub(super) use form::{Purpose, Terms, check};
pub(super) use repeated::repeated;
pub(super) use store::{Written, write};
use whole::GetRequisition;
pub(super) use whole::{Part, concerning, readable, whole};

/// The routes of requisitions.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(post)
        .serve(create_draft)
        .serve(update_draft)
        .serve(issue_draft)
        .serve(delete_draft)
        .serve(get)
}

monitor::commands! { AppState:
    /// Issues what the form asks for.
    pub struct IssueRequisition(pub Filled)
        does store::issue with app => Concerning<Requisition>, TOUCHES_SESSIONS = false;

    /// Keeps a draft.
    pub struct CreateDraft(pub Filled)
        does store::draft with app => Concerning<Requisition>, TOUCHES_SESSIONS = false;

    /// Changes a draft.
    pub struct UpdateDraft(DraftChange)
        does store::update_draft with app => Concerning<Requisition>,
        about Requisition(0.id), TOUCHES_SESSIONS = false;

    /// Issues a draft as the form has it now.
    pub struct IssueDraft(DraftChange)
        does store::issue_draft with app => Concerning<Requisition>,
        about Requisition(0.id), TOUCHES_SESSIONS = false;

    /// Throws a draft away.
    pub struct DeleteDraft(RequisitionId)
        does store::delete_draft => Concerning<()>, about Requisition(0), TOUCHES_SESSIONS = false;
}

async fn post(
    State(app): State<AppState>,
    actor: By<IssueRequisition>,
    IdempotencyKey(key): IdempotencyKey,
    form: Typed<RequisitionForm>,
) -> Answer<Requisition> {
    let command = IssueRequisition(Filled { form, key });
    app.run_concerning(&actor, command).await
}

async fn create_draft(
    State(app): State<AppState>,
    actor: By<CreateDraft>,
    IdempotencyKey(key): IdempotencyKey,
    form: Typed<RequisitionForm>,
) -> Answer<Requisition> {
    let command = CreateDraft(Filled { form, key });
    let made = app.run_concerning(&actor, command).await?;
    Ok(made.tagged(|requisition| requisition.version))
}

async fn update_draft(
    State(app): State<AppState>,
    actor: By<UpdateDraft>,
    PathId(id): PathId<RequisitionId>,
    IfMatch(version): IfMatch,
    form: Typed<RequisitionForm>,
) -> Answer<Requisition> {
    let command = UpdateDraft(DraftChange { id, form, version });
    let changed = app.run_concerning(&actor, command).await?;
    Ok(changed.tagged(|requisition| requisition.version))
}

async fn issue_draft(
    State(app): State<AppState>,
    actor: By<IssueDraft>,
    PathId(id): PathId<RequisitionId>,
    IfMatch(version): IfMatch,
    form: Typed<RequisitionForm>,
) -> Answer<Requisition> {
    let command = IssueDraft(DraftChange { id, form, version });
    app.run_concerning(&actor, command).await
}

async fn delete_draft(
    State(app): State<AppState>,
    actor: By<DeleteDraft>,
    PathId(id): PathId<RequisitionId>,
) -> Answer<()> {
    app.run_concerning(&actor, DeleteDraft(id)).await
}

async fn get(
    State(app): State<AppState>,
    actor: By<GetRequisition>,
    PathId(id): PathId<RequisitionId>,
) -> Answer<Requisition> {
    let found = app.read_concerning(&actor, GetRequisition(id)).await?;
    Ok(found.tagged(|requisition| requisition.version))
}
