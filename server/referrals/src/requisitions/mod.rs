//! Requisitions: what is asked for at once, issued or kept as a draft.

mod commands;
mod form;
mod repeated;
mod store;
mod whole;

use axum::{Router, extract::State};
use commands::{DeleteDraft, DraftChange, GetRequisition, IssueDraft, UpdateDraft};
use monitor::{Answer, Concerning};
use shared::{
    ids::RequisitionId,
    referrals::{Requisition, RequisitionForm},
};
use web::{AppState, By, IdempotencyKey, IfMatch, PathId, Serve, Typed};

pub(super) use commands::Terms;
pub use commands::{CreateDraft, Filled, IssueRequisition};
pub(super) use form::{Purpose, check};
pub(super) use repeated::repeated;
pub(super) use store::{Written, write};
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

monitor::effects! { AppState:
    IssueRequisition = store::issue => Concerning<Requisition>, with app;
    CreateDraft = store::draft => Concerning<Requisition>, with app;
    UpdateDraft = store::update_draft => Concerning<Requisition>, with app;
    IssueDraft = store::issue_draft => Concerning<Requisition>, with app;
    DeleteDraft = store::delete_draft => Concerning<()>;
}

monitor::questions! { AppState:
    GetRequisition = whole::get => Concerning<Requisition>;
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
