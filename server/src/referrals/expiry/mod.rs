//! Expiry: what nobody took into work while it held is recalled by the
//! server's clock. Nothing is kept in memory: whatever is due is found in the
//! database, also after a restart.

mod store;

use crate::{
    error::Error,
    monitor::{Actor, Command, Entity, Monitor, Operation, Permit, Tx},
    referrals::{acts::step_by_clock, history::Line},
};
use shared::{
    ids::ReferralId,
    referrals::{Act, Reason, RecallReason},
};

/// Recalls referrals whose validity has ended.
pub struct ExpireReferrals;

impl Command for ExpireReferrals {
    const DESTINATION: Entity = Entity::ReferralDesk;
    const OPERATION: Operation = Operation::ExpireReferrals;
    const TOUCHES_SESSIONS: bool = false;
}

/// Recalls everything that is due, a batch at a time so that others get their
/// turn; gives how many.
///
/// # Errors
/// The database is out of reach; what was recalled until then stays so.
pub async fn expire(monitor: &Monitor) -> Result<usize, Error> {
    let mut expired = 0;
    loop {
        let due = monitor.read(&Actor::System, ExpireReferrals, store::due);
        let due = due.await?.into_value();
        if due.is_empty() {
            return Ok(expired);
        }
        expired += due.len();
        let recall = async |tx: &mut Tx<'_>, _: Permit<ExpireReferrals>| recall(tx, &due).await;
        monitor.run(&Actor::System, ExpireReferrals, recall).await?;
    }
}

async fn recall(tx: &mut Tx<'_>, due: &[ReferralId]) -> Result<(), Error> {
    for id in due {
        // Somebody may have been faster since.
        if store::is_due(tx, *id).await? {
            let line = Line {
                act: Act::Expire,
                reason: Some(Reason::Recall(RecallReason::Autoexpired)),
                comment: None,
            };
            step_by_clock(tx, *id, line).await?;
        }
    }
    tx.detail(format!("{} referrals", due.len()));
    Ok(())
}
