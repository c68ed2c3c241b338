//! The SQL of acts.

use super::{
    commands::{
        CompleteReferral, EnterReferralInError, RecallReferral, ReleaseReferral, TakeOverReferral,
        TakeReferral,
    },
    step::{Step, step},
};
use crate::{
    history::Line,
    requisitions::{Part, concerning, whole},
};
use monitor::{Concerning, Error, Permit, Subject, Tx};
use shared::{
    ids::ReferralId,
    referrals::{Act, Reason, Requisition},
};

const TAKE: &str = "update referrals_referral set performer_id = $1, performer_name = $2, \
    performer_organization = $3, performer_organization_id = $4, taken_at = $5 \
    where referral_id = $6";

/// Takes a referral into work: of two who try, one is told who was faster.
pub async fn take(
    tx: &mut Tx<'_>,
    permit: Permit<TakeReferral>,
) -> Result<Concerning<Requisition>, Error> {
    let TakeReferral { id } = permit.into_command();
    let taken = step(tx, id, Line::plain(Act::Take)).await?;
    into_work(tx, id, &taken).await
}

/// Takes a referral over from a colleague.
pub async fn take_over(
    tx: &mut Tx<'_>,
    permit: Permit<TakeOverReferral>,
) -> Result<Concerning<Requisition>, Error> {
    let TakeOverReferral { id, take_over } = permit.into_command();
    let line = Line {
        act: Act::TakeOver,
        reason: None,
        comment: Some(&take_over.reason),
    };
    let taken = step(tx, id, line).await?;
    into_work(tx, id, &taken).await
}

/// From now on the caller has it in work.
async fn into_work(
    tx: &mut Tx<'_>,
    id: ReferralId,
    taken: &Step,
) -> Result<Concerning<Requisition>, Error> {
    let (now, member) = (tx.now(), tx.member()?);
    sqlx::query(TAKE)
        .bind(member.user_id.to_string())
        .bind(member.full_name.as_str())
        .bind(member.organization.as_str())
        .bind(member.organization_id.to_string())
        .bind(tx.passed().0)
        .bind(id.to_string())
        .execute(tx.connection())
        .await?;
    let actor = tx.actor();
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

const RELEASE: &str = "update referrals_referral set performer_id = null, performer_name = null, \
    performer_organization = null, performer_organization_id = null, taken_at = null where referral_id = $1";

/// Lets a referral go again.
pub async fn release(
    tx: &mut Tx<'_>,
    permit: Permit<ReleaseReferral>,
) -> Result<Concerning<()>, Error> {
    let ReleaseReferral { id } = permit.into_command();
    let released = step(tx, id, Line::plain(Act::Release)).await?;
    sqlx::query(RELEASE)
        .bind(id.to_string())
        .execute(tx.connection())
        .await?;
    Ok(Concerning::one(released.patient, ()))
}

const COMPLETE: &str = "update referrals_referral set result = $1 where referral_id = $2";

/// Completes a referral with what was found.
pub async fn complete(
    tx: &mut Tx<'_>,
    permit: Permit<CompleteReferral>,
) -> Result<Concerning<Requisition>, Error> {
    let CompleteReferral { id, completion } = permit.into_command();
    let done = step(tx, id, Line::plain(Act::Complete)).await?;
    sqlx::query(COMPLETE)
        .bind(completion.result.as_str())
        .bind(id.to_string())
        .execute(tx.connection())
        .await?;
    let (actor, now) = (tx.actor(), tx.now());
    let shown = whole(tx.connection(), done.requisition, Part::One(id), actor, now).await?;
    Ok(concerning(shown))
}

/// Takes a referral back.
pub async fn recall(
    tx: &mut Tx<'_>,
    permit: Permit<RecallReferral>,
) -> Result<Concerning<Requisition>, Error> {
    let RecallReferral { id, recall } = permit.into_command();
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
    permit: Permit<EnterReferralInError>,
) -> Result<Concerning<Requisition>, Error> {
    let EnterReferralInError { id, error } = permit.into_command();
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
    let done = step(tx, id, line).await?;
    let (actor, now) = (tx.actor(), tx.now());
    let shown = whole(tx.connection(), done.requisition, Part::Whole, actor, now).await?;
    Ok(concerning(shown))
}
