//! The acts, as they are asked for, and their SQL; replacing has a file of its own.

use super::step::{AlsoSet, Step, step};
use crate::{
    history::Line,
    requisitions::{Part, concerning, whole},
};
use monitor::{
    Concerning, Error, Permit, Subject, Tx, engine::Connection, query, query_scalar, stored_id,
};
use shared::{
    ids::{ReferralId, RequisitionId},
    referrals::{Act, Completion, EnteredInError, Reason, Recall, Requisition, TakeOver},
};
use web::AppState;

monitor::commands! { AppState:
    /// Takes a referral into work.
    pub struct TakeReferral { pub id: ReferralId }
        does take => Concerning<Requisition>, about Referral(id), TOUCHES_SESSIONS = false;

    /// Lets it go again.
    pub struct ReleaseReferral { pub id: ReferralId }
        does release => Concerning<()>, about Referral(id), TOUCHES_SESSIONS = false;

    /// Takes a referral over from a colleague.
    pub struct TakeOverReferral { pub id: ReferralId, pub take_over: TakeOver }
        does take_over => Concerning<Requisition>,
        about Referral(id), TOUCHES_SESSIONS = false;

    /// Says what was found.
    pub struct CompleteReferral { pub id: ReferralId, pub completion: Completion }
        does complete => Concerning<Requisition>,
        about Referral(id), TOUCHES_SESSIONS = false;

    /// Takes a referral back.
    pub struct RecallReferral { pub id: ReferralId, pub recall: Recall }
        does recall => Concerning<Requisition>, about Referral(id), TOUCHES_SESSIONS = false;

    /// Says that a referral was a mistake.
    pub struct EnterReferralInError { pub id: ReferralId, pub error: EnteredInError }
        does enter_in_error => Concerning<Requisition>,
        about Referral(id), TOUCHES_SESSIONS = false;
}

/// Takes a referral into work: of two who try, one is told who was faster.
pub async fn take(
    tx: &mut Tx<'_>,
    permit: Permit<'_, TakeReferral>,
) -> Result<Concerning<Requisition>, Error> {
    let &TakeReferral { id } = permit.command();
    let taken = step(tx, id, Line::plain(Act::Take), AlsoSet::Performer).await?;
    into_work(tx, id, &taken).await
}

/// Takes a referral over from a colleague.
pub async fn take_over(
    tx: &mut Tx<'_>,
    permit: Permit<'_, TakeOverReferral>,
) -> Result<Concerning<Requisition>, Error> {
    let &TakeOverReferral { id, ref take_over } = permit.command();
    let line = Line {
        act: Act::TakeOver,
        reason: None,
        comment: Some(&take_over.reason),
    };
    let taken = step(tx, id, line, AlsoSet::Performer).await?;
    into_work(tx, id, &taken).await
}

/// From now on the caller has it in work.
async fn into_work(
    tx: &mut Tx<'_>,
    id: ReferralId,
    taken: &Step,
) -> Result<Concerning<Requisition>, Error> {
    let (actor, now) = (tx.actor(), tx.now());
    let shown = whole(
        tx.connection(),
        taken.requisition,
        Part::One(id),
        actor,
        now,
    )
    .await?;
    if let Some(user) = taken.performer {
        tx.note().also(Subject::User(user));
    }
    Ok(concerning(shown))
}

/// Lets a referral go again.
pub async fn release(
    tx: &mut Tx<'_>,
    permit: Permit<'_, ReleaseReferral>,
) -> Result<Concerning<()>, Error> {
    let &ReleaseReferral { id } = permit.command();
    let released = step(tx, id, Line::plain(Act::Release), AlsoSet::NoPerformer).await?;
    Ok(Concerning::one(released.patient, ()))
}

/// Completes a referral with what was found.
pub async fn complete(
    tx: &mut Tx<'_>,
    permit: Permit<'_, CompleteReferral>,
) -> Result<Concerning<Requisition>, Error> {
    let &CompleteReferral { id, ref completion } = permit.command();
    let also = AlsoSet::Result(&completion.result);
    let done = step(tx, id, Line::plain(Act::Complete), also).await?;
    let (actor, now) = (tx.actor(), tx.now());
    let shown = whole(tx.connection(), done.requisition, Part::One(id), actor, now).await?;
    Ok(concerning(shown))
}

/// Takes a referral back.
pub async fn recall(
    tx: &mut Tx<'_>,
    permit: Permit<'_, RecallReferral>,
) -> Result<Concerning<Requisition>, Error> {
    let &RecallReferral { id, ref recall } = permit.command();
    let line = Line {
        act: Act::Recall,
        reason: Some(Reason::Recall(recall.reason)),
        comment: recall.comment.as_ref(),
    };
    step_and_show(tx, id, line).await
}

/// Says that a referral was a mistake.
pub async fn enter_in_error(
    tx: &mut Tx<'_>,
    permit: Permit<'_, EnterReferralInError>,
) -> Result<Concerning<Requisition>, Error> {
    let &EnterReferralInError { id, ref error } = permit.command();
    let line = Line {
        act: Act::EnterInError,
        reason: Some(Reason::Error(error.reason)),
        comment: error.comment.as_ref(),
    };
    step_and_show(tx, id, line).await
}

async fn step_and_show(
    tx: &mut Tx<'_>,
    id: ReferralId,
    line: Line<'_>,
) -> Result<Concerning<Requisition>, Error> {
    let done = step(tx, id, line, AlsoSet::Nothing).await?;
    let (actor, now) = (tx.actor(), tx.now());
    let shown = whole(tx.connection(), done.requisition, Part::Whole, actor, now).await?;
    Ok(concerning(shown))
}

const REPLACED_BY: &str = "select replaced_by from referrals_referral \
    where referral_id = $1 and replaced_by is not null";

/// What stands in a referral's place.
pub(super) async fn replaced_by(
    connection: &mut Connection,
    id: ReferralId,
) -> Result<Option<RequisitionId>, Error> {
    let by: Option<String> = query_scalar(REPLACED_BY)
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?;
    by.as_deref().map(stored_id).transpose()
}

const LINK: &str = "update referrals_referral set replaced_by = $1 where referral_id = $2";

/// Names what stands in a referral's place.
pub(super) async fn link(
    connection: &mut Connection,
    id: ReferralId,
    by: RequisitionId,
) -> Result<(), Error> {
    query(LINK)
        .bind(by.to_string())
        .bind(id.to_string())
        .execute(connection)
        .await?;
    Ok(())
}
