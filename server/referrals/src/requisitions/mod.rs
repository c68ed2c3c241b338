//! Requisitions: what is asked for at once, issued or kept as a draft.

mod commands;
mod form;
mod repeated;
mod store;
mod whole;

use axum::{Router, extract::State};
use commands::{DeleteDraft, DraftChange, GetRequisition, IssueDraft, UpdateDraft};
use monitor::Answer;
use shared::{
    ids::RequisitionId,
    referrals::{Requisition, RequisitionForm},
};
use web::{AppState, Body, By, IdempotencyKey, IfMatch, PathId, Serve};

pub use commands::{CreateDraft, Filled, IssueRequisition, Terms};
pub(super) use form::{Purpose, check};
pub(super) use repeated::repeated;
pub(super) use store::{Written, write};
pub use store::{draft, issue};
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
    PathId(id): PathId<RequisitionId>,
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
    PathId(id): PathId<RequisitionId>,
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
    actor: By<DeleteDraft>,
    PathId(id): PathId<RequisitionId>,
) -> Answer<()> {
    app.monitor
        .run_concerning(&actor, DeleteDraft(id), store::delete_draft)
        .await
}

async fn get(
    State(app): State<AppState>,
    actor: By<GetRequisition>,
    PathId(id): PathId<RequisitionId>,
) -> Answer<Requisition> {
    let found = app
        .monitor
        .read_concerning(&actor, GetRequisition(id), whole::get)
        .await?;
    Ok(found.tagged(|requisition| requisition.version))
}
