//! What is done to referrals: each act is a command, and takes one step of
//! [`shared::referrals::TRANSITIONS`].

#[expect(missing_docs, reason = "a referral, and what its form sent")]
mod replace;
mod step;
#[expect(missing_docs, reason = "a referral, and what its form sent")]
mod store;

use axum::{Router, extract::State};
use monitor::{Answer, Error};
use shared::{
    fields::Rule,
    ids::ReferralId,
    referrals::{Completion, EnteredInError, Recall, Requisition, RequisitionForm, TakeOver},
};
use web::{AppState, Body, By, PathId, Serve, Typed};

pub use replace::ReplaceReferral;
pub use store::{
    CompleteReferral, EnterReferralInError, RecallReferral, ReleaseReferral, TakeOverReferral,
    TakeReferral,
};

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
    app.run_concerning(&actor, TakeReferral { id }).await
}

async fn post_release(
    State(app): State<AppState>,
    actor: By<ReleaseReferral>,
    PathId(id): PathId<ReferralId>,
) -> Answer<()> {
    app.run_concerning(&actor, ReleaseReferral { id }).await
}

async fn post_take_over(
    State(app): State<AppState>,
    actor: By<TakeOverReferral>,
    PathId(id): PathId<ReferralId>,
    Body(take_over): Body<TakeOver>,
) -> Answer<Requisition> {
    let command = TakeOverReferral { id, take_over };
    app.run_concerning(&actor, command).await
}

async fn post_complete(
    State(app): State<AppState>,
    actor: By<CompleteReferral>,
    PathId(id): PathId<ReferralId>,
    Body(completion): Body<Completion>,
) -> Answer<Requisition> {
    let command = CompleteReferral { id, completion };
    app.run_concerning(&actor, command).await
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
    app.run_concerning(&actor, command).await
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
    app.run_concerning(&actor, command).await
}

async fn post_replacement(
    State(app): State<AppState>,
    actor: By<ReplaceReferral>,
    PathId(id): PathId<ReferralId>,
    form: Typed<RequisitionForm>,
) -> Answer<Requisition> {
    let command = ReplaceReferral { id, form };
    app.run_concerning(&actor, command).await
}

/// A reason that cannot be given so.
fn unfit(rule: Rule) -> Error {
    let field = match rule {
        Rule::CommentMissing => "comment",
        _ => "reason",
    };
    Error::field(field, rule)
}
