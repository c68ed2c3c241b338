//! One step: who asks, where the referral stands, whether the table knows the
//! way from there.

mod store;

use crate::{
    history::{self, Line, who_was_last},
    scope::Facts,
};
use monitor::{Actor, Error, Tx};
use shared::{
    fields::Note,
    ids::{PatientId, ReferralId, RequisitionId, UserId},
    problem::ErrorCode,
    referrals::{Act, Party, ReferralState, next},
    time::Day,
};

/// A referral that was found and may take the step.
pub(super) struct Step {
    pub requisition: RequisitionId,
    pub patient: PatientId,
    /// Who had it in work before.
    pub performer: Option<UserId>,
    from: ReferralState,
    to: ReferralState,
}

/// A referral as the step finds it.
struct Standing {
    requisition: RequisitionId,
    patient: PatientId,
    facts: Facts,
    requester: String,
    valid_until: Option<Day>,
}

/// What is set beside where the referral stands.
#[derive(Clone, Copy)]
pub(super) enum AlsoSet<'a> {
    Nothing,
    /// Whoever takes the step has it in work from now on.
    Performer,
    /// Nobody has.
    NoPerformer,
    /// What was found.
    Result(&'a Note),
}

/// Takes the step: moves the referral and writes its history.
pub(super) async fn step(
    tx: &mut Tx<'_>,
    id: ReferralId,
    line: Line<'_>,
    also: AlsoSet<'_>,
) -> Result<Step, Error> {
    let step = may_step(tx, id, line.act).await?;
    store::put(tx, id, &step, also).await?;
    history::add(tx, id, line).await?;
    Ok(step)
}

async fn may_step(tx: &mut Tx<'_>, id: ReferralId, act: Act) -> Result<Step, Error> {
    let now = tx.now();
    let standing = store::find(tx.connection(), id, now).await?;
    let Standing {
        requisition,
        patient,
        facts,
        ..
    } = &standing;
    tx.note().concerns([*patient]);
    if !is_known(facts, tx.actor(), act) {
        return Err(ErrorCode::NotFound.into());
    }
    if let (Act::Take, true, Some(last_day)) = (act, facts.expired, standing.valid_until) {
        return Err(ErrorCode::ReferralExpired { last_day }.into());
    }
    let Some(row) = next(Some(facts.state), act) else {
        return Err(refused(tx, id, act, facts).await);
    };
    if !facts.is(tx.actor(), row.party) {
        return Err(match row.party {
            Party::Requester | Party::Answerable => ErrorCode::RequesterOnly {
                who: standing.requester,
            }
            .into(),
            _ => refused(tx, id, act, facts).await,
        });
    }
    Ok(Step {
        requisition: *requisition,
        patient: *patient,
        performer: facts.performer,
        from: facts.state,
        to: row.to,
    })
}

/// Whether the caller may learn that the referral exists: whoever processes
/// has its id from its number, whoever issues from their organization's lists.
fn is_known(facts: &Facts, actor: &Actor, act: Act) -> bool {
    match act {
        Act::Take | Act::Release | Act::TakeOver | Act::Complete => {
            facts.state != ReferralState::DRAFT && facts.is(actor, Party::Processor)
        }
        Act::Expire => false,
        Act::Issue | Act::Recall | Act::EnterInError | Act::Replace => facts.is_read_by(actor),
    }
}

async fn refused(tx: &mut Tx<'_>, id: ReferralId, act: Act, facts: &Facts) -> Error {
    let state = facts.state;
    match who_was_last(tx.connection(), id).await {
        Ok(_) if facts.expired => ErrorCode::TransitionRefused {
            act,
            state,
            who: None,
        }
        .into(),
        Ok(who) => ErrorCode::TransitionRefused { act, state, who }.into(),
        Err(error) => error,
    }
}
