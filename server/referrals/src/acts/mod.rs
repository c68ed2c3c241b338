//! What is done to referrals: each act is a command, and takes one step of
//! [`shared::referrals::TRANSITIONS`].

mod commands;
mod replace;
mod step;
mod store;

use crate::requisitions::Terms;
use axum::{Router, extract::State};
use monitor::{Answer, Error};
use shared::{
    fields::Rule,
    ids::ReferralId,
    referrals::{Completion, EnteredInError, Recall, Requisition, RequisitionForm, TakeOver},
};
use web::{AppState, Body, By, PathId, Serve};

pub use commands::{
    CompleteReferral, EnterReferralInError, RecallReferral, ReleaseReferral, ReplaceReferral,
    TakeOverReferral, TakeReferral,
};
pub use replace::replace;
pub use store::{complete, enter_in_error, recall, release, take, take_over};

/// The routes of acts.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(post_take)
        .serve(post_release)
        .serve(post_take_over)
        .serve(post_complete)
        .serve(post_recall)
        .serve(post_error)
        .serve(post_replacement)
}

async fn post_take(
    State(app): State<AppState>,
    actor: By<TakeReferral>,
    PathId(id): PathId<ReferralId>,
) -> Answer<Requisition> {
    app.monitor
        .run_concerning(&actor, TakeReferral { id }, store::take)
        .await
}

async fn post_release(
    State(app): State<AppState>,
    actor: By<ReleaseReferral>,
    PathId(id): PathId<ReferralId>,
) -> Answer<()> {
    app.monitor
        .run_concerning(&actor, ReleaseReferral { id }, store::release)
        .await
}

async fn post_take_over(
    State(app): State<AppState>,
    actor: By<TakeOverReferral>,
    PathId(id): PathId<ReferralId>,
    Body(take_over): Body<TakeOver>,
) -> Answer<Requisition> {
    let command = TakeOverReferral { id, take_over };
    app.monitor
        .run_concerning(&actor, command, store::take_over)
        .await
}

async fn post_complete(
    State(app): State<AppState>,
    actor: By<CompleteReferral>,
    PathId(id): PathId<ReferralId>,
    Body(completion): Body<Completion>,
) -> Answer<Requisition> {
    let command = CompleteReferral { id, completion };
    app.monitor
        .run_concerning(&actor, command, store::complete)
        .await
}

async fn post_recall(
    State(app): State<AppState>,
    actor: By<RecallReferral>,
    PathId(id): PathId<ReferralId>,
    Body(recall): Body<Recall>,
) -> Answer<Requisition> {
    let checked = recall.reason.check(recall.comment.as_ref());
    let command = RecallReferral { id, recall };
    if let Err(rule) = checked {
        return Err(app.monitor.refuse(&actor, &command, unfit(rule)).await);
    }
    app.monitor
        .run_concerning(&actor, command, store::recall)
        .await
}

async fn post_error(
    State(app): State<AppState>,
    actor: By<EnterReferralInError>,
    PathId(id): PathId<ReferralId>,
    Body(error): Body<EnteredInError>,
) -> Answer<Requisition> {
    let checked = error.reason.check(error.comment.as_ref());
    let command = EnterReferralInError { id, error };
    if let Err(rule) = checked {
        return Err(app.monitor.refuse(&actor, &command, unfit(rule)).await);
    }
    app.monitor
        .run_concerning(&actor, command, store::enter_in_error)
        .await
}

async fn post_replacement(
    State(app): State<AppState>,
    actor: By<ReplaceReferral>,
    PathId(id): PathId<ReferralId>,
    Body(form): Body<RequisitionForm>,
) -> Answer<Requisition> {
    let terms = Terms::of(&app);
    let command = ReplaceReferral { id, form, terms };
    app.monitor.run_concerning(&actor, command, replace).await
}

/// A reason that cannot be given so.
fn unfit(rule: Rule) -> Error {
    let field = match rule {
        Rule::CommentMissing => "comment",
        _ => "reason",
    };
    Error::field(field, rule)
}
